// The public half of a key as a JWK of the required members only, in their one canonical spelling (RFC 7638 §3.2).
import { decodeBase64url, encodeBase64url } from '../bytes/base64url.ts';
import { EC_CURVES } from './curves.ts';
import { computePublicPoint } from './ec-point.ts';
import { resizeUnsigned } from './jwk-members.ts';
import type { Jwk, KeyMaterial, KeyType } from './key-reading.ts';

type Octets = Uint8Array<ArrayBuffer>;

/** Required public members in the order of RFC 7638 §3.3; AKP by RFC 9964 §6. */
const PUBLIC_MEMBERS = {
  oct: ['k', 'kty'],
  RSA: ['e', 'kty', 'n'],
  EC: ['crv', 'kty', 'x', 'y'],
  OKP: ['crv', 'kty', 'x'],
  AKP: ['alg', 'kty', 'pub'],
} satisfies Record<KeyType, readonly string[]>;

/** Members that hold octets; RSA's are integers without leading zeros (RFC 7518 §6.3.1), EC's of the curve's size. */
const OCTET_MEMBERS = new Set([
  'k',
  'n',
  'e',
  'd',
  'p',
  'q',
  'dp',
  'dq',
  'qi',
  'x',
  'y',
  'pub',
  'priv',
]);

/** A member's value as it must be written: a base64url spelling that a lenient reader accepts is made strict. */
export function canonicalMember(jwk: Jwk, name: string): string {
  const value = jwk[name];
  if (typeof value !== 'string') return '';
  const bytes = OCTET_MEMBERS.has(name) ? decodeBase64url(value).bytes : undefined;
  if (!bytes) return value;
  if (jwk.kty === 'RSA') return encodeBase64url(withoutLeadingZeros(bytes));
  const octets = jwk.kty === 'EC' ? EC_CURVES.get(String(jwk.crv))?.octets : undefined;
  return encodeBase64url((octets !== undefined && resizeUnsigned(bytes, octets)) || bytes);
}

export function withoutLeadingZeros(octets: Octets): Octets {
  const start = octets.findIndex((octet) => octet !== 0);
  return start > 0 ? octets.subarray(start) : octets;
}

/** The members of a JWK that these names choose, each in its canonical spelling. */
export function pickMembers(jwk: Jwk, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, canonicalMember(jwk, name)]));
}

/**
 * The public half of a key; for a secret, the secret itself as `{k, kty}`.
 * `undefined` when the file leaves the public half out and this browser cannot compute it.
 */
export async function publicJwk(key: KeyMaterial): Promise<Record<string, string> | undefined> {
  const { material } = key;
  const names = PUBLIC_MEMBERS[key.type];
  if (material.form === 'jwk') return pickMembers(material.jwk, names);
  if (material.form === 'secret') return { k: encodeBase64url(material.bytes), kty: 'oct' };
  const jwk = await completeJwk(key, material.der);
  return jwk && pickMembers(jwk, names);
}

/** Computes the public half of a PKCS#8 key that leaves it out, and gives the whole key as a JWK. */
export async function completeJwk(key: KeyMaterial, der: Octets): Promise<Jwk | undefined> {
  const { curve = '', alg = '' } = key;
  const ec = EC_CURVES.get(curve);
  if (ec) {
    // Firefox imports such a key and then cannot tell its public half. The scalar is the last thing in the file.
    const d = der.slice(-ec.octets);
    const { x, y } = computePublicPoint(ec, d);
    const [first, second, third] = [x, y, d].map(encodeBase64url);
    return { kty: 'EC', crv: curve, x: first, y: second, d: third };
  }
  try {
    const usages: KeyUsage[] = curve.startsWith('X') ? ['deriveBits'] : ['sign'];
    const params = { name: curve || alg };
    const imported = await crypto.subtle.importKey('pkcs8', der, params, true, usages);
    return { ...(await crypto.subtle.exportKey('jwk', imported)) };
  } catch {
    return undefined;
  }
}
