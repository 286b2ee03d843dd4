import { createHash } from 'node:crypto';
import {
  calculateJwkThumbprint,
  decodeJwt,
  exportJWK,
  generateKeyPair,
  SignJWT,
  type JWK,
} from 'jose';
import { expect, test } from 'vitest';
import { BASE, serverInTests } from './server-in-tests.ts';

type Server = ReturnType<typeof serverInTests>;

async function prover(server: Server) {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(publicKey);
  const prove = (
    path: string,
    { token, typ = 'dpop+jwt', key = jwk, ...claims }: Record<string, unknown> = {},
    method = 'POST',
  ): Promise<string> =>
    new SignJWT({
      jti: crypto.randomUUID(),
      htm: method,
      htu: `${BASE}${path}`,
      iat: server.now(),
      ...(typeof token === 'string' && {
        ath: createHash('sha256').update(token).digest('base64url'),
      }),
      ...claims,
    })
      .setProtectedHeader({ alg: 'ES256', typ: typ as string, jwk: key as JWK })
      .sign(privateKey);
  return { prove, jkt: await calculateJwkThumbprint(jwk) };
}

const ADMIN = { grant_type: 'password', username: 'admin', password: 'admin-password' };

async function boundServer(settings = {}) {
  const server = serverInTests();
  await server.postJson('/auth/settings', { dpop: true, ...settings }, 'PUT');
  const keys = await prover(server);
  const getTokens = async (proof: string) => server.postForm('/auth/token', ADMIN, { DPoP: proof });
  const transfer = (authorization: string, proof?: string) =>
    server.ask('/api/transfer', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: authorization,
        ...(proof !== undefined && { DPoP: proof }),
      },
      body: '{"to":"user1","amount":1}',
    });
  return { server, ...keys, getTokens, transfer };
}

const challengeOf = (answer: Response): string => answer.headers.get('www-authenticate') ?? '';

test('tokens are bound to the proof’s key, and good only with it', async () => {
  const { getTokens, prove, transfer, jkt, server } = await boundServer();
  const tokens = await (await getTokens(await prove('/auth/token'))).json();
  expect(tokens.token_type).toBe('DPoP');
  expect(decodeJwt(tokens.access_token).cnf).toEqual({ jkt });
  const token = tokens.access_token;
  expect((await transfer(`DPoP ${token}`, await prove('/api/transfer', { token }))).status).toBe(
    200,
  );
  expect(challengeOf(await transfer(`Bearer ${token}`))).toMatch(/^DPoP .*error="invalid_token"/);
  expect(challengeOf(await transfer(`DPoP ${token}`))).toContain('error="invalid_dpop_proof"');
  const thief = await prover(server);
  const stolen = await transfer(`DPoP ${token}`, await thief.prove('/api/transfer', { token }));
  expect(stolen.status).toBe(401);
});

test('a bearer token does not transfer while DPoP is on', async () => {
  const { server, transfer } = await boundServer();
  const { access_token: token } = await server.signIn('admin', 'admin-password');
  const answer = await transfer(`Bearer ${token}`);
  expect(answer.status).toBe(401);
  expect(challengeOf(answer)).toMatch(/^DPoP realm="api", error="invalid_token".*algs="ES256/);
  expect(challengeOf(await transfer(''))).toMatch(/^DPoP realm="api", algs=/);
  expect((await server.call('/api/me', token)).status).toBe(200);
});

test.each<[string, Record<string, unknown>]>([
  ['another method', { htm: 'GET' }],
  ['another URL', { htu: `${BASE}/api/me` }],
  ['no jti', { jti: undefined }],
  ['an old one', { iat: 1_700_000_000 }],
  ['one of the future', { iat: 1_900_000_000 }],
  ['another typ', { typ: 'JWT' }],
  ['a private key in it', { key: { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA', d: 'AA' } }],
  ['another key', { key: { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' } }],
])('a proof with %s: 400 invalid_dpop_proof', async (_name, change) => {
  const { getTokens, prove } = await boundServer();
  const answer = await getTokens(await prove('/auth/token', change));
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: 'invalid_dpop_proof' });
});

test('a proof without ath does not go with a token', async () => {
  const { getTokens, prove, transfer } = await boundServer();
  const { access_token: token } = await (await getTokens(await prove('/auth/token'))).json();
  const answer = await transfer(`DPoP ${token}`, await prove('/api/transfer'));
  expect(challengeOf(answer)).toContain('error="invalid_dpop_proof"');
});

test('a proof is used once; no proof, or two in one header, is none', async () => {
  const { getTokens, prove } = await boundServer();
  const proof = await prove('/auth/token');
  expect((await getTokens(proof)).status).toBe(200);
  expect((await getTokens(proof)).status).toBe(400);
  const [one, other] = [await prove('/auth/token'), await prove('/auth/token')];
  expect((await getTokens(`${one}, ${other}`)).status).toBe(400);
  expect((await getTokens('nonsense')).status).toBe(400);
});

test('of two uses of a proof at once one is taken', async () => {
  const { getTokens, prove } = await boundServer();
  const proof = await prove('/auth/token');
  const answers = await Promise.all([getTokens(proof), getTokens(proof)]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400]);
});

test('a nonce is asked for when it is on, at both ends', async () => {
  const { getTokens, prove, transfer } = await boundServer({ dpopNonce: true });
  const asked = await getTokens(await prove('/auth/token'));
  expect(asked.status).toBe(400);
  expect(await asked.json()).toMatchObject({ error: 'use_dpop_nonce' });
  const nonce = asked.headers.get('dpop-nonce') ?? '';
  expect(nonce).toMatch(/^[\w-]{43}$/);
  const { access_token: token } = await (
    await getTokens(await prove('/auth/token', { nonce }))
  ).json();
  const refused = await transfer(`DPoP ${token}`, await prove('/api/transfer', { token }));
  expect(refused.status).toBe(401);
  expect(challengeOf(refused)).toContain('error="use_dpop_nonce"');
  const second = refused.headers.get('dpop-nonce') ?? '';
  const proof = await prove('/api/transfer', { token, nonce: second });
  expect((await transfer(`DPoP ${token}`, proof)).status).toBe(200);
});

test('a refresh token that is bound needs its key', async () => {
  const { server, getTokens, prove } = await boundServer();
  const { refresh_token: token } = await (await getTokens(await prove('/auth/token'))).json();
  const form = { grant_type: 'refresh_token', refresh_token: token };
  const thief = await prover(server);
  for (const headers of [{}, { DPoP: await thief.prove('/auth/token') }])
    expect((await server.postForm('/auth/token', form, headers)).status).toBe(400);
  const good = await server.postForm('/auth/token', form, { DPoP: await prove('/auth/token') });
  expect(await good.json()).toMatchObject({ token_type: 'DPoP' });
});
