// Keys encrypted inside an ordinary PEM block: the header fields of RFC 1421 §4.6.1 as OpenSSL of old writes them.
import { decodeHex } from '../bytes/hex.ts';
import type { EncryptedKey, EncryptedOrProblem, KeyCipher } from './encrypted-key.ts';

/** Header fields stand at the beginning of a block. Characters. */
const HEADER_LIMIT = 300;

const CIPHERS: ReadonlyMap<string, Omit<KeyCipher, 'iv'>> = new Map([
  ['AES-128-CBC', { name: 'AES-CBC', keyOctets: 16 }],
  ['AES-192-CBC', { name: 'AES-CBC', keyOctets: 24 }],
  ['AES-256-CBC', { name: 'AES-CBC', keyOctets: 32 }],
  ['DES-EDE3-CBC', { name: '3DES-CBC', keyOctets: 24 }],
]);

const HOLDS: ReadonlyMap<string, EncryptedKey['holds']> = new Map([
  ['RSA PRIVATE KEY', 'pkcs1'],
  ['EC PRIVATE KEY', 'sec1'],
  ['PRIVATE KEY', 'pkcs8'],
]);

export interface DekInfo {
  readonly cipher: string;
  readonly iv: string;
  /** Where the base64 begins. */
  readonly end: number;
}

/** The header fields of a block, when they say that it is encrypted. */
export function findDekInfo(text: string, start: number): DekInfo | undefined {
  const header = text.slice(start, start + HEADER_LIMIT);
  if (!/Proc-Type: ?4, ?ENCRYPTED/.test(header)) return undefined;
  const [whole = '', cipher = '', iv = ''] =
    /DEK-Info: ?([\w-]{1,40})(?:, ?([0-9A-Fa-f]{1,64}))?/.exec(header) ?? [];
  return { cipher, iv, end: start + header.indexOf(whole) + whole.length };
}

/** The key in a block of that label, still closed. */
export function readDekInfo(
  { cipher: name, iv: hex }: DekInfo,
  label: string,
  sealed: Uint8Array<ArrayBuffer>,
): EncryptedOrProblem {
  const cipher = CIPHERS.get(name.toUpperCase());
  const holds = HOLDS.get(label);
  if (!holds) return { code: 'pem-unsupported' };
  if (!cipher) return { code: 'pem-encryption-unknown', values: { name: name || 'no cipher' } };
  const iv = decodeHex(hex);
  if (iv?.length !== (cipher.name === 'AES-CBC' ? 16 : 8)) return { code: 'der-malformed' };
  // EVP_BytesToKey salts with the first 8 octets of the initialization vector.
  const derivation = { name: 'MD5', salt: iv.slice(0, 8) } as const;
  return { holds, derivation, cipher: { ...cipher, iv }, sealed };
}
