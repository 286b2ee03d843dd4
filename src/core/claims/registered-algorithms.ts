// The IANA registry "JSON Web Signature and Encryption Algorithms", as of May 2026.

export type AlgorithmUse = 'signature' | 'key-management' | 'content-encryption';
type Requirement =
  | 'Required'
  | 'Recommended+'
  | 'Recommended'
  | 'Recommended-'
  | 'Optional'
  | 'Deprecated'
  | 'Prohibited';

export interface RegisteredAlgorithm {
  readonly name: string;
  /** Signs a JWS, manages the key of a JWE (both in `alg`), or encrypts its content (in `enc`). */
  readonly use: AlgorithmUse;
  readonly meaning: string;
  /** The registry's "JOSE Implementation Requirements". */
  readonly requirement: Requirement;
  readonly reference: string;
}

type Row = readonly [meaning: string, requirement: Requirement, reference: string];

const rows = (
  use: AlgorithmUse,
  named: Readonly<Record<string, Row>>,
): readonly RegisteredAlgorithm[] =>
  Object.entries(named).map(([name, [meaning, requirement, reference]]) => ({
    name,
    use,
    meaning,
    requirement,
    reference,
  }));

const WEB_CRYPTO = 'W3C Web Cryptography API';

export const REGISTERED_ALGORITHMS: readonly RegisteredAlgorithm[] = [
  ...rows('signature', {
    HS256: ['HMAC with SHA-256', 'Required', 'RFC 7518 §3.2'],
    HS384: ['HMAC with SHA-384', 'Optional', 'RFC 7518 §3.2'],
    HS512: ['HMAC with SHA-512', 'Optional', 'RFC 7518 §3.2'],
    RS256: ['RSASSA-PKCS1-v1_5 with SHA-256', 'Recommended', 'RFC 7518 §3.3'],
    RS384: ['RSASSA-PKCS1-v1_5 with SHA-384', 'Optional', 'RFC 7518 §3.3'],
    RS512: ['RSASSA-PKCS1-v1_5 with SHA-512', 'Optional', 'RFC 7518 §3.3'],
    PS256: ['RSASSA-PSS with SHA-256', 'Optional', 'RFC 7518 §3.5'],
    PS384: ['RSASSA-PSS with SHA-384', 'Optional', 'RFC 7518 §3.5'],
    PS512: ['RSASSA-PSS with SHA-512', 'Optional', 'RFC 7518 §3.5'],
    ES256: ['ECDSA with P-256 and SHA-256', 'Recommended+', 'RFC 7518 §3.4'],
    ES384: ['ECDSA with P-384 and SHA-384', 'Optional', 'RFC 7518 §3.4'],
    ES512: ['ECDSA with P-521 and SHA-512', 'Optional', 'RFC 7518 §3.4'],
    ES256K: ['ECDSA with secp256k1 and SHA-256', 'Optional', 'RFC 8812 §3.2'],
    Ed25519: ['EdDSA with Ed25519', 'Optional', 'RFC 9864 §2.2'],
    Ed448: ['EdDSA with Ed448', 'Optional', 'RFC 9864 §2.2'],
    EdDSA: ['EdDSA; use Ed25519 or Ed448', 'Deprecated', 'RFC 8037 §3.1, RFC 9864 §2.2'],
    'ML-DSA-44': ['ML-DSA-44 (FIPS 204)', 'Optional', 'RFC 9964'],
    'ML-DSA-65': ['ML-DSA-65 (FIPS 204)', 'Optional', 'RFC 9964'],
    'ML-DSA-87': ['ML-DSA-87 (FIPS 204)', 'Optional', 'RFC 9964'],
    none: ['no signature', 'Optional', 'RFC 7518 §3.6'],
    HS1: ['HMAC with SHA-1', 'Prohibited', WEB_CRYPTO],
    RS1: ['RSASSA-PKCS1-v1_5 with SHA-1', 'Prohibited', WEB_CRYPTO],
  }),
  ...rows('key-management', {
    dir: ['the shared key itself', 'Recommended', 'RFC 7518 §4.5'],
    A128KW: ['AES-128 Key Wrap', 'Recommended', 'RFC 7518 §4.4'],
    A192KW: ['AES-192 Key Wrap', 'Optional', 'RFC 7518 §4.4'],
    A256KW: ['AES-256 Key Wrap', 'Recommended', 'RFC 7518 §4.4'],
    A128GCMKW: ['key wrapping with AES-128 GCM', 'Optional', 'RFC 7518 §4.7'],
    A192GCMKW: ['key wrapping with AES-192 GCM', 'Optional', 'RFC 7518 §4.7'],
    A256GCMKW: ['key wrapping with AES-256 GCM', 'Optional', 'RFC 7518 §4.7'],
    'RSA-OAEP': ['RSAES OAEP with SHA-1', 'Recommended+', 'RFC 7518 §4.3'],
    'RSA-OAEP-256': ['RSAES OAEP with SHA-256', 'Optional', 'RFC 7518 §4.3'],
    'RSA-OAEP-384': ['RSAES OAEP with SHA-384', 'Optional', WEB_CRYPTO],
    'RSA-OAEP-512': ['RSAES OAEP with SHA-512', 'Optional', WEB_CRYPTO],
    RSA1_5: ['RSAES-PKCS1-v1_5', 'Recommended-', 'RFC 7518 §4.2'],
    'ECDH-ES': ['ECDH key agreement', 'Recommended+', 'RFC 7518 §4.6'],
    'ECDH-ES+A128KW': ['ECDH, then AES-128 Key Wrap', 'Recommended', 'RFC 7518 §4.6'],
    'ECDH-ES+A192KW': ['ECDH, then AES-192 Key Wrap', 'Optional', 'RFC 7518 §4.6'],
    'ECDH-ES+A256KW': ['ECDH, then AES-256 Key Wrap', 'Recommended', 'RFC 7518 §4.6'],
    'PBES2-HS256+A128KW': ['password, HMAC SHA-256, AES-128 Key Wrap', 'Optional', 'RFC 7518 §4.8'],
    'PBES2-HS384+A192KW': ['password, HMAC SHA-384, AES-192 Key Wrap', 'Optional', 'RFC 7518 §4.8'],
    'PBES2-HS512+A256KW': ['password, HMAC SHA-512, AES-256 Key Wrap', 'Optional', 'RFC 7518 §4.8'],
  }),
  ...rows('content-encryption', {
    A128GCM: ['AES-128 GCM', 'Recommended', 'RFC 7518 §5.3'],
    A192GCM: ['AES-192 GCM', 'Optional', 'RFC 7518 §5.3'],
    A256GCM: ['AES-256 GCM', 'Recommended', 'RFC 7518 §5.3'],
    'A128CBC-HS256': ['AES-128 CBC with HMAC SHA-256', 'Required', 'RFC 7518 §5.2.3'],
    'A192CBC-HS384': ['AES-192 CBC with HMAC SHA-384', 'Optional', 'RFC 7518 §5.2.4'],
    'A256CBC-HS512': ['AES-256 CBC with HMAC SHA-512', 'Required', 'RFC 7518 §5.2.5'],
    A128CBC: ['AES-128 CBC, unauthenticated', 'Prohibited', WEB_CRYPTO],
    A192CBC: ['AES-192 CBC, unauthenticated', 'Prohibited', WEB_CRYPTO],
    A256CBC: ['AES-256 CBC, unauthenticated', 'Prohibited', WEB_CRYPTO],
    A128CTR: ['AES-128 CTR, unauthenticated', 'Prohibited', WEB_CRYPTO],
    A192CTR: ['AES-192 CTR, unauthenticated', 'Prohibited', WEB_CRYPTO],
    A256CTR: ['AES-256 CTR, unauthenticated', 'Prohibited', WEB_CRYPTO],
  }),
];

/** The algorithm of that very name. */
export function findRegistered(name: string): RegisteredAlgorithm | undefined {
  return REGISTERED_ALGORITHMS.find((one) => one.name === name);
}
