// Keys as other programs write them: encrypted, in OpenSSH's own form, and against the specification.
import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { Locator } from '@playwright/test';
import { CompactEncrypt } from 'jose';
import { expect, test } from './fixtures.ts';
import { hs256 } from './tokens.ts';

/** `openssl pkcs8 -topk8 -v2 aes-256-cbc -passout pass:correct`, a P-256 key made for this test; and its public half. */
const ENCRYPTED = `-----BEGIN ENCRYPTED PRIVATE KEY-----
MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhDjpjrwvspRgICCAAw
DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEISwQEKKyJicaHJDfvFrmOAEgZCs
o3rdfeDB7Za6uPvo8CucemNlLgGgfwGsW5u0BNcIk9q244TxonigBKMxiTkhGQmx
c1kRxeO14RuC2/bwhCy4s3H2XIDocniZI1E/Q7r3sdbFlNU1Hl/u8mrkHJNXMPDM
ca3dWBhp7IqnyAWNyrTjiCpvrt3rsMy92K7AtoRZF9R5jC6eaoAED9PCdxVsZI8=
-----END ENCRYPTED PRIVATE KEY-----`;
const PUBLIC = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEIMVcFIQZCPNizkM/+pa/VMHmLXtS
Sen2FAxwnvYoWlc/HjwQs9d5jJBii/CCRCdJmtKKt6B5Xqhrwlr/ZhDiMA==
-----END PUBLIC KEY-----`;
const PASSWORD = 'correct';

/** `ssh-keygen -q -t ecdsa -b 256 -N '' -C me@example.com`, and the `.pub` file beside it. */
const SSH_PRIVATE = `-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAaAAAABNlY2RzYS
1zaGEyLW5pc3RwMjU2AAAACG5pc3RwMjU2AAAAQQSsp4pgFPx8hWuoOKkRJ8yCly0iAFfV
1KKlnCTr//M+NYnCT3elRzGK/SSxGBiCXhNJnMpC/KdTDe7EKZsKKbQqAAAAqP+ks+T/pL
PkAAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBKynimAU/HyFa6g4
qREnzIKXLSIAV9XUoqWcJOv/8z41icJPd6VHMYr9JLEYGIJeE0mcykL8p1MN7sQpmwoptC
oAAAAhAIzkJwSqOGgaKuJNQj76rA3ImIFIeP2OSrt14vV2FMWRAAAADm1lQGV4YW1wbGUu
Y29tAQ==
-----END OPENSSH PRIVATE KEY-----`;
const SSH_PUBLIC =
  'ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBKynimAU/HyFa6g4qREnzIKXLSIAV9XUoqWcJOv/8z41icJPd6VHMYr9JLEYGIJeE0mcykL8p1MN7sQpmwoptCo= me@example.com';

/** `ssh-keygen -q -t ed25519 -N correct -a 2`. */
const SSH_ENCRYPTED = `-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0AAAAGAAAABD2vuVVnN
q8Sh3BrZzhgBIpAAAAAgAAAAEAAAAzAAAAC3NzaC1lZDI1NTE5AAAAIG6V6cGvV3PBGeWi
xQ/RWHkQ+hGAzzaOaxDWoO7w2r1cAAAAkAEQdC3uFmqkJhp/D6jF8YhhuKOu3KOKxJ8/ul
b+hPNamCyxymCvDb+0tTwhj9FebTjLPnEGgNMrOhbiFnLntdUUKt5e2DHoOh5xm53/dHpF
bX1Mmg//gBBPAVWU7JdWlBQuVn5SwHHz2DqVzwjVBKTbQpqy/tZ9XoG38P+z0cxeHrqBdW
Z/K+Bj7uf33TW6zA==
-----END OPENSSH PRIVATE KEY-----`;

const text = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const TOKEN = `${text({ alg: 'ES256' })}.${text({ sub: 'me' })}.${Buffer.alloc(64, 1).toString('base64url')}`;

/** Whether Node holds an ES256 token for signed by this key. */
function holds(token: string, publicKey: string): boolean {
  const [input, signature] = [token.replace(/\.[^.]*$/, ''), token.split('.')[2] ?? ''];
  const key = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
  return verify('sha256', Buffer.from(input), key, Buffer.from(signature, 'base64url'));
}

/** Key by key: Firefox takes back what `fill` puts into a field of this kind. */
async function typeOver(field: Locator, text: string): Promise<void> {
  await field.selectText();
  await field.pressSequentially(text);
}

test('an encrypted key asks for its password, and signs once it is open @every-engine', async ({
  workbench,
  page,
}) => {
  await workbench.open({ token: TOKEN });
  const password = page.getByLabel('Password of the key', { exact: true });
  await expect(password).toHaveCount(0);
  await workbench.typeKey(ENCRYPTED);
  await expect(password).toHaveAttribute('type', 'password');
  await expect(page.locator('#key-notice')).toContainText('encrypted with a password');
  expect(await workbench.signatureVerdict()).toBe('key-mismatch');

  await typeOver(password, 'Correct');
  await expect(password).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('#key-notice')).toContainText('The password does not open this key.');

  await typeOver(password, PASSWORD);
  await expect(page.locator('#key-notice')).toContainText(
    'PEM, PKCS#8 private key, encrypted with AES-256-CBC, PBKDF2 with HMAC-SHA-256 and 2,048 iterations',
  );
  await expect(password).toHaveAttribute('aria-invalid', 'false');
  // Typing a password verifies; it signs nothing.
  expect(await workbench.tokenText()).toBe(TOKEN);
  expect(await workbench.signatureVerdict()).toBe('failed');

  await workbench.editPayload('{"sub":"you"}');
  expect(await workbench.signatureVerdict()).toBe('verified');
  expect(holds(await workbench.tokenText(), PUBLIC)).toBe(true);

  await page.getByRole('button', { name: 'Show password' }).click();
  await expect(password).toHaveAttribute('type', 'text');
  await workbench.typeKey(`${ENCRYPTED}\n`);
  await expect(password).toHaveValue('');
});

test('the password is in no link and no storage', async ({ workbench, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await workbench.open({ token: TOKEN });
  await workbench.typeKey(ENCRYPTED);
  await page.getByLabel('Password of the key').fill(PASSWORD);
  await workbench.settle();
  await page.getByRole('button', { name: 'Link' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Copy/ }).click();
  const kept = await page.evaluate(async () => [
    await navigator.clipboard.readText(),
    location.href,
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
  ]);
  expect(kept[0]).toContain('token=');
  expect(kept.join(' ')).not.toContain(PASSWORD);
});

test('an OpenSSH key signs, and its public line verifies', async ({ workbench, page }) => {
  await workbench.open({ token: TOKEN });
  await workbench.typeKey(SSH_PRIVATE);
  await expect(page.locator('#key-notice')).toContainText('OpenSSH, private key');
  await workbench.editPayload('{"sub":"you"}');
  expect(await workbench.signatureVerdict()).toBe('verified');
  await workbench.typeKey(`# me\n${SSH_PUBLIC}\n`);
  expect(await workbench.signatureVerdict()).toBe('verified');
  await expect(page.locator('#key-notice')).toContainText('OpenSSH, public key');
});

test('an encrypted OpenSSH key is opened, in a worker, and signs', async ({ workbench, page }) => {
  await workbench.open({ token: TOKEN });
  await workbench.typeKey(SSH_ENCRYPTED);
  const worker = page.waitForEvent('worker');
  await page.getByLabel('Password of the key').fill(PASSWORD);
  await worker;
  await expect(page.locator('#key-notice')).toContainText(
    'OpenSSH, private key, encrypted with AES-256-CTR, bcrypt with 2 rounds',
  );
  await workbench.signature.getByRole('button', { name: 'Sign with EdDSA' }).click();
  expect(await workbench.signatureVerdict()).toBe('verified');
  expect(await workbench.headerText()).toContain('EdDSA');
});

test('a coordinate that lost its leading zero verifies, and is said to be wrong', async ({
  workbench,
  page,
}) => {
  const make = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
  let pair = make();
  const x = () => Buffer.from(pair.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  while (x()[0] !== 0) pair = make();
  const input = TOKEN.replace(/\.[^.]*$/, '');
  const key = { key: pair.privateKey, dsaEncoding: 'ieee-p1363' } as const;
  const signature = sign('sha256', Buffer.from(input), key).toString('base64url');
  const short = Buffer.from(x().subarray(1)).toString('base64url');
  const jwk = { ...pair.publicKey.export({ format: 'jwk' }), x: short };
  await workbench.open({ token: `${input}.${signature}`, key: JSON.stringify(jwk) });
  expect(await workbench.signatureVerdict()).toBe('verified');
  await expect(page.locator('#key-notice')).toContainText('x has 31 octets and must have 32');
});

test('a key with padding signs, and is said to be wrong', async ({ workbench, page }) => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = privateKey.export({ format: 'jwk' });
  await workbench.open({ token: TOKEN, key: JSON.stringify({ ...jwk, d: `${jwk.d}=` }) });
  await workbench.editPayload('{"sub":"you"}');
  const spki = createPublicKey(privateKey).export({ format: 'pem', type: 'spki' }).toString();
  expect(await workbench.signatureVerdict()).toBe('verified');
  expect(holds(await workbench.tokenText(), spki)).toBe(true);
  await expect(page.locator('#key-notice')).toContainText('d is not strict base64url');
});

test('an RSA key without its primes decrypts, and is said to be wrong', async ({
  workbench,
  page,
}) => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { kty, n, e, d } = privateKey.export({ format: 'jwk' });
  const token = await new CompactEncrypt(Buffer.from('{"sub":"me"}'))
    .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM' })
    .encrypt(publicKey);
  await workbench.open({ token, key: JSON.stringify({ kty, n, e, d }) });
  expect(await workbench.signatureVerdict()).toBe('verified');
  expect(await workbench.payloadText()).toContain('"me"');
  await expect(page.locator('#key-notice')).toContainText('lacks p, q, dp, dq, qi');
});

test('a key text that is no encrypted key asks for nothing', async ({ workbench, page }) => {
  const { token, key } = hs256({ sub: 'me' });
  await workbench.open({ token, key });
  await expect(page.getByLabel('Password of the key')).toHaveCount(0);
});
