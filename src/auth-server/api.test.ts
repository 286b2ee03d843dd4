import { base64url, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { expect, test } from 'vitest';
import { BASE, serverInTests } from './server-in-tests.ts';

const challengeOf = (answer: Response): string => answer.headers.get('www-authenticate') ?? '';

test('a good token is told who it is, and may read what its scope says', async () => {
  const { call, signIn } = serverInTests();
  const { access_token: token } = await signIn();
  expect(await (await call('/api/me', token)).json()).toMatchObject({ username: 'user1' });
  expect((await call('/api/orders', token)).status).toBe(200);
});

test('without credentials: 401, and no error is told (RFC 6750 §3.1)', async () => {
  const { ask } = serverInTests();
  for (const headers of [{}, { Authorization: 'Basic dXNlcjE6cGFzc3dvcmQxMjM=' }]) {
    const answer = await ask('/api/me', { headers });
    expect(answer.status).toBe(401);
    expect(challengeOf(answer)).toBe('Bearer realm="api"');
  }
});

test.each(['Bearer', 'Bearer ', 'Bearer a b', 'Bearer "x"'])(
  '%j is malformed: 400',
  async (Authorization) => {
    const { ask } = serverInTests();
    const answer = await ask('/api/me', { headers: { Authorization } });
    expect(answer.status).toBe(400);
    expect(challengeOf(answer)).toContain('error="invalid_request"');
  },
);

test('a scope that is missing: 403 and its name', async () => {
  const { call, signIn } = serverInTests();
  const { access_token: token } = await signIn('user1', 'password123', 'profile');
  const answer = await call('/api/orders', token);
  expect(answer.status).toBe(403);
  expect(challengeOf(answer)).toMatch(
    /^Bearer realm="api", error="insufficient_scope", .*scope="orders:read"$/,
  );
});

test('it lives to the second before exp, and for the skew after it', async () => {
  const { call, signIn, wait, postJson } = serverInTests();
  const { access_token: token } = await signIn();
  wait(299);
  expect((await call('/api/me', token)).status).toBe(200);
  wait(1);
  const answer = await call('/api/me', token);
  expect(answer.status).toBe(401);
  expect(challengeOf(answer)).toContain('error="invalid_token"');
  expect(challengeOf(answer)).toContain('The access token has expired');
  await postJson('/auth/settings', { skew: 30 }, 'PUT');
  expect((await call('/api/me', token)).status).toBe(200);
});

const encode = (value: unknown): string => base64url.encode(JSON.stringify(value));

function split(token: string): [Record<string, unknown>, JWTPayload, string] {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const read = (text: string) => JSON.parse(new TextDecoder().decode(base64url.decode(text)));
  return [read(header), read(payload), signature];
}

/** Each makes of a good token one that must be refused. */
const FORGERIES: [string, (token: string) => string | Promise<string>][] = [
  [
    'another payload',
    (token) => {
      const [header, payload, signature] = split(token);
      return `${encode(header)}.${encode({ ...payload, sub: 'admin' })}.${signature}`;
    },
  ],
  ['another signature', (token) => token.slice(0, -4) + (token.endsWith('AAAA') ? 'BBBB' : 'AAAA')],
  [
    'alg none',
    (token) => `${encode({ ...split(token)[0], alg: 'none' })}.${encode(split(token)[1])}.`,
  ],
  [
    'alg None',
    (token) => `${encode({ ...split(token)[0], alg: 'None' })}.${encode(split(token)[1])}.`,
  ],
  [
    'alg HS256 over the public key',
    async (token) => {
      const [header, payload] = split(token);
      return new SignJWT(payload)
        .setProtectedHeader({ ...header, alg: 'HS256' })
        .sign(new TextEncoder().encode('x'.repeat(32)));
    },
  ],
  [
    'a key of somebody else',
    async (token) => {
      const [header, payload] = split(token);
      const { privateKey } = await generateKeyPair('ES256');
      return new SignJWT(payload).setProtectedHeader({ ...header, alg: 'ES256' }).sign(privateKey);
    },
  ],
  [
    'an unknown kid',
    async (token) => {
      const { privateKey } = await generateKeyPair('ES256');
      return new SignJWT(split(token)[1])
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'nobody' })
        .sign(privateKey);
    },
  ],
  [
    'its own key in the header',
    async (token) => {
      const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
      const jwk = (await crypto.subtle.exportKey('jwk', publicKey)) as Record<string, string>;
      return new SignJWT(split(token)[1])
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', jwk })
        .sign(privateKey);
    },
  ],
  ['no token at all', () => 'abc'],
  ['four parts', (token) => `${token}.a`],
];

test.each(FORGERIES)('%s: 401 invalid_token', async (_name, forge) => {
  const { call, signIn } = serverInTests();
  const { access_token: token = '' } = await signIn();
  const answer = await call('/api/me', await forge(token));
  expect(answer.status).toBe(401);
  expect(challengeOf(answer)).toContain('error="invalid_token"');
  expect(await answer.json()).toMatchObject({ error: 'invalid_token' });
});

test('a token must name the key that signed it', async () => {
  const { call, signIn, store } = serverInTests();
  const { access_token: token = '' } = await signIn();
  const [key] = await store.list('keys');
  for (const [kid, status] of [
    [key?.kid ?? '', 200],
    ['nobody', 401],
  ] as const) {
    const signed = await new SignJWT(split(token)[1])
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid })
      .sign(key!.signer);
    expect((await call('/api/me', signed)).status).toBe(status);
  }
});

/** Signed with the server's own key: only the claim or the header is wrong. */
test.each([
  ['another audience', { aud: 'https://other.example' }, {}],
  ['another issuer', { iss: 'https://other.example' }, {}],
  ['no exp', { exp: undefined }, {}],
  ['no jti', { jti: undefined }, {}],
  ['not yet', { nbf: 1_900_000_000 }, {}],
  ['an ID token', {}, { typ: 'JWT' }],
])('%s: 401 invalid_token', async (_name, claims, head) => {
  const { call, signIn, store } = serverInTests();
  const { access_token: token = '' } = await signIn();
  const [header, payload] = split(token);
  const [key] = await store.list('keys');
  const sign = (more: object, over: object) =>
    new SignJWT({ ...payload, ...more })
      .setProtectedHeader({ ...header, alg: 'ES256', ...over })
      .sign(key!.signer);
  expect((await call('/api/me', await sign({}, {}))).status).toBe(200);
  expect((await call('/api/me', await sign(claims, head))).status).toBe(401);
});

test('a transfer needs its scope, and a body that makes sense', async () => {
  const { ask, signIn } = serverInTests();
  const send = async (token: string | undefined, body: string, type = 'application/json') =>
    ask('/api/transfer', {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': type },
      body,
    });
  const person = (await signIn()).access_token;
  const admin = (await signIn('admin', 'admin-password')).access_token;
  const order = JSON.stringify({ to: 'user1', amount: 5 });
  expect((await send(person, order)).status).toBe(403);
  expect(await (await send(admin, order)).json()).toEqual({
    from: 'admin',
    to: 'user1',
    amount: 5,
  });
  expect((await send(admin, '{"to":"user1","amount":-5}')).status).toBe(400);
  expect((await send(admin, '{"to":"<b>","amount":5}')).status).toBe(400);
  expect((await send(admin, order, 'text/plain')).status).toBe(415);
});

test('the metadata names what there is', async () => {
  const { ask } = serverInTests();
  for (const name of ['oauth-authorization-server', 'openid-configuration']) {
    const body = await (await ask(`/.well-known/${name}`)).json();
    expect(body).toMatchObject({
      issuer: BASE,
      token_endpoint: `${BASE}/auth/token`,
      jwks_uri: `${BASE}/jwks.json`,
      code_challenge_methods_supported: ['S256'],
    });
  }
});
