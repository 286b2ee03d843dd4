// The keys in a token's own header, `jwk` and the first certificate of `x5c` (RFC 7515 §4.1.3, §4.1.6): whether the
// signature holds under them proves possession, not trust.
import { nodeAt } from '../json/edit-json.ts';
import { readBase64Text, WHITESPACE } from '../keys/base64-text.ts';
import type { KeyOrProblem } from '../keys/key-problem.ts';
import type { KeyReading } from '../keys/key-reading.ts';
import { readKey } from '../keys/read-key.ts';
import { readCertificate } from '../keys/read-public-der.ts';
import { thumbprint } from '../keys/thumbprint.ts';
import type { JwsToken } from '../token/parsed-token.ts';
import { checkSignature, type SignedInput } from './check-signature.ts';
import type { EmbeddedKey, Verification } from './verification.ts';

type Answer = Pick<
  Verification,
  'holdsWithEmbeddedJwk' | 'embeddedJwkIsGivenKey' | 'leafCertificate'
>;

/** Characters of a certificate that are read. */
const TEXT_LIMIT = 100_000;

/** Tries the header's own keys. Empty when there are none, or none that can serve the algorithm. */
export async function tryEmbeddedKeys(
  token: JwsToken,
  signed: SignedInput,
  given: KeyReading,
): Promise<Answer> {
  const [jwk, leafCertificate] = await Promise.all([
    tryKey(embeddedJwk(token), signed, given),
    tryKey(leafKey(token), signed, given),
  ]);
  return {
    ...(jwk && { holdsWithEmbeddedJwk: jwk.holds, embeddedJwkIsGivenKey: jwk.isGivenKey }),
    ...(leafCertificate && { leafCertificate }),
  };
}

function embeddedJwk({ header }: JwsToken): KeyOrProblem | undefined {
  const root = header.json?.reading.root;
  const node = root && nodeAt(root, ['jwk']);
  if (node?.kind !== 'object') return undefined;
  return readKey(header.json?.text.slice(node.start, node.end) ?? '', 'jwk').keys[0];
}

function leafKey({ header }: JwsToken): KeyOrProblem | undefined {
  const root = header.json?.reading.root;
  const node = root && nodeAt(root, ['x5c', 0]);
  if (node?.kind !== 'string' || node.value.length > TEXT_LIMIT) return undefined;
  const { bytes } = readBase64Text(node.value, WHITESPACE);
  return bytes && readCertificate(bytes);
}

async function tryKey(
  key: KeyOrProblem | undefined,
  signed: SignedInput,
  given: KeyReading,
): Promise<EmbeddedKey | undefined> {
  // A shared secret in the header is no key at all: everyone has it.
  if (!key || 'code' in key || key.kind === 'secret') return undefined;
  const { outcome } = await checkSignature(key, signed);
  if (outcome !== 'holds' && outcome !== 'does-not-hold') return undefined;
  const own = await thumbprint(key);
  const others = await Promise.all(
    given.keys.filter(({ type }) => type === key.type).map(thumbprint),
  );
  return { holds: outcome === 'holds', isGivenKey: own !== undefined && others.includes(own) };
}
