// The server with the browser's clock, chance and storage: in the service worker, or in the page where there is none.
import type { Hono } from 'hono';
import { createAuthServer } from './create-auth-server.ts';
import { openIndexedDbStore } from './indexed-db-store.ts';
import type { Store } from './store.ts';

/** @param store Where IndexedDB is forbidden: another. */
export async function runInBrowser(
  base: string,
  store: Promise<Store> = openIndexedDbStore(),
): Promise<Hono> {
  return createAuthServer({
    base,
    store: await store,
    now: () => Date.now() / 1000,
    random: (octets) => crypto.getRandomValues(new Uint8Array(octets)),
  });
}
