// The facts of a rule's example, made as the page makes them: found, parsed, signed, verified. For tests only.
import { encodeBase64url } from '../bytes/base64url.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';
import { guessProfile } from '../claims/guess-profile.ts';
import { canSign, signBytes } from '../crypto/sign.ts';
import { findKnownSecret } from '../crypto/known-secrets.ts';
import { verifyToken } from '../crypto/verify-token.ts';
import { readKey } from '../keys/read-key.ts';
import { findTokens } from '../token/find-tokens.ts';
import { parseToken } from '../token/parse-token.ts';
import { algorithmNeeds } from './algorithm-needs.ts';
import type { LintFacts, RuleExample } from './define-rule.ts';
import { EXAMPLE_KEYS } from './example-keys.ts';
import { makeFacts } from './make-facts.ts';

export const EXAMPLE_NOW = 1_795_000_000;
const LEEWAY = 60;

/** The key that a name stands for, or the text itself. */
export function keyText(text: string): string {
  return EXAMPLE_KEYS.get(text) ?? text;
}

/** JSON text of a part, with key names replaced by JWKs. */
function partText(part: object | string): string {
  if (typeof part === 'string') return part;
  return JSON.stringify(part, (_, value: unknown) =>
    typeof value === 'string' && EXAMPLE_KEYS.has(value)
      ? (JSON.parse(keyText(value)) as unknown)
      : value,
  );
}

/** A signature as long as the algorithm's, made of nothing. */
function filler(alg: string | undefined): string {
  const bytes = algorithmNeeds(alg ?? '')?.signatureBytes[0] ?? 256;
  return encodeBase64url(new Uint8Array(bytes).fill(0x55));
}

async function exampleText(example: NonNullable<RuleExample['others']>[number]): Promise<string> {
  if (example.text !== undefined) return example.text;
  const encode = (part: object | string): string => encodeBase64url(encodeUtf8(partText(part)));
  const header = encode(example.header ?? {});
  const unencoded = partText(example.header ?? {}).includes('"b64":false');
  const payload = unencoded ? partText(example.payload ?? {}) : encode(example.payload ?? {});
  const input = `${header}.${payload}`;
  const token = parseToken(`${input}.`);
  const alg = 'jose' in token ? token.jose.alg : undefined;
  if (example.signWith === undefined) return `${input}.${example.signature ?? filler(alg)}`;
  const text = keyText(example.signWith);
  // A PEM can be an HMAC's secret too: that is what some examples are about.
  const isText = alg?.startsWith('HS') && !text.startsWith('{');
  const reading = readKey(text, isText ? 'utf8' : 'auto');
  const signer = canSign(reading, alg ?? '');
  if (!signer) throw new Error(`the example's key cannot sign ${alg}`);
  return `${input}.${encodeBase64url(await signBytes(alg ?? '', signer, encodeUtf8(input)))}`;
}

/** Everything a rule may read about an example. */
export async function exampleFacts(example: RuleExample): Promise<LintFacts> {
  const texts = await Promise.all([example, ...(example.others ?? [])].map(exampleText));
  const source = texts.join('\n');
  const found = findTokens(source);
  const [first, ...rest] = found.tokens;
  const token = parseToken(first?.text ?? source);
  const text = keyText(example.key ?? '');
  const key = readKey(text, example.keyFormat ?? 'auto');
  const now = example.now ?? EXAMPLE_NOW;
  const expectations = { leeway: LEEWAY, ...example.expectations };
  const verified = await verifyToken(token, key, {
    keyTexts: [{ text, encoding: key.encoding }],
    now,
    expectations,
  });
  const isSearched = key.status === 'empty' && example.signWith !== undefined;
  const knownSecret =
    verified.knownSecret ?? (isSearched ? await findKnownSecret(token) : undefined);
  return makeFacts({
    token,
    found,
    key,
    verification: { ...verified, ...(knownSecret !== undefined && { knownSecret }) },
    now,
    expectations,
    others: rest.map(({ text: other }) => parseToken(other)),
    profile: guessProfile(token, example.profile),
    keyUse: example.keyUse,
    signing: example.signing,
  });
}
