import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { BASE, saysOf, serverInTests } from './server-in-tests.ts';

type Server = ReturnType<typeof serverInTests>;

const basic = (id: string, secret: string) => ({
  Authorization: `Basic ${btoa(`${id}:${secret}`)}`,
});
const SERVICE = basic('orders-service', 'orders-service-secret');

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
