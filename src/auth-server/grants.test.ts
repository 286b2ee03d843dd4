import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { BASE, serverInTests } from './server-in-tests.ts';

type Server = ReturnType<typeof serverInTests>;

const basic = (id: string, secret: string) => ({
  Authorization: `Basic ${btoa(`${id}:${secret}`)}`,
});
const SERVICE = basic('orders-service', 'orders-service-secret');

/** What a refusal says: its status and code. */
async function saysOf(answer: Response): Promise<string> {
  const body = await answer.json();
  expect(body.error_description).toMatch(/^[\x20-\x21\x23-\x5B\x5D-\x7E]+$/);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  return `${answer.status} ${body.error}`;
}

test.each<[string, string, Record<string, string>, string]>([
  ['no grant type', 'username=user1', {}, '400 invalid_request'],
  ['an unknown grant type', 'grant_type=constructor', {}, '400 unsupported_grant_type'],
  [
    'a parameter twice',
    'grant_type=password&username=user1&password=password123&username=user1',
    {},
    '400 invalid_request',
  ],
  ['no username', 'grant_type=password', {}, '400 invalid_request'],
  ['a wrong password', 'grant_type=password&username=user1&password=x', {}, '400 invalid_grant'],
  [
    'a scope that may not be granted',
    'grant_type=password&username=user1&password=password123&scope=transfer',
    {},
    '400 invalid_scope',
  ],
  ['no client', 'grant_type=client_credentials', {}, '401 invalid_client'],
  [
    'a wrong secret',
    'grant_type=client_credentials',
    basic('orders-service', 'x'),
    '401 invalid_client',
  ],
  ['no Basic', 'grant_type=client_credentials', { Authorization: 'Basic !' }, '401 invalid_client'],
  ['bad percents', 'grant_type=client_credentials', basic('%', 'x'), '401 invalid_client'],
  [
    'two ways to authenticate',
    'grant_type=client_credentials&client_secret=x',
    SERVICE,
    '400 invalid_request',
  ],
  [
    'another client_id',
    'grant_type=client_credentials&client_id=api',
    SERVICE,
    '400 invalid_request',
  ],
  [
    'a grant that is not the client’s',
    'grant_type=password&username=user1&password=password123',
    SERVICE,
    '400 unauthorized_client',
  ],
  [
    'a public client by itself',
    'grant_type=client_credentials&client_id=web-app',
    {},
    '400 unauthorized_client',
  ],
  ['more scope', 'grant_type=client_credentials&scope=transfer', SERVICE, '400 invalid_scope'],
  ['no refresh token', 'grant_type=refresh_token', {}, '400 invalid_request'],
  [
    'a made-up refresh token',
    'grant_type=refresh_token&refresh_token=a.b',
    {},
    '400 invalid_grant',
  ],
  ['no code', 'grant_type=authorization_code&client_id=web-app', {}, '400 invalid_request'],
])('%s: refused', async (_name, form, headers, says) => {
  const { postForm } = serverInTests();
  const answer = await postForm('/auth/token', form, headers);
  expect(await saysOf(answer)).toBe(says);
  expect(answer.headers.has('www-authenticate')).toBe(answer.status === 401);
});

test('a service gets a token of its own, and no refresh token', async () => {
  const { postForm, call } = serverInTests();
  const answer = await postForm('/auth/token', 'grant_type=client_credentials', SERVICE);
  const body = await answer.json();
  expect(body).toMatchObject({ token_type: 'Bearer', scope: 'orders:read' });
  expect(body).not.toHaveProperty('refresh_token');
  expect(decodeJwt(body.access_token)).toMatchObject({ sub: 'orders-service' });
  expect((await call('/api/orders', body.access_token)).status).toBe(200);
  expect((await call('/userinfo', body.access_token)).status).toBe(403);
});

test('the password grant works, and is marked as withdrawn', async () => {
  const { postForm } = serverInTests();
  const form = { grant_type: 'password', username: 'user1', password: 'password123' };
  const answer = await postForm('/auth/token', form);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('deprecation')).toMatch(/^@\d+$/);
  expect(answer.headers.get('link')).toContain('rfc9700');
});

const refreshWith = (server: Server, token: string | undefined, more = {}) =>
  server.postForm('/auth/token', {
    grant_type: 'refresh_token',
    refresh_token: token ?? '',
    ...more,
  });

test('a refresh token is used once; used again it ends its family, access tokens too', async () => {
  const server = serverInTests();
  const { refresh_token: first } = await server.signIn();
  const second = await (await refreshWith(server, first)).json();
  expect(second.refresh_token).not.toBe(first);
  expect((await server.call('/api/me', second.access_token)).status).toBe(200);
  expect(await saysOf(await refreshWith(server, first))).toBe('400 invalid_grant');
  expect(await saysOf(await refreshWith(server, second.refresh_token))).toBe('400 invalid_grant');
  expect((await server.call('/api/me', second.access_token)).status).toBe(401);
});

test('of two refreshes at once exactly one wins', async () => {
  const server = serverInTests();
  const { refresh_token: token } = await server.signIn();
  const answers = await Promise.all([1, 2, 3].map(() => refreshWith(server, token)));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400, 400]);
});

test('a spent refresh token is not active to whoever asks', async () => {
  const server = serverInTests();
  const { refresh_token: old = '' } = await server.signIn();
  await refreshWith(server, old);
  const answer = await server.postForm(
    '/auth/introspect',
    { token: old },
    basic('api', 'api-secret'),
  );
  expect(await answer.json()).toEqual({ active: false });
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

test('without rotation the same one is used again', async () => {
  const server = serverInTests();
  await server.postJson('/auth/settings', { rotation: false }, 'PUT');
  const { refresh_token: token } = await server.signIn();
  for (let n = 0; n < 2; n++)
    expect(await (await refreshWith(server, token)).json()).toHaveProperty('refresh_token', token);
});

test('a refresh token ends, may narrow its scope, and never widens it', async () => {
  const server = serverInTests();
  const { refresh_token: token } = await server.signIn();
  expect(await saysOf(await refreshWith(server, token, { scope: 'transfer' }))).toBe(
    '400 invalid_scope',
  );
  const narrow = await (await refreshWith(server, token, { scope: 'profile' })).json();
  expect(narrow.scope).toBe('profile');
  expect(
    await saysOf(await refreshWith(server, narrow.refresh_token, { client_id: 'web-app' })),
  ).toBe('400 invalid_grant');
  server.wait(86_400);
  expect(await saysOf(await refreshWith(server, narrow.refresh_token))).toBe('400 invalid_grant');
});

test.each([
  ['none', 200],
  ['short-life', 200],
  ['deny-list', 401],
  ['introspection', 401],
])('revoked under %s: the API answers %i', async (revocation, status) => {
  const server = serverInTests();
  await server.postJson('/auth/settings', { revocation }, 'PUT');
  const tokens = await server.signIn();
  const answer = await server.postForm('/auth/revoke', { token: tokens.refresh_token ?? '' });
  expect(answer.status).toBe(200);
  expect((await server.call('/api/me', tokens.access_token)).status).toBe(status);
  expect(await saysOf(await refreshWith(server, tokens.refresh_token))).toBe('400 invalid_grant');
});

test('an access token is revoked alone; what is not known is as good as revoked', async () => {
  const server = serverInTests();
  const tokens = await server.signIn();
  await server.postForm('/auth/revoke', { token: tokens.access_token ?? '' });
  expect((await server.call('/api/me', tokens.access_token)).status).toBe(401);
  expect((await refreshWith(server, tokens.refresh_token)).status).toBe(200);
  expect((await server.postForm('/auth/revoke', { token: 'nothing' })).status).toBe(200);
  expect(await saysOf(await server.postForm('/auth/revoke', {}))).toBe('400 invalid_request');
});

test('another client cannot revoke it', async () => {
  const server = serverInTests();
  const { access_token: token = '' } = await server.signIn();
  const answer = await server.postForm('/auth/revoke', { token }, SERVICE);
  expect(await saysOf(answer)).toBe('400 invalid_grant');
  expect((await server.call('/api/me', token)).status).toBe(200);
});

test('introspection: for clients with a secret, of live tokens, and nothing of others', async () => {
  const server = serverInTests();
  const tokens = await server.signIn();
  const look = (token = '', headers: Record<string, string> = basic('api', 'api-secret')) =>
    server.postForm('/auth/introspect', { token }, headers);
  expect(await saysOf(await look(tokens.access_token, {}))).toBe('401 invalid_client');
  expect(await (await look(tokens.access_token)).json()).toMatchObject({
    active: true,
    sub: 'user1',
    client_id: 'first-party',
    iss: BASE,
  });
  expect(await (await look(tokens.refresh_token)).json()).toMatchObject({ active: true });
  expect(await (await look('nothing')).json()).toEqual({ active: false });
  await server.postForm('/auth/revoke', { token: tokens.refresh_token ?? '' });
  for (const token of [tokens.access_token, tokens.refresh_token])
    expect(await (await look(token)).json()).toEqual({ active: false });
});

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
