// What the page shows as naive, started for real: each hole that it names is gone through.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeJwt, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { expect, test } from '../fixtures.ts';
import { RunItYourself, type Kind } from '../pages/run-it-yourself.ts';
import { missingPackages } from './install.mjs';
import { freePort, startServer, type ServerProcess } from './server-process.ts';

const SOURCES = new URL('../../src/auth-server/downloads/naive/', import.meta.url);
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
const FILES: Readonly<Record<Kind, readonly [program: string, file: string]>> = {
  flask: ['/usr/bin/python3', 'app.py'],
  hono: [process.execPath, 'server.mjs'],
};

/** Goes through a hole; nothing comes back when it is closed. */
type Probe = (server: ServerProcess) => Promise<void>;

const SECRET = new TextEncoder().encode('secret');
const now = (): number => Math.floor(Date.now() / 1000);
const ADMIN = { name: 'admin', role: 'admin' };

const forge = (claims: JWTPayload, alg = 'HS256'): Promise<string> =>
  new SignJWT({ ...ADMIN, ...claims }).setProtectedHeader({ alg }).sign(SECRET);

async function signIn({ url }: ServerProcess, username: string, password: unknown) {
  const answer = await fetch(`${url}/auth/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  return { status: answer.status, ...((await answer.json()) as { access_token: string }) };
}

const signInWell = async (server: ServerProcess): Promise<string> =>
  (await signIn(server, 'user1', 'password123')).access_token;

function call({ url }: ServerProcess, route: string, token: string): Promise<Response> {
  return fetch(`${url}${route}`, { headers: { Authorization: `Bearer ${token}` } });
}

async function expectAdmin(server: ServerProcess, route: string, token: string): Promise<void> {
  const answer = await call(server, route, token);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ role: 'admin' });
}

const withKnownSecret: Probe = async (server) =>
  expectAdmin(server, '/api/orders', await forge({ exp: now() + 60 }));

/** The token itself gives the password away, so it was kept as it is. */
const passwordInToken: Probe = async (server) => {
  expect(decodeJwt(await signInWell(server))).toMatchObject({ password: 'password123' });
};

const namesTold: Probe = async (server) => {
  const statuses = [await signIn(server, 'nobody', 'x'), await signIn(server, 'user1', 'x')];
  expect(statuses.map(({ status }) => status)).toEqual([404, 401]);
};

const tokenInQuery: Probe = async (server) => {
  const token = await signInWell(server);
  expect((await fetch(`${server.url}/api/me?token=${token}`)).status).toBe(200);
};

const notVerified: Probe = async (server) => {
  await expectAdmin(server, '/api/me', new UnsecuredJWT(ADMIN).encode());
  const [header = '', , signature = ''] = (await signInWell(server)).split('.');
  const claims = Buffer.from(JSON.stringify(ADMIN)).toString('base64url');
  await expectAdmin(server, '/api/me', [header, claims, signature].join('.'));
};

const logoutDoesNothing: Probe = async (server) => {
  const token = await signInWell(server);
  const headers = { Authorization: `Bearer ${token}` };
  const answer = await fetch(`${server.url}/auth/logout`, { method: 'POST', headers });
  expect(answer.status).toBe(200);
  expect((await call(server, '/api/me', token)).status).toBe(200);
};

const PROBES: Readonly<Record<Kind, Readonly<Record<string, Probe>>>> = {
  flask: {
    'secret-in-source': withKnownSecret,
    'plain-passwords': passwordInToken,
    'names-told': namesTold,
    'compared-in-plain': async (server) => {
      for (let i = 0; i < 50; i++)
        expect((await signIn(server, 'user1', `guess ${i}`)).status).toBe(401);
      expect((await signIn(server, 'user1', 'password123')).status).toBe(200);
    },
    'password-in-token': passwordInToken,
    'lives-a-year': async (server) => {
      const { exp = 0 } = decodeJwt(await signInWell(server));
      expect(exp - now()).toBeGreaterThan(300 * 86_400);
    },
    'not-addressed': async (server) =>
      expectAdmin(server, '/api/orders', await forge({ iss: 'https://other.example' })),
    'token-in-query': async (server) => {
      await tokenInQuery(server);
      await expect.poll(server.log).toMatch(/GET \/api\/me\?token=eyJ/);
    },
    'not-verified': notVerified,
    'algorithm-of-the-token': async (server) =>
      expectAdmin(server, '/api/orders', await forge({}, 'HS512')),
    'nothing-required': async (server) =>
      expectAdmin(server, '/api/orders', await forge({ iat: 1_000_000_000 })),
    'logout-does-nothing': logoutDoesNothing,
    'debugger-for-all': async (server) => {
      const page = await (await fetch(`${server.url}/api/me`)).text();
      expect(page).toContain('__debugger__');
      expect(page).toContain('request.headers[&#34;Authorization&#34;][7:]');
    },
  },
  hono: {
    'secret-by-default': withKnownSecret,
    'plain-passwords': passwordInToken,
    'names-told': namesTold,
    'compared-loosely': async (server) => {
      expect((await signIn(server, 'user1', ['password123'])).status).toBe(200);
    },
    'password-in-token': async (server) => {
      await passwordInToken(server);
      const { exp = 0 } = decodeJwt(await signInWell(server));
      expect(exp - now()).toBeGreaterThan(300 * 86_400);
    },
    'token-in-log': async (server) => {
      const token = await signInWell(server);
      await expect.poll(server.log).toContain(token);
    },
    'token-in-query': tokenInQuery,
    'not-verified': notVerified,
    'never-expires': async (server) =>
      expectAdmin(server, '/api/orders', await forge({ exp: 1_000_000_000 })),
    'stack-told': async (server) => {
      const answer = await call(server, '/api/orders', 'a.b.c');
      expect(answer.status).toBe(500);
      expect(await answer.text()).toMatch(/at .*node_modules\/jsonwebtoken/);
    },
    'logout-does-nothing': logoutDoesNothing,
  },
};

async function withNaive(kind: Kind, task: Probe): Promise<void> {
  const missing = missingPackages(kind === 'flask' ? ['Flask'] : []);
  if (missing.length > 0) throw new Error(`Not here: ${missing.join(', ')}`);
  const [program, file] = FILES[kind];
  const port = await freePort();
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(path.join(CACHE, 'naive-'));
  // The rest of the network is not to be let in, not even by a test of that.
  const text = readFileSync(new URL(file, SOURCES), 'utf8');
  const [host, mine] =
    kind === 'flask'
      ? ['host="0.0.0.0", port=8000', `host="127.0.0.1", port=${port}`]
      : ['port: 8000', `port: ${port}, hostname: '127.0.0.1'`];
  expect(text).toContain(host);
  writeFileSync(path.join(folder, file), text.replace(host, mine));
  const server = await startServer({ program, args: [file], cwd: folder, port });
  try {
    await task(server);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const kind of ['flask', 'hono'] as const) {
  const name = `naive-${kind}`;
  test(`${name} each hole that the page names`, async ({ page }) => {
    test.setTimeout(120_000);
    const shown = new RunItYourself(page);
    await shown.open(kind);
    const ids = shown.holes.evaluateAll((holes) =>
      holes.map((hole) => hole.getAttribute('data-hole')),
    );
    expect(await ids).toEqual(Object.keys(PROBES[kind]));
    await withNaive(kind, async (server) => {
      for (const [id, probe] of Object.entries(PROBES[kind]))
        await test.step(id, () => probe(server));
    });
  });
}
