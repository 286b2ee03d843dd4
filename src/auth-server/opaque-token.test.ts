import { expect, test } from 'vitest';
import { serverInTests } from './server-in-tests.ts';

const CLIENT = { Authorization: `Basic ${btoa('api:api-secret')}` };

async function withSettings(settings: object) {
  const server = serverInTests();
  await server.postJson('/auth/settings', settings, 'PUT');
  const answer = await server.signIn();
  return { ...server, token: answer.access_token ?? '', refreshToken: answer.refresh_token ?? '' };
}

const withOpaque = (settings: object = {}) => withSettings({ tokenFormat: 'opaque', ...settings });

test('an opaque token says nothing, and opens what a JWT opens', async () => {
  const { call, token } = await withOpaque();
  expect(token).toMatch(/^[\w-]{43}\.[\w-]{43}$/);
  expect(await (await call('/api/me', token)).json()).toMatchObject({ username: 'user1' });
  expect((await call('/api/orders', token)).status).toBe(200);
});

test('the store keeps its hash alone', async () => {
  const { store, token } = await withOpaque();
  const [, secret = ''] = token.split('.');
  expect(JSON.stringify(await store.list('opaque'))).not.toContain(secret);
});

test('both formats are taken side by side, whatever is given now', async () => {
  const { call, token, postJson, signIn } = await withOpaque();
  await postJson('/auth/settings', { tokenFormat: 'jwt' }, 'PUT');
  const jwt = (await signIn()).access_token;
  expect((await call('/api/me', token)).status).toBe(200);
  expect((await call('/api/me', jwt)).status).toBe(200);
});

test.each([
  [
    'another secret',
    (token: string) => `${token.slice(0, -4)}${token.endsWith('AAAA') ? 'B' : 'A'}AAA`,
  ],
  ['another name', (token: string) => `x${token}`],
  ['no secret', (token: string) => `${token.split('.')[0]}.`],
])('%s: 401 invalid_token', async (_name, forge) => {
  const { call, token } = await withOpaque();
  const answer = await call('/api/me', forge(token));
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ error: 'invalid_token' });
});

test('it expires, and is for one audience', async () => {
  const { call, token, wait, postJson } = await withOpaque({ accessLifetime: 10 });
  wait(9);
  expect((await call('/api/me', token)).status).toBe(200);
  await postJson('/auth/settings', { audience: 'https://other.example' }, 'PUT');
  expect((await call('/api/me', token)).status).toBe(401);
  await postJson('/auth/settings', {}, 'PUT');
  wait(1);
  expect((await call('/api/me', token)).status).toBe(401);
});

test.each(['none', 'deny-list', 'introspection', 'short-life'])(
  'revoked, it is refused at once, even when the API learns of revocation by: %s',
  async (revocation) => {
    const { call, token, postForm } = await withOpaque({ revocation });
    await postForm('/auth/revoke', { token });
    expect((await call('/api/me', token)).status).toBe(401);
  },
);

test('it ends with the sign-in it came from, and introspection tells so', async () => {
  const { postForm, token, refreshToken } = await withOpaque();
  const isActive = async () =>
    ((await (await postForm('/auth/introspect', { token }, CLIENT)).json()) as { active: boolean })
      .active;
  expect(await isActive()).toBe(true);
  await postForm('/auth/revoke', { token: refreshToken });
  expect(await isActive()).toBe(false);
});

/** What each call of the API reads, as its answer tells; the first of a second reads the configuration too. */
test.each([
  ['a JWT, nothing about revocation', { revocation: 'none' }, 'none'],
  ['a JWT of a short life', { revocation: 'short-life' }, 'none'],
  ['a JWT, and a deny list', { revocation: 'deny-list' }, 'revoked;desc=1'],
  ['a JWT, and introspection', { revocation: 'introspection' }, 'revoked;desc=1, families;desc=1'],
  ['an opaque token', { tokenFormat: 'opaque', revocation: 'deny-list' }, 'opaque;desc=1'],
])('%s: look-ups are counted', async (_name, settings, expected) => {
  const { call, token, wait } = await withSettings(settings);
  const read = async () => (await call('/api/me', token)).headers.get('server-timing');
  await read();
  expect(await read()).toBe(expected);
  wait(1);
  expect(await read()).toContain('settings;desc=1');
  expect(await read()).toBe(expected);
});

test('refused without a token: its answer tells as well', async () => {
  const { ask } = serverInTests();
  expect((await ask('/api/me')).headers.get('server-timing')).toBe('settings;desc=1');
});

test('what was set holds for the next call', async () => {
  const { call, token, postJson, postForm } = await withSettings({ revocation: 'none' });
  await postForm('/auth/revoke', { token });
  expect((await call('/api/me', token)).status).toBe(200);
  await postJson('/auth/settings', { revocation: 'deny-list' }, 'PUT');
  expect((await call('/api/me', token)).status).toBe(401);
});
