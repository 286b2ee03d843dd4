// `EncryptedPrivateKeyInfo` (RFC 5958 §3) under PBES2 (RFC 8018 §6.2) or the Triple DES of PKCS#12: what a password has to go through to open it.
import { DER, type DerNode, derChildren, derOid, derUnsigned, readDer } from './der.ts';
import {
  type EncryptedOrProblem,
  type KeyCipher,
  type KeyDerivation,
  findExcess,
} from './encrypted-key.ts';
import { octetsToInteger } from './ec-point.ts';
import type { KeyProblem } from './key-problem.ts';

type Octets = Uint8Array<ArrayBuffer>;

const PBES2 = '1.2.840.113549.1.5.13';
/** pbeWithSHAAnd3-KeyTripleDES-CBC (RFC 7292 appendix C). */
const PKCS12_TRIPLE_DES = '1.2.840.113549.1.12.1.3';
const PBKDF2 = '1.2.840.113549.1.5.12';
const SCRYPT = '1.3.6.1.4.1.11591.4.11';
const HMAC_SHA1 = '1.2.840.113549.2.7';

const HASHES: ReadonlyMap<string, string> = new Map([
  [HMAC_SHA1, 'SHA-1'],
  ['1.2.840.113549.2.9', 'SHA-256'],
  ['1.2.840.113549.2.10', 'SHA-384'],
  ['1.2.840.113549.2.11', 'SHA-512'],
]);

const CIPHERS: ReadonlyMap<string, Omit<KeyCipher, 'iv'>> = new Map([
  ['2.16.840.1.101.3.4.1.2', { name: 'AES-CBC', keyOctets: 16 }],
  ['2.16.840.1.101.3.4.1.22', { name: 'AES-CBC', keyOctets: 24 }],
  ['2.16.840.1.101.3.4.1.42', { name: 'AES-CBC', keyOctets: 32 }],
  ['1.2.840.113549.3.7', { name: '3DES-CBC', keyOctets: 24 }],
]);

/** What is not opened here, by its name. The rest of PBES1 (RFC 8018 §6.1, RFC 7292 appendix C) is weak and of the past. */
const OTHERS: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.1.5.1', 'PBES1 (MD2, DES)'],
  ['1.2.840.113549.1.5.3', 'PBES1 (MD5, DES)'],
  ['1.2.840.113549.1.5.4', 'PBES1 (MD2, RC2)'],
  ['1.2.840.113549.1.5.6', 'PBES1 (MD5, RC2)'],
  ['1.2.840.113549.1.5.10', 'PBES1 (SHA-1, DES)'],
  ['1.2.840.113549.1.5.11', 'PBES1 (SHA-1, RC2)'],
  ['1.2.840.113549.1.12.1.1', 'PBES1 of PKCS#12 (SHA-1, RC4)'],
  ['1.2.840.113549.1.12.1.2', 'PBES1 of PKCS#12 (SHA-1, RC4)'],
  ['1.2.840.113549.1.12.1.4', 'PBES1 of PKCS#12 (SHA-1, Triple DES)'],
  ['1.2.840.113549.1.12.1.5', 'PBES1 of PKCS#12 (SHA-1, RC2)'],
  ['1.2.840.113549.1.12.1.6', 'PBES1 of PKCS#12 (SHA-1, RC2)'],
  ['1.3.14.3.2.7', 'DES'],
  ['1.2.840.113549.3.2', 'RC2'],
  ['1.2.840.113549.2.8', 'HMAC-SHA-224'],
  ['1.2.156.10197.1.104.2', 'SM4'],
]);

const MALFORMED = { code: 'der-malformed' } as const;

/** Reads `SEQUENCE { AlgorithmIdentifier, OCTET STRING }`. */
export function readEncryptedPkcs8(der: Octets): EncryptedOrProblem {
  const [algorithm, sealed] = derChildren(readDer(der)) ?? [];
  const scheme = readAlgorithm(algorithm);
  if (!scheme || sealed?.tag !== DER.octetString) return MALFORMED;
  if (scheme.oid === PKCS12_TRIPLE_DES) return readPkcs12(scheme.parameters, sealed.content);
  if (scheme.oid !== PBES2) return unknown(scheme.oid);
  const parameters = derChildren(scheme.parameters);
  const derivation = readDerivation(readAlgorithm(parameters?.[0]));
  if ('code' in derivation) return derivation;
  const cipher = readCipher(readAlgorithm(parameters?.[1]));
  if ('code' in cipher) return cipher;
  return findExcess(derivation) ?? { holds: 'pkcs8', derivation, cipher, sealed: sealed.content };
}

/** `pkcs-12PbeParams`: salt and iterations. */
function readPkcs12(parameters: DerNode | undefined, sealed: Octets): EncryptedOrProblem {
  const [salt, iterations] = derChildren(parameters) ?? [];
  const rounds = toNumber(iterations);
  if (salt?.tag !== DER.octetString || rounds < 1) return MALFORMED;
  const derivation = { name: 'PKCS#12', salt: salt.content, rounds } as const;
  const cipher = { name: '3DES-CBC', keyOctets: 24, iv: { derivedOctets: 8 } } as const;
  return findExcess(derivation) ?? { holds: 'pkcs8', derivation, cipher, sealed };
}

interface Algorithm {
  readonly oid: string;
  readonly parameters: DerNode | undefined;
}

function readAlgorithm(node: DerNode | undefined): Algorithm | undefined {
  const [name, parameters] = derChildren(node) ?? [];
  const oid = derOid(name);
  return oid === undefined ? undefined : { oid, parameters };
}

function unknown(oid: string): KeyProblem {
  return { code: 'pem-encryption-unknown', values: { name: OTHERS.get(oid) ?? oid } };
}

function readDerivation(algorithm: Algorithm | undefined): KeyDerivation | KeyProblem {
  if (!algorithm) return MALFORMED;
  const [salt, first, second, third] = derChildren(algorithm.parameters) ?? [];
  const number = toNumber(first);
  if (salt?.tag !== DER.octetString || number < 1) {
    return algorithm.oid === PBKDF2 || algorithm.oid === SCRYPT
      ? MALFORMED
      : unknown(algorithm.oid);
  }
  if (algorithm.oid === SCRYPT) {
    const [blockSize, parallelization] = [toNumber(second), toNumber(third)];
    // RFC 7914 §6: N is a power of 2 above 1.
    const isPower = number > 1 && Number.isInteger(Math.log2(number));
    return isPower && blockSize > 0 && parallelization > 0
      ? { name: 'scrypt', salt: salt.content, cost: number, blockSize, parallelization }
      : MALFORMED;
  }
  if (algorithm.oid !== PBKDF2) return unknown(algorithm.oid);
  // A key length may stand before the pseudorandom function, and both may be absent (RFC 8018 appendix A.2).
  const { oid } = readAlgorithm(second?.tag === DER.integer ? third : second) ?? { oid: HMAC_SHA1 };
  const hash = HASHES.get(oid);
  return hash === undefined
    ? unknown(oid)
    : { name: 'PBKDF2', hash, salt: salt.content, rounds: number };
}

function readCipher(algorithm: Algorithm | undefined): KeyCipher | KeyProblem {
  if (!algorithm) return MALFORMED;
  const cipher = CIPHERS.get(algorithm.oid);
  if (!cipher) return unknown(algorithm.oid);
  const iv = algorithm.parameters;
  return iv?.tag === DER.octetString && iv.content.length === (cipher.name === 'AES-CBC' ? 16 : 8)
    ? { ...cipher, iv: iv.content }
    : MALFORMED;
}

/** A positive INTEGER; 0 for anything else, infinity for one that no derivation could have. */
function toNumber(node: DerNode | undefined): number {
  const octets = derUnsigned(node);
  if (!octets) return 0;
  return octets.length > 6 ? Infinity : Number(octetsToInteger(octets));
}
