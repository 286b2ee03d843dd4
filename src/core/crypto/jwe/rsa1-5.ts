// RSAES-PKCS1-v1_5 (RFC 7518 §4.2), to read old tokens with: WebCrypto has left it out for good reason, and nothing here makes one.
import jsbn from 'node-forge/lib/jsbn.js';
import rsa, { type Integers } from 'node-forge/lib/rsa.js';
import type { KeyMaterial } from '../../keys/key-reading.ts';
import { privateJwk } from '../../keys/private-jwk.ts';
import { decodeBase64url } from '../../bytes/base64url.ts';
import { encodeHex } from '../../bytes/hex.ts';
import type { Octets } from './aes.ts';

/** @returns `undefined` for a key that does not fit, or one whose prime factors are not known. */
export function decryptRsa15(key: KeyMaterial, encryptedKey: Octets): Octets | undefined {
  const jwk = privateJwk(key);
  const integers = ['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'].map((name) => {
    const value = jwk[name];
    const { bytes } = decodeBase64url(value ?? '');
    return new jsbn.BigInteger(encodeHex(bytes ?? new Uint8Array()), 16);
  });
  const decrypter = rsa.setPrivateKey(...(integers as unknown as Integers));
  try {
    const text = String.fromCharCode(...encryptedKey);
    return Uint8Array.from(decrypter.decrypt(text, 'RSAES-PKCS1-V1_5'), (c) => c.charCodeAt(0));
  } catch {
    return undefined;
  }
}
