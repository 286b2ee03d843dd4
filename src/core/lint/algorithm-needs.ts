// What a JWS algorithm asks of its key and its signature, also of those that cannot be checked here.
import { findAlgorithm } from '../crypto/algorithms.ts';
import type { KeyType } from '../keys/key-reading.ts';

export interface AlgorithmNeeds {
  readonly keyType: KeyType;
  /** Curves that serve it; empty: its keys have none. */
  readonly curves: readonly string[];
  /** Lengths in bytes that a signature may have; empty: that of the RSA modulus. */
  readonly signatureBytes: readonly number[];
  /** The shortest secret in bytes (RFC 7518 §3.2); absent: it takes none. */
  readonly minSecretBytes?: number;
}

/** RFC 8812, RFC 8037 (EdDSA is either curve), RFC 9864. */
const MORE: ReadonlyMap<string, AlgorithmNeeds> = new Map([
  ['ES256K', { keyType: 'EC', curves: ['secp256k1'], signatureBytes: [64] }],
  ['EdDSA', { keyType: 'OKP', curves: ['Ed25519', 'Ed448'], signatureBytes: [64, 114] }],
  ['Ed448', { keyType: 'OKP', curves: ['Ed448'], signatureBytes: [114] }],
] satisfies [string, AlgorithmNeeds][]);

/** The needs of an `alg`; `undefined` for one that signs nothing or is not known. */
export function algorithmNeeds(alg: string): AlgorithmNeeds | undefined {
  const more = MORE.get(alg);
  if (more) return more;
  const row = findAlgorithm(alg);
  if (!row) return undefined;
  const { keyType, curve, signatureOctets, minimumSecretOctets } = row;
  return {
    keyType,
    curves: curve === undefined ? [] : [curve],
    signatureBytes: signatureOctets === undefined ? [] : [signatureOctets],
    ...(minimumSecretOctets !== undefined && { minSecretBytes: minimumSecretOctets }),
  };
}
