// A private key that only a password opens, as its file describes it. Opened by ../crypto/key-encryption/open-keys.ts.
import type { KeyProblem } from './key-problem.ts';

type Octets = Uint8Array<ArrayBuffer>;

/** From the password to the octets of the cipher's key, and of its initialization vector where the file has none. */
export type KeyDerivation =
  | {
      readonly name: 'PBKDF2';
      readonly hash: string;
      readonly salt: Octets;
      readonly rounds: number;
    }
  | {
      readonly name: 'scrypt';
      readonly salt: Octets;
      readonly cost: number;
      readonly blockSize: number;
      readonly parallelization: number;
    }
  | { readonly name: 'bcrypt'; readonly salt: Octets; readonly rounds: number }
  /** RFC 7292 appendix B.2 with SHA-1. */
  | { readonly name: 'PKCS#12'; readonly salt: Octets; readonly rounds: number }
  /** OpenSSL's EVP_BytesToKey with MD5 and one round. */
  | { readonly name: 'MD5'; readonly salt: Octets };

export interface KeyCipher {
  readonly name: 'AES-CBC' | 'AES-CTR' | 'AES-GCM' | '3DES-CBC' | 'ChaCha20-Poly1305';
  readonly keyOctets: 16 | 24 | 32 | 64;
  readonly iv: Octets | { readonly derivedOctets: number };
  /** Without the padding of PKCS #7 that CBC has elsewhere. */
  readonly isUnpadded?: true;
}

export interface EncryptedKey {
  /** What the octets are once they are opened. */
  readonly holds: 'pkcs8' | 'pkcs1' | 'sec1' | 'openssh';
  /** How many keys of the reading stand before it in the text. */
  readonly position: number;
  readonly derivation: KeyDerivation;
  readonly cipher: KeyCipher;
  readonly sealed: Octets;
}

/** An encrypted key without its place in a text, or why it cannot be opened. */
export type EncryptedOrProblem = Omit<EncryptedKey, 'position'> | KeyProblem;

/** More would hold up the machine for minutes. */
const PBKDF2_LIMIT = 10_000_000;
/** It is not WebCrypto that does them. */
const PKCS12_LIMIT = 1_000_000;
/** A round takes tens of milliseconds. */
const BCRYPT_LIMIT = 1000;
/** scrypt needs 128·N·r octets (RFC 7914 §2): 256 MiB. */
const SCRYPT_LIMIT = 2 ** 28;
const PARALLELIZATION_LIMIT = 16;

/** What the derivation asks for, where that is more than is done here. */
export function findExcess(derivation: KeyDerivation): KeyProblem | undefined {
  const costly = (what: string, seen: number, limit: number): KeyProblem | undefined =>
    seen > limit
      ? { code: 'pem-encryption-costly', values: { name: derivation.name, what, seen, limit } }
      : undefined;
  switch (derivation.name) {
    case 'PBKDF2':
      return costly('iterations', derivation.rounds, PBKDF2_LIMIT);
    case 'PKCS#12':
      return costly('iterations', derivation.rounds, PKCS12_LIMIT);
    case 'bcrypt':
      return costly('rounds', derivation.rounds, BCRYPT_LIMIT);
    case 'scrypt': {
      const { cost, blockSize, parallelization } = derivation;
      return (
        costly('octets of memory', 128 * cost * blockSize, SCRYPT_LIMIT) ??
        costly('passes', parallelization, PARALLELIZATION_LIMIT)
      );
    }
    default:
      return undefined;
  }
}

type Encryption = Pick<EncryptedKey, 'cipher' | 'derivation'>;

/** How a key is encrypted, in words: "AES-256-CBC, PBKDF2 with HMAC-SHA-256 and 2,048 iterations". */
export function describeEncryption({ cipher, derivation }: Encryption): string {
  const { name, keyOctets } = cipher;
  const words =
    name === '3DES-CBC' ? 'Triple DES (CBC)' : name.replace('AES', `AES-${keyOctets * 8}`);
  return `${words}, ${describeDerivation(derivation)}`;
}

function describeDerivation(derivation: KeyDerivation): string {
  switch (derivation.name) {
    case 'PBKDF2':
      return `PBKDF2 with HMAC-${derivation.hash} and ${count(derivation.rounds)} iterations`;
    case 'scrypt':
      return `scrypt with N = ${count(derivation.cost)}`;
    case 'PKCS#12':
      return `PKCS#12 with SHA-1 and ${count(derivation.rounds)} iterations`;
    case 'bcrypt':
      return `bcrypt with ${count(derivation.rounds)} rounds`;
    default:
      return 'one round of MD5';
  }
}

function count(number: number): string {
  return number.toLocaleString('en');
}
