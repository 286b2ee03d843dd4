import { decodeJwt, decodeProtectedHeader, type JSONWebKeySet } from 'jose';
import { expect, test } from 'vitest';
import { serverInTests } from './server-in-tests.ts';

test('settings are told, changed, and what is absent takes its default', async () => {
  const { ask, postJson } = serverInTests();
  const before = await (await ask('/auth/settings')).json();
  expect(before).toMatchObject({ algorithm: 'ES256', accessLifetime: 300, rotation: true });
  const changed = await postJson('/auth/settings', { accessLifetime: 5 }, 'PUT');
  expect(await changed.json()).toEqual({ ...before, accessLifetime: 5 });
  await postJson('/auth/settings', { skew: 1 }, 'PUT');
  expect(await (await ask('/auth/settings')).json()).toEqual({ ...before, skew: 1 });
});

test.each([
  [{ algorithm: 'none' }],
  [{ algorithm: 'constructor' }],
  [{ accessLifetime: 0 }],
  [{ accessLifetime: 1.5 }],
  [{ accessLifetime: '5' }],
  [{ accessLifetime: null }],
  [{ rotation: 'yes' }],
  [{ revocation: 'hope' }],
  [{ audience: '' }],
  [{ skew: -1 }],
  [{ constructor: 1 }],
  [{ '"\\ü': 1 }],
  ['{"__proto__":{"dpop":true}}'],
])('%j is refused, in plain ASCII', async (settings) => {
  const { postJson } = serverInTests();
  const answer = await postJson('/auth/settings', settings, 'PUT');
  expect(answer.status).toBe(400);
  expect((await answer.json()).error_description).toMatch(/^[\x20-\x21\x23-\x5B\x5D-\x7E]+$/);
});

test('another site’s form cannot change them: JSON alone is taken', async () => {
  const { ask } = serverInTests();
  for (const path of ['/auth/keys', '/auth/users'])
    expect((await ask(path, { method: 'POST', body: '{}' })).status).toBe(415);
});

test.each(['ES384', 'RS256', 'PS256', 'EdDSA', 'HS256'])(
  '%s signs and is verified',
  async (alg) => {
    const { postJson, signIn, call, ask } = serverInTests();
    await postJson('/auth/settings', { algorithm: alg }, 'PUT');
    const { access_token: token = '' } = await signIn();
    expect(decodeProtectedHeader(token)).toMatchObject({ alg, typ: 'at+jwt' });
    expect((await call('/api/me', token)).status).toBe(200);
    const { keys } = (await (await ask('/jwks.json')).json()) as JSONWebKeySet;
    expect(keys.some((key) => key.alg === alg)).toBe(alg !== 'HS256');
    expect(keys.every(({ kty }) => kty !== 'oct')).toBe(true);
  },
);

test('after a rotation the new key signs, and the old one verifies as long as its tokens live', async () => {
  const { ask, postJson, signIn, call, wait } = serverInTests();
  const { access_token: old = '' } = await signIn();
  const rotated = await postJson('/auth/keys', {});
  expect(rotated.status).toBe(201);
  const { kid } = await rotated.json();
  const { access_token: next = '' } = await signIn();
  expect(decodeProtectedHeader(next).kid).toBe(kid);
  expect((await call('/api/me', old)).status).toBe(200);
  const kids = async () =>
    ((await (await ask('/jwks.json')).json()) as JSONWebKeySet).keys.map((key) => key.kid);
  expect(await kids()).toHaveLength(2);
  wait(300);
  expect(await kids()).toEqual([kid]);
});

test('short life means a minute at most', async () => {
  const { postJson, signIn, now } = serverInTests();
  await postJson('/auth/settings', { revocation: 'short-life' }, 'PUT');
  const { access_token: token = '', expires_in: seconds } = await signIn();
  expect(seconds).toBe(60);
  expect(decodeJwt(token).exp).toBe(now() + 60);
});

test('a person is added, signs in, and cannot be added twice', async () => {
  const { postJson, signIn } = serverInTests();
  const person = { username: 'jane', password: 'a long password' };
  expect((await postJson('/auth/users', person)).status).toBe(201);
  expect(await signIn('jane', 'a long password')).toHaveProperty('access_token');
  expect((await postJson('/auth/users', person)).status).toBe(409);
  expect((await postJson('/auth/users', { ...person, password: 'short' })).status).toBe(400);
  expect((await postJson('/auth/users', { ...person, username: '<b>' })).status).toBe(400);
});
