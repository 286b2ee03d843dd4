// What a key text is: one or several keys, how the text was taken, and what is wrong with it. Made by read-key.ts.
import type { Problem } from '../problem.ts';
import type { EncryptedKey } from './encrypted-key.ts';

/** How a person says the key text is to be read; `auto` decides from the text alone. */
export const KEY_FORMATS = ['auto', 'utf8', 'base64', 'base64url', 'hex', 'pem', 'jwk'] as const;
export type KeyFormat = (typeof KEY_FORMATS)[number];

/** What the text was taken for. */
export type KeyEncoding = Exclude<KeyFormat, 'auto'> | 'jwk-set';

export type KeyType = 'oct' | 'RSA' | 'EC' | 'OKP' | 'AKP';

/** Where a key came from: the container inside the text. */
export type KeySource =
  | 'secret'
  | 'jwk'
  | 'spki'
  | 'pkcs8'
  | 'pkcs1'
  | 'sec1'
  | 'certificate'
  | 'openssh';

/** A JSON Web Key (RFC 7517) as an open record: members this project does not know are kept. */
export type Jwk = Readonly<Record<string, unknown>>;

/** One key, read but not imported: enough to describe it, to choose it and to import it. */
export interface KeyMaterial {
  readonly kind: 'secret' | 'public' | 'private';
  readonly type: KeyType;
  readonly source: KeySource;
  /** Size in bits: of the secret, the RSA modulus, the curve's field. Absent for AKP. */
  readonly bits?: number;
  /** `crv` as JOSE spells it. */
  readonly curve?: string;
  readonly kid?: string;
  readonly alg?: string;
  readonly use?: string;
  readonly keyOps?: readonly string[];
  /** An RSA key whose file says id-RSASSA-PSS (RFC 4055): it signs PS256, PS384 and PS512 only. */
  readonly pssOnly?: true;
  /** The DER of the certificate that the key came in. */
  readonly certificate?: Uint8Array<ArrayBuffer>;
  /** What a password has opened it from, in words. */
  readonly encryption?: string;
  /**
   * How to import it. A DER key (PEM, certificate) is given by its JWK members, with `source` telling the container;
   * `pkcs8` is a private key whose file leaves its public half out.
   */
  readonly material:
    | { readonly form: 'secret'; readonly bytes: Uint8Array<ArrayBuffer> }
    | { readonly form: 'jwk'; readonly jwk: Jwk }
    | { readonly form: 'pkcs8'; readonly der: Uint8Array<ArrayBuffer> };
}

export interface KeyReading {
  readonly status: 'empty' | 'read' | 'unreadable';
  /** What `auto` took it for, or what was asked for. */
  readonly encoding: KeyEncoding;
  /** The keys that could be read: several for a JWK Set or a file of PEM blocks. */
  readonly keys: readonly KeyMaterial[];
  /** Faults, with their place in the key text. A reading with keys may have problems too (one bad key of a set). */
  readonly problems: readonly Problem[];
  /** The private keys that a password opens, in the order of their problems `pem-encrypted`. Absent: there are none. */
  readonly encrypted?: readonly EncryptedKey[];
}
