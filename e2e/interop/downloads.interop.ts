// The servers that the page gives, started for real: walked through by the lines of their README, tried with forged
// tokens, and their tokens exchanged with the page.
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { decodeJwt, SignJWT } from 'jose';
import { expect, test } from '../fixtures.ts';
import { RunItYourself, type Chosen, type Kind } from '../pages/run-it-yourself.ts';
import type { Workbench } from '../pages/workbench.ts';
import { takeDownload, type Download } from './download.ts';
import { recordExchange } from './record-exchange.ts';
import { promised, walk } from './walk.ts';

const NAMES: Readonly<Record<Kind, string>> = { flask: 'Flask', hono: 'Hono' };

const VARIANTS: readonly (readonly [title: string, chosen: Chosen])[] = [
  ['HS256', { algorithm: 'HS256' }],
  ['ES256', { algorithm: 'ES256' }],
  ['RS256 introspection', { algorithm: 'RS256', revocation: 'introspection' }],
  ['PS256 not-rotated', { algorithm: 'PS256', rotation: false }],
  ['EdDSA short-life', { algorithm: 'EdDSA', revocation: 'short-life' }],
  ['ES384 not-rotated not-revoked', { algorithm: 'ES384', rotation: false, revocation: 'none' }],
];

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
}

async function signIn(url: string): Promise<Tokens> {
  const answer = await fetch(`${url}/auth/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: 'user1', password: 'password123' }),
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  return (await answer.json()) as Tokens;
}

async function refresh(url: string, refreshToken: string): Promise<number> {
  const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken });
  return (await fetch(`${url}/auth/token`, { method: 'POST', body })).status;
}

function callMe(url: string, token: string): Promise<Response> {
  return fetch(`${url}/api/me`, { headers: { Authorization: `Bearer ${token}` } });
}

type SigningKey = KeyObject | Uint8Array;

interface Forgery {
  readonly alg?: string;
  readonly typ?: string;
  readonly key?: SigningKey;
  readonly claims?: Readonly<Record<string, unknown>>;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Tokens that differ in one thing from a good one. */
function forgeries(alg: string, jwtKey: string): Readonly<Record<string, Forgery>> {
  const now = Math.floor(Date.now() / 1000);
  const ec = (curve: string) => generateKeyPairSync('ec', { namedCurve: curve }).privateKey;
  const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const others: Readonly<Record<string, () => SigningKey>> = {
    HS256: () => utf8('another secret, and as long as it has to be'),
    ES256: () => ec('P-256'),
    ES384: () => ec('P-384'),
    RS256: rsa,
    PS256: rsa,
    EdDSA: () => generateKeyPairSync('ed25519').privateKey,
  };
  const other = others[alg]?.();
  return {
    expired: { claims: { exp: now - 1 } },
    'for another audience': { claims: { aud: 'https://other.example' } },
    'of another issuer': { claims: { iss: 'https://other.example' } },
    'without exp': { claims: { exp: undefined } },
    'without aud': { claims: { aud: undefined } },
    'without iss': { claims: { iss: undefined } },
    'without jti': { claims: { jti: undefined } },
    'of another kind': { typ: 'JWT' },
    'by another key': other ? { key: other } : {},
    'by another algorithm': alg.startsWith('HS')
      ? { alg: 'HS512', key: utf8(jwtKey) }
      : { alg: 'HS256', key: utf8(publicPem(jwtKey)) },
  };
}

function publicPem(jwtKey: string): string {
  return createPublicKey(jwtKey).export({ type: 'spki', format: 'pem' }).toString();
}

const encode = (text: string): string => Buffer.from(text).toString('base64url');
const MALFORMED = [
  'a.b.c',
  '..',
  `${encode('['.repeat(9000))}.e30.`,
  `${encode('{"alg":["none"]}')}.e30.`,
  `${encode('{"alg":"none","typ":"at+jwt"}')}.e30.`,
  'A'.repeat(9000),
];

async function expectForgeriesRefused(
  url: string,
  alg: string,
  jwtKey: string,
  token: string,
): Promise<void> {
  const own: SigningKey = alg.startsWith('HS') ? utf8(jwtKey) : createPrivateKey(jwtKey);
  const good = decodeJwt(token);
  const forge = (forgery: Forgery): Promise<string> => {
    const claims = Object.entries({ ...good, ...forgery.claims });
    const kept = Object.fromEntries(claims.filter(([, value]) => value !== undefined));
    return new SignJWT(kept)
      .setProtectedHeader({ alg: forgery.alg ?? alg, typ: forgery.typ ?? 'at+jwt' })
      .sign(forgery.key ?? own);
  };
  expect((await callMe(url, await forge({}))).status, 'what is forged from is good').toBe(200);
  for (const [what, forgery] of Object.entries(forgeries(alg, jwtKey))) {
    const answer = await callMe(url, await forge(forgery));
    expect.soft(answer.status, what).toBe(401);
    expect.soft(answer.headers.get('WWW-Authenticate'), what).toContain('invalid_token');
  }
  for (const malformed of MALFORMED)
    expect.soft((await callMe(url, malformed)).status, malformed.slice(0, 40)).toBe(401);
}

/** Its token is verified in the page, and what the page made of it is taken by the server. */
async function expectExchanged(
  workbench: Workbench,
  url: string,
  token: string,
  jwtKey: string,
): Promise<void> {
  const isSecret = !jwtKey.startsWith('-----');
  const jwks = isSecret ? undefined : await (await fetch(`${url}/jwks.json`)).text();
  const [key, keyFormat] = jwks === undefined ? [jwtKey, 'utf8'] : [jwks, 'jwk'];
  await workbench.open({ token, key, keyFormat });
  expect(await workbench.signatureVerdict()).toBe('verified');
  expect(await workbench.claimsVerdict()).toBe('valid');
  recordExchange('partner to page', 'ok');
  await workbench.follow({ token, key: jwtKey, keyFormat: isSecret ? 'utf8' : 'pem' });
  expect(await workbench.signatureVerdict()).toBe('verified');
  await workbench.editPayload(JSON.stringify({ ...decodeJwt(token), sub: 'somebody of the page' }));
  expect(await workbench.signatureVerdict()).toBe('verified');
  const answer = await callMe(url, await workbench.tokenText());
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ username: 'somebody of the page' });
  recordExchange('page to partner', 'ok');
}

for (const kind of ['flask', 'hono'] as const) {
  for (const [title, chosen] of VARIANTS) {
    test(`${NAMES[kind]} ${title}`, async ({ page, workbench }) => {
      test.setTimeout(180_000);
      const { algorithm = '', rotation = true } = chosen;
      await withDownload(new RunItYourself(page), kind, chosen, async (download) => {
        const { steps, env } = download;
        const jwtKey = env.JWT_KEY ?? '';
        const server = await download.start();
        try {
          const { url } = server;
          expect(steps.length).toBeGreaterThan(10);
          expect(await walk(steps, url, env)).toEqual(promised(steps));
          const tokens = await signIn(url);
          await expectForgeriesRefused(url, algorithm, jwtKey, tokens.access_token);
          await expectExchanged(workbench, url, tokens.access_token, jwtKey);
          const once = () => refresh(url, tokens.refresh_token);
          const statuses = await Promise.all([once(), once(), once()]);
          expect(statuses.toSorted((a, b) => a - b)).toEqual(
            rotation ? [200, 400, 400] : [200, 200, 200],
          );
          const faults = server.log().match(/^.*(?:Traceback|Error:).*$/gm) ?? [];
          expect(faults).toEqual([]);
        } finally {
          await server.stop();
        }
      });
    });
  }

  test(`${NAMES[kind]} a token of 3 seconds`, async ({ page }) => {
    const chosen = { access: '3 seconds', algorithm: 'HS256' };
    await withDownload(new RunItYourself(page), kind, chosen, async (download) => {
      const server = await download.start();
      try {
        const { access_token, expires_in } = await signIn(server.url);
        expect(expires_in).toBe(3);
        const { iat = 0, exp = 0 } = decodeJwt(access_token);
        expect(exp - iat).toBe(3);
        await expect
          .poll(async () => (await callMe(server.url, access_token)).status, { timeout: 20_000 })
          .toBe(401);
      } finally {
        await server.stop();
      }
    });
  });

  test(`${NAMES[kind]} no start without a good key`, async ({ page }) => {
    for (const algorithm of ['HS256', 'ES256']) {
      await withDownload(new RunItYourself(page), kind, { algorithm }, async ({ start }) => {
        const wrong = generateKeyPairSync('ed25519').privateKey;
        const pem = wrong.export({ type: 'pkcs8', format: 'pem' }).toString();
        const bad = algorithm === 'HS256' ? ['', 'short'] : ['', 'short', pem];
        for (const JWT_KEY of bad)
          await expect(start({ JWT_KEY })).rejects.toThrow('export JWT_KEY="$(openssl ');
      });
    }
  });
}

async function withDownload(
  page: RunItYourself,
  kind: Kind,
  chosen: Chosen,
  task: (download: Download) => Promise<void>,
): Promise<void> {
  const download = await takeDownload(page, kind, chosen);
  try {
    await task(download);
  } finally {
    download.remove();
  }
}
