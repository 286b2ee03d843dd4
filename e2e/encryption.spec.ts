// Encrypted tokens: opened with their key, shown as signed ones are, and shut again without it.
import { CompactEncrypt } from 'jose';
import { expect, test } from './fixtures.ts';

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
