// Certificates (X.509, RFC 5280) as plain values, and the lists in which a token or its keys carry them.
// Nothing here says that a certificate is to be trusted.
import type { Problem } from '../problem.ts';

export const CERTIFICATE_PROBLEM_CODES = [
  'x5c-not-array',
  'x5c-empty',
  'x5c-not-text',
  'x5c-pem',
  'x5c-url-alphabet',
  'x5c-not-base64',
  'too-many-certificates',
  'certificate-too-large',
  'not-a-certificate',
  'reader-not-loaded',
] as const;

export type CertificateProblem = Problem<(typeof CERTIFICATE_PROBLEM_CODES)[number]>;

/** Certificates of one list that are read. A chain on the web has three or four. */
export const CERTIFICATE_COUNT_LIMIT = 12;
/** Octets of one certificate; the largest post-quantum ones have some 60,000. */
export const CERTIFICATE_SIZE_LIMIT = 65_536;

export interface AlternativeName {
  readonly kind: 'DNS' | 'IP' | 'URI' | 'email' | 'directory' | 'UPN' | 'GUID' | 'other';
  /** Empty for a kind that is not read. */
  readonly value: string;
}

export interface Certificate {
  /** Distinguished names, most general part first as the certificate has them. */
  readonly subject: string;
  readonly issuer: string;
  /** How a person calls it: the common name, else a name of another kind. */
  readonly name: string;
  /** Hexadecimal. */
  readonly serial: string;
  /** Seconds since the epoch; `NaN` for a date that is none. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** The first ones. */
  readonly alternativeNames: readonly AlternativeName[];
  readonly alternativeNameCount: number;
  /** "EC P-256 public key", or why the key is of no use here. */
  readonly keyWords: string;
  /** RFC 7638, base64url. Absent for a key that cannot be read. */
  readonly thumbprint?: string;
  /** Basic constraints (RFC 5280 §4.2.1.9); false where there are none. */
  readonly isCa: boolean;
  /** RFC 5280 §4.2.1.3 and §4.2.1.12, by their names there; an unknown purpose by its object identifier. */
  readonly keyUsage: readonly string[];
  readonly extendedKeyUsage: readonly string[];
  /** "ECDSA with SHA-256"; an object identifier where there is no name for it. */
  readonly signatureAlgorithm: string;
  /** Of the DER, base64url: `x5t` and `x5t#S256` (RFC 7515 §4.1.7, §4.1.8). */
  readonly sha1: string;
  readonly sha256: string;
  readonly pem: string;
}

/** Who signed a certificate, of those in the same list. The signature was checked, and the names agree. */
export type Issuance =
  | { readonly by: 'itself' }
  /** `mayIssue`: its basic constraints say CA, or it is older than these (version 1). */
  | { readonly by: 'listed'; readonly index: number; readonly mayIssue: boolean }
  | { readonly by: 'unlisted' }
  /** The names agree with one of the list, but this browser cannot check such a signature. */
  | { readonly by: 'unchecked'; readonly index: number };

/** One place of a list. */
export interface CertificateEntry {
  /** Absent: it could not be read, and `problem` says why. */
  readonly certificate?: Certificate;
  readonly problem?: CertificateProblem;
  /** Absent: nothing could be read. */
  readonly issuance?: Issuance;
  /** Whether the token's signature holds under its key. Absent: that is not known. */
  readonly holds?: boolean;
  /** Where the token names it by its thumbprint: `x5t`, `x5t#S256`, `cnf`. */
  readonly namedBy: readonly string[];
}

export interface CertificateList {
  /** `x5c`: of the header. `jwk`: of the JWK that was used. `key`: those that the given keys came in. */
  readonly carrier: 'x5c' | 'jwk' | 'key';
  readonly entries: readonly CertificateEntry[];
  /** About the list as a whole. */
  readonly problem?: CertificateProblem;
  /**
   * RFC 7515 §4.1.6: each certificate is followed by the one that certifies it. `broken`: not, and no other order is
   * better. Absent: it need not be a chain, or it was not to be found out.
   */
  readonly order?: 'right' | 'wrong' | 'broken';
}
