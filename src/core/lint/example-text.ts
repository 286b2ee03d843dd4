// A rule's example as text: the token and the key, as the fields of the page take them.
import { encodeBase64url } from '../bytes/base64url.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';
import { canSign, signBytes } from '../crypto/sign.ts';
import { readKey } from '../keys/read-key.ts';
import { parseToken } from '../token/parse-token.ts';
import { algorithmNeeds } from './algorithm-needs.ts';
import type { RuleExample } from './define-rule.ts';
import { EXAMPLE_KEYS } from './example-keys.ts';

/** The key that a name stands for, or the text itself. */
export function keyText(text: string): string {
  return EXAMPLE_KEYS.get(text) ?? text;
}

/** What the token field takes: the example's token, and the further ones of the same paste below it. */
export async function exampleText(example: RuleExample): Promise<string> {
  const texts = await Promise.all([example, ...(example.others ?? [])].map(tokenText));
  return texts.join('\n');
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

async function tokenText(example: NonNullable<RuleExample['others']>[number]): Promise<string> {
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
