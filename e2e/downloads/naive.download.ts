// The naive versions do run, and each hole that can be shown from outside is shown.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import jwt from 'jsonwebtoken';
import { findPort, startServer, type RunningServer } from './running-server.ts';

const fileOf = (name: string): string =>
  readFileSync(new URL(`../../src/auth-server/downloads/naive/${name}`, import.meta.url), 'utf8');

/** For this machine alone, and without the debugger. */
async function startNaive(id: 'flask' | 'hono'): Promise<RunningServer> {
  const port = await findPort();
  if (id === 'flask') {
    const args = ['-m', 'flask', '--app', 'app', 'run', '--port', String(port)] as const;
    const files = { 'app.py': fileOf('app.py') };
    return startServer(port, { files, command: ['/usr/bin/python3', ...args], environment: {} });
  }
  const text = fileOf('server.mjs').replace('port: 8000', `port: ${port}, hostname: '127.0.0.1'`);
  const files = { 'server.mjs': text };
  return startServer(port, { files, command: ['node', 'server.mjs'], environment: {} });
}

async function signIn(base: string, username: string, password: unknown): Promise<Response> {
  return fetch(`${base}/auth/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
}

async function tokenFrom(response: Response): Promise<string> {
  return ((await response.json()) as { access_token: string }).access_token;
}

const bearer = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } });

function unsigned(claims: object): string {
  const encode = (value: object): string =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${encode({ alg: 'none' })}.${encode(claims)}.`;
}

for (const id of ['flask', 'hono'] as const) {
  test(`${id}: the holes of the naive version`, async () => {
    const server = await startNaive(id);
    const { base } = server;
    try {
      // names-told
      expect((await signIn(base, 'nobody', 'x')).status).toBe(404);
      expect((await signIn(base, 'user1', 'x')).status).toBe(401);
      const token = await tokenFrom(await signIn(base, 'user1', 'password123'));
      // password-in-token, lives-a-year, not-addressed
      const claims = jwt.decode(token) as Record<string, unknown>;
      expect(claims['password']).toBe('password123');
      expect(Number(claims['exp']) - Date.now() / 1000).toBeGreaterThan(360 * 86_400);
      expect(claims).not.toHaveProperty('iss');
      // token-in-query, not-verified
      const forged = unsigned({ name: 'mallory', role: 'admin' });
      const me = await fetch(`${base}/api/me?token=${forged}`);
      expect(await me.json()).toMatchObject({ username: 'mallory', role: 'admin' });
      // secret-in-source, secret-by-default
      const made = jwt.sign({ role: 'admin' }, 'secret', { expiresIn: 60 });
      const orders = await fetch(`${base}/api/orders`, bearer(made));
      expect(await orders.json()).toMatchObject({ role: 'admin' });
      // logout-does-nothing
      await fetch(`${base}/auth/logout`, { method: 'POST', ...bearer(token) });
      expect((await fetch(`${base}/api/me`, bearer(token))).status).toBe(200);
    } finally {
      await server.end();
    }
  });
}

test('flask: the token chooses its algorithm, and needs no end', async () => {
  const server = await startNaive('flask');
  try {
    const made = jwt.sign({ role: 'admin' }, 'secret', { algorithm: 'HS512', noTimestamp: true });
    expect((await fetch(`${server.base}/api/orders`, bearer(made))).status).toBe(200);
  } finally {
    await server.end();
  }
});

test('hono: an old token works, a password may be a list, and the stack is told', async () => {
  const server = await startNaive('hono');
  try {
    const old = jwt.sign({ role: 'admin', exp: 1 }, 'secret');
    expect((await fetch(`${server.base}/api/orders`, bearer(old))).status).toBe(200);
    expect((await signIn(server.base, 'user1', ['password123'])).status).toBe(200);
    const refused = await fetch(`${server.base}/api/orders`, bearer('a.b.c'));
    expect(refused.status).toBe(500);
    expect(await refused.text()).toContain('at ');
  } finally {
    await server.end();
  }
});
