// How long the last segment of a compact serialization is, where the header decides it: to know when one is whole.

/** Bytes of a signature, for algorithms whose key does not decide it (RFC 7518 §3.1, RFC 8037, RFC 9964). */
const SIGNATURE_BYTES = new Map([
  ['HS256', 32],
  ['HS384', 48],
  ['HS512', 64],
  ['ES256', 64],
  ['ES256K', 64],
  ['ES384', 96],
  ['ES512', 132],
  ['EdDSA', 64],
  ['Ed25519', 64],
  ['Ed448', 114],
  ['ML-DSA-44', 2420],
  ['ML-DSA-65', 3309],
  ['ML-DSA-87', 4627],
]);
/** Moduli of 2048, 3072, 4096 and 8192 bits. */
const RSA_BYTES = [256, 384, 512, 1024];

/** Characters that a signature may have, shortest first; empty when the algorithm does not say. */
export function signatureLengths(alg: unknown): readonly number[] {
  if (typeof alg !== 'string') return [];
  const bytes = SIGNATURE_BYTES.get(alg);
  if (bytes) return [charactersOf(bytes)];
  return /^[RP]S\d/.test(alg) ? RSA_BYTES.map(charactersOf) : [];
}

/** Characters of a JWE's authentication tag (RFC 7518 §5): half of the hash, or AES-GCM's 16 bytes. */
export function tagLength(enc: unknown): number {
  const hash = typeof enc === 'string' ? /HS(\d{3})$/.exec(enc)?.[1] : undefined;
  return charactersOf(hash ? Number(hash) / 16 : 16);
}

function charactersOf(bytes: number): number {
  return Math.ceil((bytes * 4) / 3);
}
