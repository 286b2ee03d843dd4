// The `jwk` in a token's own header (RFC 7515 §4.1.3): whether the signature holds under it proves possession, not trust.
import type { KeyReading } from '../keys/key-reading.ts';
import { readKey } from '../keys/read-key.ts';
import { thumbprint } from '../keys/thumbprint.ts';
import type { JwsToken } from '../token/parsed-token.ts';
import { checkSignature, type SignedInput } from './check-signature.ts';
import type { Verification } from './verification.ts';

type Answer = Pick<Verification, 'holdsWithEmbeddedJwk' | 'embeddedJwkIsGivenKey'>;

/** Tries the header's own key. Empty when there is none, or it cannot serve the algorithm. */
export async function tryEmbeddedJwk(
  token: JwsToken,
  signed: SignedInput,
  given: KeyReading,
): Promise<Answer> {
  const { json } = token.header;
  const root = json?.reading.root;
  if (!json || root?.kind !== 'object') return {};
  const node = root.members.findLast(({ name }) => name === 'jwk')?.value;
  if (node?.kind !== 'object') return {};
  const [key] = readKey(json.text.slice(node.start, node.end), 'jwk').keys;
  // A shared secret in the header is no key at all: everyone has it.
  if (!key || key.kind === 'secret') return {};
  const { outcome } = await checkSignature(key, signed);
  if (outcome !== 'holds' && outcome !== 'does-not-hold') return {};
  const own = await thumbprint(key);
  const others = await Promise.all(
    given.keys.filter(({ type }) => type === key.type).map(thumbprint),
  );
  return {
    holdsWithEmbeddedJwk: outcome === 'holds',
    embeddedJwkIsGivenKey: own !== undefined && others.includes(own),
  };
}
