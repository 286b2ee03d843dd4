// The object identifiers that key files carry, and what each is called.
import { EC_CURVES, ML_DSA_KEYS, OKP_CURVES } from './curves.ts';

export const OID = {
  rsaEncryption: '1.2.840.113549.1.1.1',
  rsaesOaep: '1.2.840.113549.1.1.7',
  rsassaPss: '1.2.840.113549.1.1.10',
  ecPublicKey: '1.2.840.10045.2.1',
} as const;

const names = (
  curves: ReadonlyMap<string, { readonly oid: string }>,
): ReadonlyMap<string, string> => new Map(Array.from(curves, ([name, { oid }]) => [oid, name]));

/** `crv` or `alg` by object identifier. */
export const EC_CURVE_BY_OID = names(EC_CURVES);
export const OKP_CURVE_BY_OID = names(OKP_CURVES);
export const ML_DSA_BY_OID = names(ML_DSA_KEYS);

/** What a key of no use here is called, so that a person learns what they hold. */
export const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['1.2.840.10040.4.1', 'DSA'],
  ['1.2.840.10046.2.1', 'Diffie-Hellman'],
  ['1.2.840.113549.1.3.1', 'Diffie-Hellman'],
  ['1.2.840.113549.1.5.13', 'password-based encryption'],
  ['1.3.132.1.12', 'ECDH'],
  ['1.2.643.7.1.1.1.1', 'GOST R 34.10-2012'],
  ['2.16.840.1.101.3.4.4.1', 'ML-KEM-512'],
  ['2.16.840.1.101.3.4.4.2', 'ML-KEM-768'],
  ['2.16.840.1.101.3.4.4.3', 'ML-KEM-1024'],
  ['1.2.840.10045.3.1.1', 'P-192'],
  ['1.3.132.0.33', 'P-224'],
  ['1.3.36.3.3.2.8.1.1.7', 'brainpoolP256r1'],
  ['1.3.36.3.3.2.8.1.1.11', 'brainpoolP384r1'],
  ['1.3.36.3.3.2.8.1.1.13', 'brainpoolP512r1'],
  ['1.2.156.10197.1.301', 'SM2'],
]);
