// The elliptic curves JOSE names: sizes, object identifiers and, for the Weierstrass ones, the equation.

/** A short Weierstrass curve y² = x³ + ax + b over the integers modulo p (SEC 2, FIPS 186-5). */
export interface EcCurve {
  readonly oid: string;
  readonly bits: number;
  /** Octets of a coordinate. */
  readonly octets: number;
  readonly p: bigint;
  readonly a: bigint;
  readonly b: bigint;
  /** The base point. */
  readonly g: readonly [x: bigint, y: bigint];
}

/** A curve of RFC 8037, whose keys are opaque octets. */
export interface OkpCurve {
  readonly oid: string;
  readonly bits: number;
  readonly octets: number;
}

const P256 = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const P384 = 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n;
const P521 = 2n ** 521n - 1n;

/** By `crv` (RFC 7518 §6.2.1.1, RFC 8812 §3.1). A map, so that `crv: "constructor"` finds nothing. */
export const EC_CURVES: ReadonlyMap<string, EcCurve> = new Map([
  [
    'P-256',
    {
      oid: '1.2.840.10045.3.1.7',
      bits: 256,
      octets: 32,
      p: P256,
      a: -3n,
      b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
      g: [
        0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
        0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
      ],
    },
  ],
  [
    'P-384',
    {
      oid: '1.3.132.0.34',
      bits: 384,
      octets: 48,
      p: P384,
      a: -3n,
      b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
      g: [
        0xaa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7n,
        0x3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5fn,
      ],
    },
  ],
  [
    'P-521',
    {
      oid: '1.3.132.0.35',
      bits: 521,
      octets: 66,
      p: P521,
      a: -3n,
      b: 0x0051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
      g: [
        0x00c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3dbaa14b5e77efe75928fe1dc127a2ffa8de3348b3c1856a429bf97e7e31c2e5bd66n,
        0x011839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17273e662c97ee72995ef42640c550b9013fad0761353c7086a272c24088be94769fd16650n,
      ],
    },
  ],
  [
    'secp256k1',
    {
      oid: '1.3.132.0.10',
      bits: 256,
      octets: 32,
      p: 2n ** 256n - 2n ** 32n - 977n,
      a: 0n,
      b: 7n,
      g: [
        0x79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798n,
        0x483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8n,
      ],
    },
  ],
]);

/** By `crv` (RFC 8037 §2). */
export const OKP_CURVES: ReadonlyMap<string, OkpCurve> = new Map([
  ['Ed25519', { oid: '1.3.101.112', bits: 256, octets: 32 }],
  ['Ed448', { oid: '1.3.101.113', bits: 456, octets: 57 }],
  ['X25519', { oid: '1.3.101.110', bits: 256, octets: 32 }],
  ['X448', { oid: '1.3.101.111', bits: 448, octets: 56 }],
]);

/** Octets of an ML-DSA public key (FIPS 204 table 2) by `alg`; every seed is 32 octets. */
export const ML_DSA_KEYS: ReadonlyMap<string, { readonly oid: string; readonly octets: number }> =
  new Map([
    ['ML-DSA-44', { oid: '2.16.840.1.101.3.4.3.17', octets: 1312 }],
    ['ML-DSA-65', { oid: '2.16.840.1.101.3.4.3.18', octets: 1952 }],
    ['ML-DSA-87', { oid: '2.16.840.1.101.3.4.3.19', octets: 2592 }],
  ]);

export const ML_DSA_SEED_OCTETS = 32;
