// Whether the bytes of an HMAC secret are really a public key, in any form a server might have on disk.
import { decodeUtf8Lossy } from '../bytes/utf8.ts';
import { parseJson } from '../json/parse-json.ts';

const MAX_BYTES = 16_384;

export const PATTERNS: readonly RegExp[] = [
  /-----BEGIN (?:(?:RSA|EC|DSA) )?PUBLIC KEY-----|-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/,
  /^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-nistp\d+|sk-ssh-\S+) AAAA/,
];

/** PEM, OpenSSH, a JWK of another type than "oct", or a SubjectPublicKeyInfo in DER. */
export function isPublicKeyText(secret: Uint8Array): boolean {
  const bytes = secret.subarray(0, MAX_BYTES);
  if (isSpki(bytes)) return true;
  const text = decodeUtf8Lossy(bytes).replace(/^[\uFEFF\s]+/, '');
  return PATTERNS.some((pattern) => pattern.test(text)) || isAsymmetricJwk(text);
}

function isAsymmetricJwk(text: string): boolean {
  if (!text.startsWith('{')) return false;
  const { root } = parseJson(text);
  if (root?.kind !== 'object') return false;
  const kty = root.members.findLast((member) => member.name === 'kty')?.value;
  return kty?.kind === 'string' && kty.value !== 'oct';
}

/** SEQUENCE { SEQUENCE { OBJECT IDENTIFIER …, RFC 5280 §4.1.2.7; a private key begins with an INTEGER. */
function isSpki(bytes: Uint8Array): boolean {
  const inner = contentStart(bytes, 0);
  const algorithm = inner === undefined ? undefined : contentStart(bytes, inner);
  return algorithm !== undefined && bytes[algorithm] === 0x06;
}

/** Where the content of a SEQUENCE at `at` begins. */
function contentStart(bytes: Uint8Array, at: number): number | undefined {
  const length = bytes[at + 1];
  if (bytes[at] !== 0x30 || length === undefined) return undefined;
  return at + 2 + (length > 0x80 && length < 0x85 ? length - 0x80 : 0);
}
