// One row per JWS algorithm (RFC 7518 §3, RFC 8037, RFC 9864, RFC 9964): what it needs and how WebCrypto calls it.
import { findRegistered } from '../claims/registered-algorithms.ts';
import type { KeyType } from '../keys/key-reading.ts';

export const SIGNATURE_ALGORITHM_NAMES = [
  'HS256',
  'HS384',
  'HS512',
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'ES256K',
  'EdDSA',
  'Ed25519',
  'Ed448',
  'ML-DSA-44',
  'ML-DSA-65',
  'ML-DSA-87',
] as const;
export type SignatureAlgorithmName = (typeof SIGNATURE_ALGORITHM_NAMES)[number];

export interface SignatureAlgorithm {
  readonly name: SignatureAlgorithmName;
  /** As a person says it: "ECDSA with P-256 and SHA-256". */
  readonly words: string;
  readonly keyType: KeyType;
  /** The `crv` its keys must have. `EdDSA`: either of its two; see {@link specifyFor}. */
  readonly curve?: string;
  readonly importParams: RsaHashedImportParams | EcKeyImportParams | HmacImportParams | Algorithm;
  readonly signParams: RsaPssParams | EcdsaParams | Algorithm;
  /** Octets of a signature. Absent: as long as the RSA modulus. */
  readonly signatureOctets?: number;
  /** RFC 7518 §3.2: a secret of at least the hash's size. */
  readonly minimumSecretOctets?: number;
}

type Row = Omit<SignatureAlgorithm, 'name'>;

const hmac = (bits: number): Row => ({
  words: `HMAC with SHA-${bits}`,
  keyType: 'oct',
  importParams: { name: 'HMAC', hash: `SHA-${bits}` },
  signParams: { name: 'HMAC' },
  signatureOctets: bits / 8,
  minimumSecretOctets: bits / 8,
});

const rsaPkcs1 = (bits: number): Row => ({
  words: `RSASSA-PKCS1-v1_5 with SHA-${bits}`,
  keyType: 'RSA',
  importParams: { name: 'RSASSA-PKCS1-v1_5', hash: `SHA-${bits}` },
  signParams: { name: 'RSASSA-PKCS1-v1_5' },
});

/** RFC 7518 §3.5: the salt is as long as the hash. */
const rsaPss = (bits: number): Row => ({
  words: `RSASSA-PSS with SHA-${bits}`,
  keyType: 'RSA',
  importParams: { name: 'RSA-PSS', hash: `SHA-${bits}` },
  signParams: { name: 'RSA-PSS', saltLength: bits / 8 },
});

const ecdsa = (curve: string, bits: number, signatureOctets: number): Row => ({
  words: `ECDSA with ${curve} and SHA-${bits}`,
  keyType: 'EC',
  curve,
  importParams: { name: 'ECDSA', namedCurve: curve },
  signParams: { name: 'ECDSA', hash: `SHA-${bits}` },
  signatureOctets,
});

const edwards = (curve: 'Ed25519' | 'Ed448', signatureOctets: number): Row => ({
  words: `EdDSA with ${curve}`,
  keyType: 'OKP',
  curve,
  importParams: { name: curve },
  signParams: { name: curve },
  signatureOctets,
});

const ED25519 = edwards('Ed25519', 64);

const mlDsa = (name: SignatureAlgorithmName, signatureOctets: number): Row => ({
  words: `${name} (FIPS 204)`,
  keyType: 'AKP',
  importParams: { name },
  signParams: { name },
  signatureOctets,
});

const ROWS = {
  HS256: hmac(256),
  HS384: hmac(384),
  HS512: hmac(512),
  RS256: rsaPkcs1(256),
  RS384: rsaPkcs1(384),
  RS512: rsaPkcs1(512),
  PS256: rsaPss(256),
  PS384: rsaPss(384),
  PS512: rsaPss(512),
  ES256: ecdsa('P-256', 256, 64),
  ES384: ecdsa('P-384', 384, 96),
  ES512: ecdsa('P-521', 512, 132),
  ES256K: ecdsa('secp256k1', 256, 64),
  // RFC 9864 splits EdDSA; nearly every EdDSA token met in practice is Ed25519.
  EdDSA: ED25519,
  Ed25519: ED25519,
  Ed448: edwards('Ed448', 114),
  'ML-DSA-44': mlDsa('ML-DSA-44', 2420),
  'ML-DSA-65': mlDsa('ML-DSA-65', 3309),
  'ML-DSA-87': mlDsa('ML-DSA-87', 4627),
} satisfies Record<SignatureAlgorithmName, Row>;

// A map, so that `alg: "constructor"` finds nothing.
const BY_NAME: ReadonlyMap<string, SignatureAlgorithm> = new Map(
  SIGNATURE_ALGORITHM_NAMES.map((name) => [name, { name, ...ROWS[name] }]),
);

/** The row of an `alg`, spelled exactly (RFC 7515 §4.1.1: case-sensitive). */
export function findAlgorithm(alg: string): SignatureAlgorithm | undefined {
  return BY_NAME.get(alg);
}

/** The row as a key makes it: `EdDSA` is what the curve of the key says (RFC 8037 §3.1). */
export function specifyFor(
  row: SignatureAlgorithm,
  key: { readonly curve?: string },
): SignatureAlgorithm {
  if (row.name !== 'EdDSA') return row;
  const name = key.curve === 'Ed448' ? 'Ed448' : 'Ed25519';
  return { name, ...ROWS[name] };
}

/** `none` in any letter case: some libraries have accepted them all. */
export function isNone(alg: string): boolean {
  return alg.trim().toLowerCase() === 'none';
}

function currentName(alg: string): string {
  return alg === 'EdDSA' ? 'Ed25519' : alg;
}

/** The two names of Ed25519 (RFC 9864 §2.2), or the same name. */
export function isSameAlgorithm(one: string, other: string): boolean {
  return currentName(one) === currentName(other);
}

/** Why an `alg` without a row has none. */
export function explainMissing(alg: string): 'alg-for-encryption' | 'alg-spelling' | 'alg-unknown' {
  const use = findRegistered(alg)?.use;
  if (use === 'key-management' || use === 'content-encryption') return 'alg-for-encryption';
  return nearestAlgorithm(alg) === undefined ? 'alg-unknown' : 'alg-spelling';
}

function foldName(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]/g, '');
}

/** The algorithm that was meant, when only letter case, spaces or hyphens differ. */
export function nearestAlgorithm(alg: string): SignatureAlgorithmName | undefined {
  const meant = foldName(alg.slice(0, 40));
  return SIGNATURE_ALGORITHM_NAMES.find((name) => foldName(name) === meant);
}
