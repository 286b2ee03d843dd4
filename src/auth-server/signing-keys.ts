// The server's keys: made when first needed, replaced by rotation, published until nothing they signed is alive.
import { generateSigningPair } from '../core/crypto/strict-jwt.ts';
import { newSecret, type Server } from './server.ts';
import { accessLifetimeOf, settingsOf } from './settings.ts';
import type { SigningKey } from './store.ts';

/** The key that signs under `alg` now. */
export async function currentKey(server: Server, alg: string): Promise<SigningKey> {
  const isCurrent = (key: SigningKey): boolean => key.alg === alg && key.retired === undefined;
  const kept = (await server.store.list('keys')).find(isCurrent);
  if (kept) return kept;
  const made = await makeKey(server, alg);
  // Two first requests at once each make one: both are published, and the first of the list signs from then on.
  await server.store.update('keys', made.kid, () => made);
  server.configuration.forget();
  return (await server.store.list('keys')).find(isCurrent) ?? made;
}

async function makeKey(server: Server, alg: string): Promise<SigningKey> {
  const pair = await generateSigningPair(alg);
  return { ...pair, alg, kid: pair.jwk?.kid ?? newSecret(server).slice(0, 16) };
}

/** Every key that may still verify. */
export async function verifyingKeys(server: Server): Promise<readonly SigningKey[]> {
  const { store, configuration, now } = server;
  const moment = now();
  const keys = await configuration.read('keys', () => store.list('keys'));
  return keys.filter(({ expires = Infinity }) => expires > moment);
}

/** The JWK Set (RFC 7517 §5): public keys alone. */
export async function publishedKeys(server: Server): Promise<readonly object[]> {
  return (await verifyingKeys(server)).flatMap(({ jwk }) => jwk ?? []);
}

/** Lets a new key sign; the old one verifies until its last token has expired. Answers the new `kid`. */
export async function rotateKeys(server: Server): Promise<string> {
  const settings = await settingsOf(server);
  const retired = server.now();
  const expires = retired + accessLifetimeOf(settings) + settings.skew;
  const old = (await server.store.list('keys')).filter((key) => key.retired === undefined);
  const made = await makeKey(server, settings.algorithm);
  await server.store.update('keys', made.kid, () => made);
  for (const { kid } of old)
    await server.store.update('keys', kid, (key) => key && { ...key, retired, expires });
  await dropExpired(server, retired);
  server.configuration.forget();
  return made.kid;
}

async function dropExpired({ store }: Server, now: number): Promise<void> {
  for (const { kid, expires = Infinity } of await store.list('keys'))
    if (expires <= now) await store.update('keys', kid, () => undefined);
}
