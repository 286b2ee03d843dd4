// The private key as a JWK of the members that the mathematics needs, whole and in their one canonical spelling.
import { completeRsa } from './complete-rsa.ts';
import type { Jwk, KeyMaterial, KeyType } from './key-reading.ts';
import { pickMembers } from './public-jwk.ts';

const PRIVATE_MEMBERS = {
  oct: ['kty', 'k'],
  RSA: ['kty', 'n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'],
  EC: ['kty', 'crv', 'x', 'y', 'd'],
  OKP: ['kty', 'crv', 'x', 'd'],
  AKP: ['kty', 'alg', 'pub', 'priv'],
} satisfies Record<KeyType, readonly string[]>;

/** An RSA key without its primes is completed. Members that are missing and cannot be computed are empty strings. */
export function privateJwk({ type, material }: KeyMaterial): Record<string, string> {
  const jwk: Jwk = material.form === 'jwk' ? material.jwk : {};
  const whole = type === 'RSA' ? (completeRsa(jwk) ?? jwk) : jwk;
  return pickMembers(whole, PRIVATE_MEMBERS[type]);
}
