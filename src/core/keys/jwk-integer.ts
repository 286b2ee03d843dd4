// The numbers in a JWK: base64url of big-endian octets (Base64urlUInt, RFC 7518 §2).
import { decodeBase64url } from '../bytes/base64url.ts';
import { octetsToInteger } from './ec-point.ts';
import type { Jwk } from './key-reading.ts';

/** The octets of a member; `undefined` when it is absent or not base64url. */
export function jwkOctets(jwk: Jwk, name: string): Uint8Array<ArrayBuffer> | undefined {
  const value = jwk[name];
  return typeof value === 'string' ? decodeBase64url(value).bytes : undefined;
}

/** A member as a number; `undefined` when it is absent or not base64url. */
export function jwkInteger(jwk: Jwk, name: string): bigint | undefined {
  const octets = jwkOctets(jwk, name);
  return octets && octetsToInteger(octets);
}
