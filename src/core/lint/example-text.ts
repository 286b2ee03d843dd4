// A rule's example as text: the token and the key, as the fields of the page take them.
import { encodeBase64url } from '../bytes/base64url.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';
import { encryptToken } from '../crypto/jwe/encrypt-token.ts';
import { canSign, signBytes } from '../crypto/sign.ts';
import { digestOf } from '../crypto/sd-jwt/read-disclosures.ts';
import { readKey } from '../keys/read-key.ts';
import { parseToken } from '../token/parse-token.ts';
import { algorithmNeeds } from './algorithm-needs.ts';
import type { RuleExample } from './define-rule.ts';
import { EXAMPLE_CERTIFICATES } from './example-certificates.ts';
import { EXAMPLE_KEYS } from './example-keys.ts';

/** The key or certificate that a name stands for, or the text itself; of an object its JSON, as partText makes it. */
export function keyText(key: string | object): string {
  if (typeof key !== 'string') return partText(key);
  const certificate = EXAMPLE_CERTIFICATES.get(key);
  return certificate === undefined
    ? (EXAMPLE_KEYS.get(key) ?? key)
    : `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----\n`;
}

/** What the token field takes: the example's token, and the further ones of the same paste below it. */
export async function exampleText(example: RuleExample): Promise<string> {
  const texts = await Promise.all([example, ...(example.others ?? [])].map(tokenText));
  return texts.join('\n');
}

type ExamplePart = NonNullable<RuleExample['others']>[number];
/** What names stand for in a part: digests of disclosures. */
type Digests = ReadonlyMap<string, string>;

const NO_DIGESTS: Digests = new Map();

/**
 * JSON text of a part, with names of keys replaced by JWKs, `like: name` by the members of that JWK, names of
 * certificates by their base64, and names of digests by them.
 */
function partText(part: object | string, digests = NO_DIGESTS): string {
  if (typeof part === 'string') return part;
  return JSON.stringify(part, (_, value: unknown) => {
    if (typeof value === 'string') {
      return EXAMPLE_KEYS.has(value)
        ? (JSON.parse(keyText(value)) as unknown)
        : (EXAMPLE_CERTIFICATES.get(value) ?? digests.get(value) ?? value);
    }
    if (typeof value !== 'object' || value === null || !('like' in value)) return value;
    const { like, ...members } = value;
    const jwk = JSON.parse(keyText(String(like))) as object;
    return { ...jwk, ...members };
  });
}

/** Octets that look like a signature, a key or a ciphertext, and are none. */
function filler(length: number): string {
  return encodeBase64url(Uint8Array.from({ length }, (_, i) => (i * 151 + 37) % 254));
}

async function tokenText(example: ExamplePart): Promise<string> {
  if (example.text !== undefined) return example.text;
  if (example.sealed) {
    const parts = example.sealed.map((part) => (typeof part === 'number' ? filler(part) : part));
    return [encodeText(partText(example.header ?? {})), ...parts].join('.');
  }
  if (example.encrypt) return jweText(example, example.encrypt);
  return example.disclosures ? sdJwtText(example, example.disclosures) : jwsText(example);
}

async function jweText(
  example: ExamplePart,
  { for: name, ...wish }: NonNullable<RuleExample['encrypt']>,
): Promise<string> {
  const [recipient] = readKey(keyText(name), 'auto').keys;
  const content = example.header ? await jwsText(example) : partText(example.payload ?? {});
  const token = recipient && (await encryptToken(encodeUtf8(content), recipient, wish));
  if (typeof token !== 'string') throw new Error(`the example cannot be encrypted: ${token?.code}`);
  return token;
}

/** RFC 9901 §4: the signed token, the disclosures, the key binding, with tildes between. */
async function sdJwtText(
  example: ExamplePart,
  disclosures: NonNullable<RuleExample['disclosures']>,
): Promise<string> {
  const digests = new Map<string, string>();
  const texts: string[] = [];
  for (const one of disclosures) {
    const text = typeof one === 'string' ? one : encodeText(partText(one, digests));
    texts.push(text);
    digests.set(`#${texts.length}`, await digestOf(text, 'SHA-256'));
  }
  const presented = [await jwsText(example, digests), ...texts, ''].join('~');
  const { keyBinding = '' } = example;
  if (typeof keyBinding === 'string') return presented + keyBinding;
  const hash = await digestOf(presented, 'SHA-256');
  return presented + (await jwsText(keyBinding, new Map([['#presented', hash]])));
}

const encodeText = (text: string): string => encodeBase64url(encodeUtf8(text));

async function jwsText(example: ExamplePart, digests = NO_DIGESTS): Promise<string> {
  const headerText = partText(example.header ?? {}, NO_DIGESTS);
  const payloadText = partText(example.payload ?? {}, digests);
  const header = encodeText(headerText);
  const payload = headerText.includes('"b64":false') ? payloadText : encodeText(payloadText);
  const input = `${header}.${payload}`;
  const token = parseToken(`${input}.`);
  const alg = 'jose' in token ? token.jose.alg : undefined;
  if (example.signWith === undefined)
    return `${input}.${example.signature ?? filler(algorithmNeeds(alg ?? '')?.signatureBytes[0] ?? 256)}`;
  const text = keyText(example.signWith);
  // A PEM can be an HMAC's secret too: that is what some examples are about.
  const isText = alg?.startsWith('HS') && !text.startsWith('{');
  const reading = readKey(text, isText ? 'utf8' : 'auto');
  const signer = canSign(reading, alg ?? '');
  if (!signer) throw new Error(`the example's key cannot sign ${alg}`);
  return `${input}.${encodeBase64url(await signBytes(alg ?? '', signer, encodeUtf8(input)))}`;
}
