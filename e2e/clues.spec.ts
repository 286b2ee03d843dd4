// Why a signature does not hold, and what a key gives away: told in the findings of the built page.
import { createHmac, createPublicKey } from 'node:crypto';
import { expect, test } from './fixtures.ts';
import { EC_PUBLIC_JWK, goodClaims, hs256, SECRET } from './tokens.ts';

const encode = (text: string): string => Buffer.from(text).toString('base64url');
const HEADER = encode('{"alg":"HS256"}');

test('a payload that was written anew after signing is named, with the way it was signed', async ({
  workbench,
}) => {
  const { token } = hs256('{"sub": "a", "n": 1}');
  const [header, , signature] = token.split('.');
  await workbench.open({
    token: `${header}.${encode('{"sub":"a","n":1}')}.${signature}`,
    key: SECRET,
  });
  expect(await workbench.signatureVerdict()).toBe('failed');
  const findings = await workbench.findings();
  expect(findings).toContain('verify-payload-reserialized');
  expect(findings).not.toContain('signature-invalid');
  await workbench.open({
    token: `${header}.${encode('{"sub":"b","n":1}')}.${signature}`,
    key: SECRET,
  });
  expect(await workbench.findings()).toContain('signature-invalid');
});

test('a public key that is the secret of an HMAC is found in the form it was used in', async ({
  workbench,
}) => {
  const pem = createPublicKey({ key: EC_PUBLIC_JWK, format: 'jwk' }).export({
    type: 'spki',
    format: 'pem',
  });
  const input = `${HEADER}.${encode(JSON.stringify({ sub: 'admin' }))}`;
  const signature = createHmac('sha256', pem).update(input).digest('base64url');
  const keys = [EC_PUBLIC_JWK, { kty: 'oct', k: encode(SECRET) }];
  await workbench.open({ token: `${input}.${signature}`, key: JSON.stringify({ keys }) });
  expect(await workbench.findings()).toContain('hmac-verifies-with-public-key');
});

test('a published key is recognised once the typing pauses', async ({ workbench }) => {
  const key = {
    kty: 'EC',
    crv: 'P-256',
    x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
    y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
  };
  const { token } = hs256(goodClaims(Math.floor(Date.now() / 1000)), { alg: 'ES256' });
  await workbench.open({ token, key: JSON.stringify(key) });
  await expect.poll(() => workbench.findings(), { timeout: 20_000 }).toContain('key-known-public');
});

test('a secret that can be read off the token is found without a key', async ({ workbench }) => {
  const input = `${HEADER}.${encode(JSON.stringify({ iss: 'https://acme.example' }))}`;
  const signature = createHmac('sha256', 'acme_secret').update(input).digest('base64url');
  await workbench.open({ token: `${input}.${signature}` });
  await expect.poll(() => workbench.findings(), { timeout: 20_000 }).toContain('hmac-key-derived');
});
