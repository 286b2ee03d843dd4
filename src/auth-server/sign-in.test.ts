import { createLocalJWKSet, decodeProtectedHeader, jwtVerify, type JSONWebKeySet } from 'jose';
import { expect, test } from 'vitest';
import { BASE, serverInTests } from './server-in-tests.ts';

test('right credentials give tokens, and the access token is what RFC 9068 says', async () => {
  const { postJson, ask, now } = serverInTests();
  const answer = await postJson('/auth/token', { username: 'user1', password: 'password123' });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const body = await answer.json();
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 300 });
  expect(body.refresh_token).toMatch(/^[\w-]{16}\.[\w-]{43}$/);
  const keys = (await (await ask('/jwks.json')).json()) as JSONWebKeySet;
  const { payload } = await jwtVerify(body.access_token, createLocalJWKSet(keys), {
    issuer: BASE,
    audience: 'https://api.example',
    typ: 'at+jwt',
    algorithms: ['ES256'],
    currentDate: new Date(now() * 1000),
  });
  expect(payload).toMatchObject({
    sub: 'user1',
    client_id: 'first-party',
    iat: now(),
    exp: now() + 300,
    scope: 'openid profile orders:read',
  });
  expect(payload.jti).toMatch(/^[\w-]{43}$/);
  expect(JSON.stringify(keys)).not.toMatch(/"d"/);
});

test.each([
  ['a wrong password', { username: 'user1', password: 'password124' }],
  ['nobody', { username: 'nobody', password: 'password123' }],
  ['a name of the prototype', { username: '__proto__', password: 'password123' }],
  ['empty ones', { username: '', password: '' }],
])('%s: 401 and the same words', async (_name, credentials) => {
  const { postJson } = serverInTests();
  const answer = await postJson('/auth/token', credentials);
  expect(answer.status).toBe(401);
  expect(await answer.json()).toEqual({ message: 'Invalid credentials' });
});

test.each([
  ['malformed JSON', '{"username":', 'application/json', 400],
  ['a list', '[]', 'application/json', 400],
  ['null', 'null', 'application/json', 400],
  ['a missing password', '{"username":"user1"}', 'application/json', 400],
  ['a number as name', '{"username":1,"password":"password123"}', 'application/json', 400],
  ['no type', '{}', '', 415],
  ['plain text', '{"username":"user1","password":"password123"}', 'text/plain', 415],
  ['multipart', 'x', 'multipart/form-data; boundary=x', 415],
  ['a large body', `{"username":"${'x'.repeat(20_000)}"}`, 'application/json', 413],
  ['a large form', `grant_type=${'x'.repeat(20_000)}`, 'application/x-www-form-urlencoded', 413],
])('%s is an invalid request', async (_name, body, type, status) => {
  const { ask } = serverInTests();
  const answer = await ask('/auth/token', {
    method: 'POST',
    headers: { 'Content-Type': type },
    body,
  });
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ error: 'invalid_request' });
});

test('an announced length is believed before the body is read', async () => {
  const { ask } = serverInTests();
  const headers = { 'Content-Type': 'application/json', 'Content-Length': '99999' };
  const answer = await ask('/auth/token', { method: 'POST', headers, body: '{}' });
  expect(answer.status).toBe(413);
});

test('the sixth wrong password of a minute must wait, and so must the right one; then it may', async () => {
  const { postJson, wait } = serverInTests();
  const tryIt = (password: string) => postJson('/auth/token', { username: 'user1', password });
  for (let n = 0; n < 5; n++) expect((await tryIt('wrong')).status).toBe(401);
  wait(20);
  const refused = await tryIt('password123');
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('40');
  const other = { username: 'admin', password: 'admin-password' };
  expect((await postJson('/auth/token', other)).status).toBe(200);
  wait(40);
  expect((await tryIt('password123')).status).toBe(200);
});

test('what is kept of a password is a salted hash', async () => {
  const { store, signIn } = serverInTests();
  await signIn();
  const user = await store.get('users', 'user1');
  expect(user?.password.hash).toHaveLength(32);
  expect(user?.password.salt).toHaveLength(16);
  expect(JSON.stringify(await store.list('users'))).not.toContain('password123');
  const kept = JSON.stringify([await store.list('families'), await store.list('clients')]);
  expect(kept).not.toMatch(/secret-?[^"]*secret/);
});

test('another method is 405 and told which one goes; another path is 404', async () => {
  const { ask } = serverInTests();
  const answer = await ask('/auth/token');
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')).toBe('POST');
  const put = await ask('/api/me', { method: 'PUT' });
  expect(put.headers.get('allow')).toBe('GET, HEAD');
  expect((await ask('/api/nothing')).status).toBe(404);
});

test('the token names the key that signed it', async () => {
  const { signIn, ask } = serverInTests();
  const { access_token: token = '' } = await signIn();
  const { keys } = (await (await ask('/jwks.json')).json()) as JSONWebKeySet;
  expect(keys.map(({ kid }) => kid)).toContain(decodeProtectedHeader(token).kid);
});

test('of many wrong passwords at once no more than five are tried', async () => {
  const { postJson } = serverInTests();
  const wrong = { username: 'user1', password: 'wrong' };
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => postJson('/auth/token', wrong)),
  );
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(3);
});
