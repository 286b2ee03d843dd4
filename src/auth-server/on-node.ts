// The server on Node, for curl: `npm run auth-server -- 4180`. What it remembers is gone when it ends.
import { serve } from '@hono/node-server';
import { createAuthServer } from './create-auth-server.ts';
import { createMemoryStore } from './memory-store.ts';

/** This machine alone reaches it: its users, secrets and settings are for everyone to see. */
const HOST = '127.0.0.1';

export function serveOnNode(port: number): void {
  const base = `http://${HOST}:${port}`;
  const { fetch } = createAuthServer({
    base,
    store: createMemoryStore(),
    now: () => Date.now() / 1000,
    random: (octets) => crypto.getRandomValues(new Uint8Array(octets)),
  });
  serve({ fetch, hostname: HOST, port }, () => console.log(`The server is at ${base}`));
}
