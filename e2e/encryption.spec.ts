// Encrypted tokens: opened with their key, shown as signed ones are, and shut again without it.
import { CompactEncrypt } from 'jose';
import { expect, test } from './fixtures.ts';
import { hs256 } from './tokens.ts';

const NOW = 1_795_000_000;
const SECRET = '0123456789abcdef0123456789abcdef';
const CLAIMS = { sub: 'me', iss: 'https://issuer.example', exp: NOW + 600 };

function seal(enc = 'A256GCM', claims: object = CLAIMS): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'dir', enc, typ: 'JWT' })
    .encrypt(new TextEncoder().encode(SECRET.slice(0, enc === 'A192GCM' ? 24 : 32)));
}

test('without a key it says what opens it; with the key it is read @every-engine', async ({
  workbench,
}) => {
  await workbench.open({ token: await seal(), now: NOW });
  expect(await workbench.signatureVerdict()).toBe('encrypted');
  expect(await workbench.payloadText()).toBe('');
  await workbench.typeKey(SECRET);
  expect(await workbench.signatureVerdict()).toBe('verified');
  await expect(workbench.signatureStatus).toContainText('Decrypted');
  expect(JSON.parse(await workbench.payloadText())).toEqual(CLAIMS);
  expect(await workbench.claimsVerdict()).toBe('valid');
  expect(await workbench.countdown()).toBe(600);
  await expect(
    workbench.signature.getByRole('button', { name: 'Sign', exact: true }),
  ).toBeDisabled();
  await expect(workbench.header).not.toBeEditable();
});

test('192-bit keys work where the browser has none @every-engine', async ({ workbench }) => {
  await workbench.open({ token: await seal('A192GCM'), key: SECRET.slice(0, 24) });
  expect(await workbench.signatureVerdict()).toBe('verified');
  expect(JSON.parse(await workbench.payloadText())).toEqual(CLAIMS);
});

test('another key does not open it, and what was read is gone with the key', async ({
  workbench,
}) => {
  await workbench.open({ token: await seal(), key: SECRET });
  expect(await workbench.payloadText()).toContain('issuer');
  await workbench.typeKey(SECRET.toUpperCase());
  expect(await workbench.signatureVerdict()).toBe('failed');
  expect(await workbench.payloadText()).toBe('');
  await workbench.typeKey(SECRET);
  expect(await workbench.payloadText()).toContain('issuer');
  await workbench.typeKey('');
  expect(await workbench.signatureVerdict()).toBe('encrypted');
  expect(await workbench.payloadText()).toBe('');
  expect(await workbench.claimsVerdict()).toBe('no-claims');
});

test('findings are made of what was inside', async ({ workbench }) => {
  const token = await seal('A256GCM', { ...CLAIMS, exp: NOW - 600 });
  await workbench.open({ token, now: NOW });
  expect(await workbench.findings()).not.toContain('expired');
  await workbench.typeKey(SECRET);
  expect(await workbench.findings()).toContain('expired');
});

test('a large one is opened in the worker, which loads what it needs @every-engine', async ({
  workbench,
}) => {
  const token = await seal('A192GCM', { ...CLAIMS, pad: 'x'.repeat(30_000) });
  await workbench.open({ token, key: SECRET.slice(0, 24) });
  expect(await workbench.signatureVerdict()).toBe('verified');
  expect(await workbench.payloadText()).toContain('issuer.example');
});

test('a signed token is encrypted, shown in its five parts, and taken out again @every-engine', async ({
  workbench,
  page,
}) => {
  const { token, key } = hs256({ sub: 'me', exp: NOW + 600 });
  await workbench.open({ token, key, now: NOW });
  expect(await workbench.signatureVerdict()).toBe('verified');
  await workbench.signature.getByText('Encrypt this token').click();
  await workbench.signature.getByRole('button', { name: 'Encrypt', exact: true }).click();
  await expect.poll(() => workbench.tokenText()).toMatch(/^(?:[\w-]*\.){4}[\w-]*$/);
  expect(await workbench.signatureVerdict()).toBe('verified');
  expect(JSON.parse(await workbench.headerText())).toMatchObject({ cty: 'JWT', enc: 'A256GCM' });
  for (const part of ['Header', 'Encrypted key', 'Initialization vector', 'Ciphertext']) {
    await expect(workbench.signature.getByRole('group', { name: part })).not.toBeEmpty();
  }
  await expect(workbench.signature.getByText('Tokens inside')).toBeVisible();
  await expect(workbench.signature).toContainText('JWS, HS256: The signature holds');
  await page.getByRole('button', { name: 'Open the token in content' }).click();
  await expect.poll(() => workbench.tokenText()).toBe(token);
});

for (const alg of ['RSA-OAEP-256', 'ECDH-ES+A256KW', 'A256KW']) {
  test(`a new key for ${alg} encrypts and decrypts @every-engine`, async ({ workbench }) => {
    await workbench.open({ token: hs256({ sub: 'me' }).token });
    await workbench.generateKey(alg);
    await workbench.encryptPayload(alg, 'A256GCM');
    expect(await workbench.headerText()).toContain(alg);
    expect(await workbench.signatureVerdict()).toBe('verified');
    expect(JSON.parse(await workbench.payloadText())).toEqual({ sub: 'me' });
  });
}

test('layers are peeled as far as the keys allow', async ({ workbench }) => {
  const inner = hs256({ sub: 'inner' });
  const outer = hs256({ sub: 'outer', actor_token: inner.token });
  const sealed = await new CompactEncrypt(new TextEncoder().encode(outer.token))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', cty: 'JWT' })
    .encrypt(new TextEncoder().encode(SECRET));
  const keys = [outer.key, SECRET].map((secret) => ({
    kty: 'oct',
    k: Buffer.from(secret).toString('base64url'),
  }));
  await workbench.open({ token: sealed, key: JSON.stringify({ keys }) });
  expect(await workbench.signatureVerdict()).toBe('verified');
  const layers = workbench.signature.getByRole('listitem');
  await expect(layers.filter({ hasText: 'actor_token' }).first()).toContainText('content');
  await expect(layers.filter({ hasText: 'actor_token' })).toHaveCount(2);
  await workbench.typeKey(SECRET);
  expect(await workbench.signatureVerdict()).toBe('verified');
  await expect(workbench.signature).toContainText('JWS, HS256: The signature does not hold');
});

test('very many iterations are done when the person says so, and can be ended', async ({
  workbench,
}) => {
  const make = (p2c: number) =>
    new CompactEncrypt(new TextEncoder().encode(JSON.stringify(CLAIMS)))
      .setProtectedHeader({ alg: 'PBES2-HS256+A128KW', enc: 'A128GCM' })
      .setKeyManagementParameters({ p2c })
      .encrypt(new TextEncoder().encode(SECRET));
  await workbench.open({ token: await make(1_000_001), key: SECRET });
  expect(await workbench.signatureVerdict()).toBe('key-mismatch');
  await expect(workbench.signatureStatus).toContainText('1,000,001');
  await workbench.signature.getByRole('button', { name: 'Do 1,000,001 iterations' }).click();
  await expect.poll(() => workbench.payloadText()).toContain('issuer.example');
  expect(await workbench.signatureVerdict()).toBe('verified');

  const [, ...parts] = (await make(1000)).split('.');
  const header = { alg: 'PBES2-HS256+A128KW', enc: 'A128GCM', p2s: 'AAAAAAAAAAAAAAAAAAAAAA' };
  const endless = Buffer.from(JSON.stringify({ ...header, p2c: 4_000_000_000 }));
  await workbench.paste([endless.toString('base64url'), ...parts].join('.'));
  await workbench.signature.getByRole('button', { name: /^Do 4,000,000,000/ }).click();
  await workbench.signature.getByRole('button', { name: 'Cancel' }).click();
  expect(await workbench.signatureVerdict()).toBe('key-mismatch');
  await expect(
    workbench.signature.getByRole('button', { name: /^Do 4,000,000,000/ }),
  ).toBeVisible();
});
