// The IANA registry "JSON Web Signature and Encryption Algorithms", as of May 2026.

export interface RegisteredAlgorithm {
  readonly name: string;
  /** Signs a JWS, manages the key of a JWE (both in `alg`), or encrypts its content (in `enc`). */
  readonly use: 'signature' | 'key-management' | 'content-encryption';
  readonly meaning: string;
}

const rows = (
  use: RegisteredAlgorithm['use'],
  meanings: Readonly<Record<string, string>>,
): RegisteredAlgorithm[] =>
  Object.entries(meanings).map(([name, meaning]) => ({ name, use, meaning }));

export const REGISTERED_ALGORITHMS: readonly RegisteredAlgorithm[] = [
  ...rows('signature', {
    HS256: 'HMAC with SHA-256',
    HS384: 'HMAC with SHA-384',
    HS512: 'HMAC with SHA-512',
    RS256: 'RSASSA-PKCS1-v1_5 with SHA-256',
    RS384: 'RSASSA-PKCS1-v1_5 with SHA-384',
    RS512: 'RSASSA-PKCS1-v1_5 with SHA-512',
    PS256: 'RSASSA-PSS with SHA-256',
    PS384: 'RSASSA-PSS with SHA-384',
    PS512: 'RSASSA-PSS with SHA-512',
    ES256: 'ECDSA with P-256 and SHA-256',
    ES384: 'ECDSA with P-384 and SHA-384',
    ES512: 'ECDSA with P-521 and SHA-512',
    ES256K: 'ECDSA with secp256k1 and SHA-256',
    Ed25519: 'EdDSA with Ed25519',
    Ed448: 'EdDSA with Ed448',
    EdDSA: 'EdDSA; deprecated, use Ed25519 or Ed448 (RFC 9864)',
    'ML-DSA-44': 'ML-DSA-44 (FIPS 204)',
    'ML-DSA-65': 'ML-DSA-65 (FIPS 204)',
    'ML-DSA-87': 'ML-DSA-87 (FIPS 204)',
    none: 'no signature',
  }),
  ...rows('key-management', {
    dir: 'the shared key itself',
    A128KW: 'AES-128 Key Wrap',
    A192KW: 'AES-192 Key Wrap',
    A256KW: 'AES-256 Key Wrap',
    A128GCMKW: 'key wrapping with AES-128 GCM',
    A192GCMKW: 'key wrapping with AES-192 GCM',
    A256GCMKW: 'key wrapping with AES-256 GCM',
    'RSA-OAEP': 'RSAES OAEP with SHA-1',
    'RSA-OAEP-256': 'RSAES OAEP with SHA-256',
    'RSA-OAEP-384': 'RSAES OAEP with SHA-384',
    'RSA-OAEP-512': 'RSAES OAEP with SHA-512',
    RSA1_5: 'RSAES-PKCS1-v1_5',
    'ECDH-ES': 'ECDH key agreement',
    'ECDH-ES+A128KW': 'ECDH, then AES-128 Key Wrap',
    'ECDH-ES+A192KW': 'ECDH, then AES-192 Key Wrap',
    'ECDH-ES+A256KW': 'ECDH, then AES-256 Key Wrap',
    'PBES2-HS256+A128KW': 'password, HMAC SHA-256, AES-128 Key Wrap',
    'PBES2-HS384+A192KW': 'password, HMAC SHA-384, AES-192 Key Wrap',
    'PBES2-HS512+A256KW': 'password, HMAC SHA-512, AES-256 Key Wrap',
  }),
  ...rows('content-encryption', {
    A128GCM: 'AES-128 GCM',
    A192GCM: 'AES-192 GCM',
    A256GCM: 'AES-256 GCM',
    'A128CBC-HS256': 'AES-128 CBC with HMAC SHA-256',
    'A192CBC-HS384': 'AES-192 CBC with HMAC SHA-384',
    'A256CBC-HS512': 'AES-256 CBC with HMAC SHA-512',
  }),
];
