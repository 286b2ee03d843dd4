// The server with the browser's clock and chance: in the service worker, or in the page where there is none.
import type { Hono } from 'hono';
import { createAuthServer } from './create-auth-server.ts';
import type { Store } from './store.ts';

export function runInBrowser(base: string, store: Store): Hono {
  return createAuthServer({
    base,
    store,
    now: () => Date.now() / 1000,
    random: (octets) => crypto.getRandomValues(new Uint8Array(octets)),
  });
}
