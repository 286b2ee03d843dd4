// Triple DES in CBC mode, for the key files of long ago: WebCrypto has no DES at all.
import des from 'node-forge/lib/des.js';
import util from 'node-forge/lib/util.js';
import { toBinary, toOctets } from './binary-text.ts';

type Octets = Uint8Array<ArrayBuffer>;

/** @returns `undefined` where the padding does not hold: under a wrong key, mostly. */
export function decryptTripleDes(key: Octets, iv: Octets, sealed: Octets): Octets | undefined {
  const cipher = des.createDecryptionCipher(toBinary(key), 'CBC');
  cipher.start(toBinary(iv));
  cipher.update(util.createBuffer(toBinary(sealed)));
  return cipher.finish() ? toOctets(cipher.output.getBytes()) : undefined;
}
