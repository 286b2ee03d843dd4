// What a JWS algorithm asks of its key and its signature (RFC 7518 §3, RFC 8037, RFC 8812, RFC 9864, FIPS 204).
import type { KeyType } from '../keys/key-reading.ts';

export interface SignatureAlgorithm {
  readonly keyType: KeyType;
  /** Curves that serve it; absent: its keys have none. */
  readonly curves?: readonly string[];
  /** Lengths in bytes that a signature may have; absent: that of the RSA modulus. */
  readonly signatureBytes?: readonly number[];
  /** The shortest secret in bytes (RFC 7518 §3.2). */
  readonly minSecretBytes?: number;
}

const hmac = (bytes: number): SignatureAlgorithm => ({
  keyType: 'oct',
  signatureBytes: [bytes],
  minSecretBytes: bytes,
});
const rsa: SignatureAlgorithm = { keyType: 'RSA' };
const ecdsa = (curve: string, bytes: number): SignatureAlgorithm => ({
  keyType: 'EC',
  curves: [curve],
  signatureBytes: [bytes],
});
const akp = (bytes: number): SignatureAlgorithm => ({ keyType: 'AKP', signatureBytes: [bytes] });

export const SIGNATURE_ALGORITHMS: ReadonlyMap<string, SignatureAlgorithm> = new Map([
  ['HS256', hmac(32)],
  ['HS384', hmac(48)],
  ['HS512', hmac(64)],
  ['RS256', rsa],
  ['RS384', rsa],
  ['RS512', rsa],
  ['PS256', rsa],
  ['PS384', rsa],
  ['PS512', rsa],
  ['ES256', ecdsa('P-256', 64)],
  ['ES256K', ecdsa('secp256k1', 64)],
  ['ES384', ecdsa('P-384', 96)],
  ['ES512', ecdsa('P-521', 132)],
  ['EdDSA', { keyType: 'OKP', curves: ['Ed25519', 'Ed448'], signatureBytes: [64, 114] }],
  ['Ed25519', { keyType: 'OKP', curves: ['Ed25519'], signatureBytes: [64] }],
  ['Ed448', { keyType: 'OKP', curves: ['Ed448'], signatureBytes: [114] }],
  ['ML-DSA-44', akp(2420)],
  ['ML-DSA-65', akp(3309)],
  ['ML-DSA-87', akp(4627)],
]);
