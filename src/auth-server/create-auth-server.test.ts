import { expect, test } from 'vitest';
import { createAuthServer, isServerPath } from './create-auth-server.ts';
import { createMemoryStore } from './memory-store.ts';
import { BASE } from './server-in-tests.ts';

test('a store that fails is the server’s error, and nothing is told of it; later it goes on', async () => {
  const memory = createMemoryStore();
  let isFull = true;
  const app = createAuthServer({
    base: BASE,
    store: {
      ...memory,
      update: async (...change) => {
        if (isFull) throw new DOMException('secret', 'QuotaExceededError');
        await memory.update(...change);
      },
    },
    now: () => 1_800_000_000.7,
    random: (octets) => crypto.getRandomValues(new Uint8Array(octets)),
    passwordIterations: 1,
  });
  const ask = () => app.request(`${BASE}/jwks.json`);
  const answer = await ask();
  expect(answer.status).toBe(500);
  expect(await answer.json()).toEqual({
    error: 'server_error',
    error_description: 'The server failed',
  });
  isFull = false;
  expect((await ask()).status).toBe(200);
});

test.each([
  ['/auth/token', true],
  ['/api/me', true],
  ['/authorize?x', true],
  ['/jwks.json', true],
  ['/.well-known/openid-configuration', true],
  ['/', false],
  ['/index.html', false],
  ['/assets/api/x.js', false],
  ['/authorize.html', false],
  ['x/api/me', false],
])('below the base, %s is the server’s: %s', (path, isIts) => {
  for (const base of [BASE, `${BASE}/`]) expect(isServerPath(base, BASE + path)).toBe(isIts);
  expect(isServerPath(BASE, `https://other.example/any-repo${path}`)).toBe(false);
});

test('a site without a folder has the server at its root', async () => {
  const app = createAuthServer({
    base: 'http://127.0.0.1:4180',
    store: createMemoryStore(),
    now: () => 1_800_000_000,
    random: (octets) => crypto.getRandomValues(new Uint8Array(octets)),
    passwordIterations: 1,
  });
  const answer = await app.request('http://127.0.0.1:4180/.well-known/openid-configuration');
  expect(await answer.json()).toMatchObject({
    issuer: 'http://127.0.0.1:4180',
    token_endpoint: 'http://127.0.0.1:4180/auth/token',
  });
  const put = await app.request('http://127.0.0.1:4180/auth/token', { method: 'PUT' });
  expect(put.headers.get('allow')).toBe('POST');
});
