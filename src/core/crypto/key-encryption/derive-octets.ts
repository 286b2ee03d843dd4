// From the password of a key file to the octets that its cipher takes.
import { encodeUtf8 } from '../../bytes/utf8.ts';
import type { KeyDerivation } from '../../keys/encrypted-key.ts';

type Octets = Uint8Array<ArrayBuffer>;

/**
 * Derives octets. What the derivation costs has been judged before (keys/encrypted-key.ts).
 *
 * @param password Taken as UTF-8, as OpenSSL and OpenSSH take what is typed into a terminal.
 */
export async function deriveOctets(
  derivation: KeyDerivation,
  password: string,
  length: number,
): Promise<Octets> {
  const secret = encodeUtf8(password);
  const { salt } = derivation;
  switch (derivation.name) {
    case 'PBKDF2': {
      const { hash, rounds: iterations } = derivation;
      const key = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveBits']);
      const params = { name: 'PBKDF2', hash, salt, iterations };
      return new Uint8Array(await crypto.subtle.deriveBits(params, key, length * 8));
    }
    case 'scrypt': {
      const { scryptAsync } = await import('@noble/hashes/scrypt.js');
      const { cost: N, blockSize: r, parallelization: p } = derivation;
      return Uint8Array.from(await scryptAsync(secret, salt, { N, r, p, dkLen: length }));
    }
    case 'PKCS#12': {
      const { deriveByPkcs12 } = await import('./derive-by-pkcs12.ts');
      return deriveByPkcs12(password, salt, derivation.rounds, length);
    }
    case 'bcrypt': {
      const { pbkdf } = await import('bcrypt-pbkdf');
      const out = new Uint8Array(length);
      pbkdf(secret, secret.length, salt, salt.length, out, length, derivation.rounds);
      return out;
    }
    default: {
      const { deriveByMd5 } = await import('./derive-by-md5.ts');
      return deriveByMd5(secret, salt, length);
    }
  }
}
