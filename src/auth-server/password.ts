// Passwords and clients' secrets, hashed by PBKDF2 (RFC 8018 §5.2) through WebCrypto.
import { timingSafeEqual } from 'hono/utils/buffer';
import { encodeBase64url } from '../core/bytes/base64url.ts';
import { encodeUtf8 } from '../core/bytes/utf8.ts';
import type { Server } from './server.ts';
import type { HashedPassword } from './store.ts';

type Octets = Uint8Array<ArrayBuffer>;
const SALT_OCTETS = 16;
const HASH_BITS = 256;

export async function hashPassword(server: Server, password: string): Promise<HashedPassword> {
  const salt = server.random(SALT_OCTETS);
  const iterations = server.passwordIterations;
  return { salt, iterations, hash: await derive(password, salt, iterations) };
}

/** Takes as long for somebody unknown as for somebody known: the time must not tell who is. */
export async function isPassword(
  server: Server,
  password: string,
  kept: HashedPassword | undefined,
): Promise<boolean> {
  const { salt, iterations, hash } = kept ?? {
    salt: new Uint8Array(SALT_OCTETS),
    iterations: server.passwordIterations,
    hash: new Uint8Array(HASH_BITS / 8),
  };
  const given = await derive(password, salt, iterations);
  const isSame = await timingSafeEqual(encodeBase64url(given), encodeBase64url(hash));
  return isSame && kept !== undefined;
}

async function derive(password: string, salt: Octets, iterations: number): Promise<Octets> {
  // NFKC, as RFC 8265 §4.2 does in the end: the same password from another keyboard is the same.
  const octets = encodeUtf8(password.normalize('NFKC'));
  const key = await crypto.subtle.importKey('raw', octets, 'PBKDF2', false, ['deriveBits']);
  const params = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return new Uint8Array(await crypto.subtle.deriveBits(params, key, HASH_BITS));
}
