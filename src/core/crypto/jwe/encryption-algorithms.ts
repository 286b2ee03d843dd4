// One row per JWE algorithm (RFC 7518 §4 and §5): how the content key is reached, and what the content is sealed with.
import type { KeyType } from '../../keys/key-reading.ts';

export interface ContentEncryption {
  readonly mode: 'gcm' | 'cbc';
  /** Octets of the content key, of the initialization vector and of the authentication tag. */
  readonly keyOctets: number;
  readonly ivOctets: number;
  readonly tagOctets: number;
}

const gcm = (bits: number): ContentEncryption => ({
  mode: 'gcm',
  keyOctets: bits / 8,
  ivOctets: 12,
  tagOctets: 16,
});
/** RFC 7518 §5.2: half of the key is for the HMAC, and the tag is as long as that half. */
const cbc = (bits: number): ContentEncryption => ({
  mode: 'cbc',
  keyOctets: bits / 8,
  ivOctets: 16,
  tagOctets: bits / 16,
});

// Maps, so that `enc: "constructor"` finds nothing.
export const CONTENT_ENCRYPTIONS: ReadonlyMap<string, ContentEncryption> = new Map([
  ['A128GCM', gcm(128)],
  ['A192GCM', gcm(192)],
  ['A256GCM', gcm(256)],
  ['A128CBC-HS256', cbc(256)],
  ['A192CBC-HS384', cbc(384)],
  ['A256CBC-HS512', cbc(512)],
]);

export interface KeyManagement {
  readonly way: 'direct' | 'wrap' | 'gcm-wrap' | 'rsa' | 'rsa1-5' | 'agree' | 'password';
  readonly keyTypes: readonly KeyType[];
  /** Octets of the key that wraps the content key; absent: nothing is wrapped by AES. */
  readonly wrapOctets?: number;
  /** The hash of RSA-OAEP and of PBES2. */
  readonly hash?: string;
}

const wrap = (bits: number): KeyManagement => ({
  way: 'wrap',
  keyTypes: ['oct'],
  wrapOctets: bits / 8,
});
const gcmWrap = (bits: number): KeyManagement => ({ ...wrap(bits), way: 'gcm-wrap' });
const oaep = (hash: string): KeyManagement => ({ way: 'rsa', keyTypes: ['RSA'], hash });
const agree = (bits?: number): KeyManagement => ({
  way: 'agree',
  keyTypes: ['EC', 'OKP'],
  ...(bits !== undefined && { wrapOctets: bits / 8 }),
});
const password = (hash: string, bits: number): KeyManagement => ({
  way: 'password',
  keyTypes: ['oct'],
  hash,
  wrapOctets: bits / 8,
});

export const KEY_MANAGEMENTS: ReadonlyMap<string, KeyManagement> = new Map([
  ['dir', { way: 'direct', keyTypes: ['oct'] }],
  ['A128KW', wrap(128)],
  ['A192KW', wrap(192)],
  ['A256KW', wrap(256)],
  ['A128GCMKW', gcmWrap(128)],
  ['A192GCMKW', gcmWrap(192)],
  ['A256GCMKW', gcmWrap(256)],
  ['RSA1_5', { way: 'rsa1-5', keyTypes: ['RSA'] }],
  ['RSA-OAEP', oaep('SHA-1')],
  ['RSA-OAEP-256', oaep('SHA-256')],
  ['RSA-OAEP-384', oaep('SHA-384')],
  ['RSA-OAEP-512', oaep('SHA-512')],
  ['ECDH-ES', agree()],
  ['ECDH-ES+A128KW', agree(128)],
  ['ECDH-ES+A192KW', agree(192)],
  ['ECDH-ES+A256KW', agree(256)],
  ['PBES2-HS256+A128KW', password('SHA-256', 128)],
  ['PBES2-HS384+A192KW', password('SHA-384', 192)],
  ['PBES2-HS512+A256KW', password('SHA-512', 256)],
]);
