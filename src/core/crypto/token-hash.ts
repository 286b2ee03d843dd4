// `at_hash`, `c_hash` and `s_hash`: the left half of a hash, which the ID token's `alg` chooses.
import { encodeBase64url } from '../bytes/base64url.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';

type Octets = Uint8Array<ArrayBuffer>;

/** Octets of an Ed448 signature (RFC 8032 §5.2.6): `EdDSA` alone does not tell the curve. */
const ED448_OCTETS = 114;

/**
 * The hash that goes with an algorithm: the one it signs with (OpenID Connect Core §3.1.3.6), which is SHA-512 for
 * Ed25519 and SHAKE256 for Ed448 (RFC 8032 §5). `undefined`: no specification names one, as for ML-DSA.
 *
 * @param signatureOctets Length of the signature, by which `EdDSA` is told apart.
 */
export function tokenHashName(alg: string, signatureOctets?: number): string | undefined {
  if (alg === 'Ed448' || (alg === 'EdDSA' && signatureOctets === ED448_OCTETS)) return 'SHAKE256';
  if (alg === 'EdDSA' || alg === 'Ed25519') return 'SHA-512';
  const bits = /^(?:[HRPE]S(?:256|384|512)|ES256K)$/.test(alg) && alg.slice(2, 5);
  return bits ? `SHA-${bits}` : undefined;
}

/** The value of `at_hash` for an access token, of `c_hash` for a code, of `s_hash` for a state. @param hash By {@link tokenHashName}. */
export async function tokenHash(text: string, hash: string): Promise<string> {
  const octets = await digest(hash, encodeUtf8(text));
  return encodeBase64url(octets.slice(0, octets.length / 2));
}

/** `ath` of a DPoP proof: the whole SHA-256 hash of the access token (RFC 9449 §4.2). */
export async function accessTokenHash(accessToken: string): Promise<string> {
  return encodeBase64url(await digest('SHA-256', encodeUtf8(accessToken)));
}

async function digest(hash: string, octets: Octets): Promise<Octets> {
  if (hash !== 'SHAKE256') return new Uint8Array(await crypto.subtle.digest(hash, octets));
  const { shake256 } = await import('@noble/hashes/sha3.js');
  return Uint8Array.from(shake256(octets, { dkLen: ED448_OCTETS }));
}
