// KeyMaterial -> CryptoKey. Only the members that the mathematics needs are handed over: browsers refuse a JWK whose
// `use`, `alg`, `key_ops` or `ext` does not suit them, and those have been judged before (fits-algorithm.ts).
import { decodeBase64url } from '../bytes/base64url.ts';
import type { KeyMaterial } from '../keys/key-reading.ts';
import { oncePerKey } from '../keys/once-per-key.ts';
import { privateJwk } from '../keys/private-jwk.ts';
import { publicJwk } from '../keys/public-jwk.ts';
import type { SignatureAlgorithm } from './algorithms.ts';

type Octets = Uint8Array<ArrayBuffer>;

/** The octets of a secret; `undefined` for any other key. */
export function secretOctets(key: KeyMaterial): Octets | undefined {
  const { material } = key;
  if (material.form === 'secret') return material.bytes;
  if (key.type !== 'oct' || material.form !== 'jwk') return undefined;
  return typeof material.jwk.k === 'string' ? decodeBase64url(material.jwk.k).bytes : undefined;
}

const imported = oncePerKey(() => new Map<string, Promise<CryptoKey>>());

/**
 * Imports a key for one algorithm, once. A private key is imported for `verify` by its public half.
 *
 * @throws {DOMException} What WebCrypto throws: `DataError` for a key it refuses, `NotSupportedError` for an
 *   algorithm it lacks.
 */
export function importKey(
  key: KeyMaterial,
  row: SignatureAlgorithm,
  operation: 'sign' | 'verify',
): Promise<CryptoKey> {
  const name = `${operation} ${row.name}`;
  const known = imported(key).get(name) ?? importAnew(key, row, operation);
  imported(key).set(name, known);
  return known;
}

async function importAnew(
  key: KeyMaterial,
  row: SignatureAlgorithm,
  operation: 'sign' | 'verify',
): Promise<CryptoKey> {
  const { subtle } = crypto;
  const params = row.importParams;
  const secret = secretOctets(key);
  if (secret) return importSecret(secret, row, operation);
  if (operation === 'verify') {
    const jwk = await publicJwk(key);
    if (!jwk) throw new DOMException('the public half cannot be computed', 'NotSupportedError');
    return subtle.importKey('jwk', jwk, params, false, ['verify']);
  }
  const { material } = key;
  if (material.form === 'pkcs8') {
    return subtle.importKey('pkcs8', material.der, params, false, ['sign']);
  }
  return subtle.importKey('jwk', privateJwk(key), params, false, ['sign']);
}

/** Imports octets as an HMAC key. */
export async function importSecret(
  secret: Octets,
  row: SignatureAlgorithm,
  operation: 'sign' | 'verify',
): Promise<CryptoKey> {
  // WebCrypto refuses a key of no octets. HMAC pads a key with zeros to the block's size (RFC 2104 §2), so one zero
  // octet is the same key.
  const octets = secret.length === 0 ? new Uint8Array(1) : secret;
  return crypto.subtle.importKey('raw', octets, row.importParams, false, [operation]);
}
