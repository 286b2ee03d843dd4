// OpenSSL's EVP_BytesToKey with MD5 and one round, which the PEM files of long ago are encrypted by.
import md5 from 'node-forge/lib/md5.js';
import pbe from 'node-forge/lib/pbe.js';
import { toBinary, toOctets } from './binary-text.ts';

type Octets = Uint8Array<ArrayBuffer>;

export function deriveByMd5(secret: Octets, salt: Octets, length: number): Octets {
  return toOctets(pbe.opensslDeriveBytes(toBinary(secret), toBinary(salt), length, md5.create()));
}
