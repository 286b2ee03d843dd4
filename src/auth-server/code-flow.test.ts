import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { BASE, saysOf, serverInTests } from './server-in-tests.ts';

type Server = ReturnType<typeof serverInTests>;

const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const REQUEST = {
  response_type: 'code',
  client_id: 'web-app',
  redirect_uri: `${BASE}/`,
  state: 'a&b',
  scope: 'openid orders:read',
  nonce: 'n-1',
  code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
  code_challenge_method: 'S256',
};

const authorize = (server: Server, change: Record<string, string> = {}) =>
  server.ask(`/authorize?${new URLSearchParams({ ...REQUEST, ...change }).toString()}`);
const decide = (server: Server, change: Record<string, string> = {}) =>
  server.postForm('/authorize', {
    ...REQUEST,
    decision: 'allow',
    username: 'user1',
    password: 'password123',
    ...change,
  });
const locationOf = (answer: Response) => new URL(answer.headers.get('location') ?? '');
const redeem = (server: Server, code: string, change: Record<string, string> = {}) =>
  server.postForm('/auth/token', {
    grant_type: 'authorization_code',
    client_id: 'web-app',
    redirect_uri: REQUEST.redirect_uri,
    code,
    code_verifier: VERIFIER,
    ...change,
  });

test('the code flow with PKCE: sign-in, code, tokens, ID token, userinfo', async () => {
  const server = serverInTests();
  const page = await authorize(server);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'nonce-/,
  );
  const answer = await decide(server);
  expect(answer.status).toBe(303);
  const location = locationOf(answer);
  expect(location.searchParams.get('state')).toBe('a&b');
  expect(location.searchParams.get('iss')).toBe(BASE);
  const tokens = await (await redeem(server, location.searchParams.get('code') ?? '')).json();
  expect(decodeJwt(tokens.id_token)).toMatchObject({ aud: 'web-app', nonce: 'n-1', sub: 'user1' });
  const person = await (await server.call('/userinfo', tokens.access_token)).json();
  expect(person.sub).toBe('user1');
  const again = await redeem(server, location.searchParams.get('code') ?? '');
  expect(await saysOf(again)).toBe('400 invalid_grant');
  expect((await server.call('/userinfo', tokens.access_token)).status).toBe(401);
});

test.each<[string, Record<string, string>, string]>([
  ['another verifier', { code_verifier: 'x'.repeat(43) }, '400 invalid_grant'],
  ['a short verifier', { code_verifier: 'x' }, '400 invalid_request'],
  ['another redirect', { redirect_uri: 'http://127.0.0.1/callback' }, '400 invalid_grant'],
  ['no redirect', { redirect_uri: '' }, '400 invalid_request'],
  ['another client', { client_id: 'first-party' }, '400 unauthorized_client'],
])('%s does not get the tokens, and does not spend the code', async (_name, change, says) => {
  const server = serverInTests();
  const code = locationOf(await decide(server)).searchParams.get('code') ?? '';
  expect(await saysOf(await redeem(server, code, change))).toBe(says);
  expect((await redeem(server, code)).status).toBe(200);
});

test('a code lives a minute', async () => {
  const server = serverInTests();
  const code = locationOf(await decide(server)).searchParams.get('code') ?? '';
  server.wait(60);
  expect(await saysOf(await redeem(server, code))).toBe('400 invalid_grant');
});

test.each<[string, Record<string, string>, string]>([
  ['no response_type', { response_type: '' }, 'invalid_request'],
  ['implicit', { response_type: 'token' }, 'unsupported_response_type'],
  ['no PKCE', { code_challenge: '' }, 'invalid_request'],
  ['plain PKCE', { code_challenge_method: 'plain' }, 'invalid_request'],
  ['an odd challenge', { code_challenge: 'x' }, 'invalid_request'],
  ['an unknown scope', { scope: 'root' }, 'invalid_scope'],
  ['prompt=none', { prompt: 'none' }, 'login_required'],
  ['a request object', { request: 'x' }, 'request_not_supported'],
  ['fragment', { response_mode: 'fragment' }, 'invalid_request'],
])('%s: told to the client by a redirect', async (_name, change, error) => {
  const answer = await authorize(serverInTests(), change);
  expect(answer.status).toBe(303);
  expect(locationOf(answer).searchParams.get('error')).toBe(error);
  expect(locationOf(answer).searchParams.get('state')).toBe('a&b');
});

test.each<[string, Record<string, string>]>([
  ['an unknown client', { client_id: 'nobody' }],
  ['no redirect', { redirect_uri: '' }],
  ['a redirect with more at its end', { redirect_uri: `${BASE}/x` }],
  ['another host', { redirect_uri: 'https://site.example.evil/any-repo/' }],
  ['another path of the loopback', { redirect_uri: 'http://127.0.0.1:1/other' }],
  ['a host that looks like a port', { redirect_uri: 'http://127.0.0.1:1@evil/callback' }],
])('%s: told to the person, never redirected', async (_name, change) => {
  const answer = await authorize(serverInTests(), change);
  expect(answer.status).toBe(400);
  expect(answer.headers.has('location')).toBe(false);
});

test('a loopback redirect may have any port (RFC 8252 §7.3)', async () => {
  const answer = await authorize(serverInTests(), {
    redirect_uri: 'http://127.0.0.1:8123/callback',
  });
  expect(answer.status).toBe(200);
});

test('saying no is told; a wrong password shows the page again, with nothing of it', async () => {
  const server = serverInTests();
  const denied = await decide(server, { decision: 'deny' });
  expect(locationOf(denied).searchParams.get('error')).toBe('access_denied');
  const wrong = await decide(server, { username: '"><b>', password: 'hidden-password' });
  expect(wrong.status).toBe(403);
  const text = await wrong.text();
  expect(text).toContain('Invalid credentials');
  expect(text).not.toContain('hidden-password');
  expect(text).not.toContain('<b>');
});

test('a code is good for its own client alone', async () => {
  const server = serverInTests();
  await server.ask('/auth/settings');
  const web = await server.store.get('clients', 'web-app');
  await server.store.update('clients', 'other-app', () => ({ ...web!, id: 'other-app' }));
  const code = locationOf(await decide(server)).searchParams.get('code') ?? '';
  expect(await saysOf(await redeem(server, code, { client_id: 'other-app' }))).toBe(
    '400 invalid_grant',
  );
});
