// The key ring: keys kept beside the field, from it and from files, each with what the check said of it.
import { generateKeyPairSync, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { EC_PUBLIC_JWK, es256, hs256, SECRET } from './tokens.ts';

const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const OTHER_JWK = JSON.stringify({ ...other.publicKey.export({ format: 'jwk' }), use: 'sig' });
const RSA_DER = rsa.publicKey.export({ format: 'der', type: 'spki' });
const RSA_PEM = String(rsa.privateKey.export({ format: 'pem', type: 'pkcs8' }));

const keysOf = (page: Page) =>
  page.getByRole('list', { name: 'Keys', exact: true }).getByRole('listitem');
const keep = (page: Page) => page.getByRole('button', { name: 'Keep', exact: true });
const news = (page: Page) =>
  page.getByRole('region', { name: 'Key', exact: true }).getByRole('status');

async function chooseFiles(
  page: Page,
  files: readonly { readonly name: string; readonly content: string | Buffer }[],
): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Files…' }).click();
  const buffers = files.map(({ name, content }) => ({
    name,
    mimeType: '',
    buffer: Buffer.from(content),
  }));
  await (await chooser).setFiles(buffers);
}

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}

test('a token is tried with the keys that are kept, and each says why it does not fit', async ({
  workbench,
  page,
}) => {
  const { token, key } = es256({ sub: 'me' });
  await workbench.open({ token });
  await workbench.typeKey('a shared secret');
  await keep(page).click();
  await expect(workbench.key).toHaveValue('');
  await workbench.typeKey(OTHER_JWK);
  await keep(page).click();
  await expect(keysOf(page)).toHaveCount(2);
  expect(await workbench.signatureVerdict()).toBe('failed');
  await workbench.typeKey(key);
  expect(await workbench.signatureVerdict()).toBe('verified');
  await keep(page).click();
  expect(await workbench.signatureVerdict()).toBe('verified');
  await expect(keysOf(page)).toHaveCount(3);
  await expect(keysOf(page).nth(0)).toContainText('needs an EC public key');
  await expect(keysOf(page).nth(1)).toContainText('EC P-256 public key');
  await expect(keysOf(page).nth(1)).toContainText('Does not fit');
  await expect(keysOf(page).nth(1)).toContainText('use sig');
  await expect(keysOf(page).nth(2)).toHaveAttribute('data-outcome', 'holds');
  await expect(workbench.signature).toContainText('key 3');
});

test('a kept key signs an edit, and a key that is typed later does not', async ({
  workbench,
  page,
}) => {
  const { token } = hs256({ sub: 'me' });
  await workbench.open({ token, key: 'another secret', keyFormat: 'utf8' });
  await keep(page).click();
  await expect(workbench.key).toHaveValue('');
  await workbench.editPayload('{"sub":"you"}');
  expect(await workbench.signatureVerdict()).toBe('verified');
  const signed = await workbench.tokenText();
  await workbench.typeKey('a third one');
  expect(await workbench.tokenText()).toBe(signed);
  expect(await workbench.signatureVerdict()).toBe('verified');
  await expect(keysOf(page).nth(1)).toHaveAttribute('data-outcome', 'holds');
});

test('several files are kept at once, DER too, and what is no key says so', async ({
  workbench,
  page,
}) => {
  const { token, key } = es256({ sub: 'me' });
  await workbench.open({ token });
  await chooseFiles(page, [
    { name: 'rsa.der', content: RSA_DER },
    { name: 'jwks.json', content: `{"keys":[${OTHER_JWK},${key}]}` },
    { name: 'notes.txt', content: 'Dear reader,\nthis is no key.\n' },
    { name: 'photo.jpg', content: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0]) },
    { name: 'huge.pem', content: Buffer.alloc(5_000_001, 'a') },
  ]);
  await expect(keysOf(page)).toHaveCount(3);
  await expect(keysOf(page).nth(0)).toContainText('RSA public key, 2048 bits');
  await expect(keysOf(page).nth(0)).toContainText('From rsa.der');
  await expect(keysOf(page).nth(2)).toContainText('From jwks.json');
  await expect(news(page)).toContainText('3 keys kept');
  await expect(news(page)).toContainText('notes.txt: It holds no key');
  await expect(news(page)).toContainText('photo.jpg: It holds no key');
  await expect(news(page)).toContainText('huge.pem: It has more than 5 MB');
  expect(await workbench.signatureVerdict()).toBe('verified');
  await expect(workbench.signature).toContainText('key 3 from jwks.json');
});

test('files dropped on the pane are kept, and the page stays', async ({ workbench, page }) => {
  const { token, key } = es256({ sub: 'me' });
  await workbench.open({ token });
  await keep(page).waitFor();
  const isTaken = await workbench.key.evaluate((field, text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'public.jwk'));
    dataTransfer.items.add(new File([text], 'again.jwk'));
    const options = { dataTransfer, bubbles: true, cancelable: true };
    return (
      !field.dispatchEvent(new DragEvent('dragover', options)) &&
      !field.dispatchEvent(new DragEvent('drop', options))
    );
  }, key);
  expect(isTaken).toBe(true);
  await expect(keysOf(page)).toHaveCount(1);
  await expect(news(page)).toContainText('again.jwk: One key was there already');
  expect(await workbench.signatureVerdict()).toBe('verified');
});

test('a key is saved in other forms, and the private ones say so', async ({ workbench, page }) => {
  await workbench.open({ token: hs256({ sub: 'me' }).token });
  await chooseFiles(page, [{ name: 'private.pem', content: RSA_PEM }]);
  await page.getByRole('button', { name: 'Copy as key 1' }).click();
  const save = async (form: string): Promise<Download> => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: `Download ${form}` }).click();
    return download;
  };
  const spki = await save('Public PEM');
  expect(spki.suggestedFilename()).toBe('public.pem');
  expect(await textOf(spki)).toBe(rsa.publicKey.export({ format: 'pem', type: 'spki' }));
  await expect(page.getByText('Private: who has one of these')).toBeVisible();
  const pkcs8 = await save('Private PEM');
  expect(pkcs8.suggestedFilename()).toBe('private.pem');
  expect(await textOf(pkcs8)).toBe(RSA_PEM);
  const env = await save('Line of an .env file');
  expect(env.suggestedFilename()).toBe('jwt.env');
  expect(await textOf(env)).toContain('JWT_PRIVATE_KEY=');
  const secret = await save('Kubernetes secret');
  expect(secret.suggestedFilename()).toBe('jwt-key.yaml');
  expect(await textOf(secret)).toContain('kind: Secret');
});

test('the public halves of all keys are one JWK Set', async ({ workbench, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { token, key } = es256({ sub: 'me' });
  await workbench.open({ token, key });
  await chooseFiles(page, [
    { name: 'private.pem', content: RSA_PEM },
    { name: 'secret.txt', content: SECRET },
  ]);
  await expect(keysOf(page)).toHaveCount(3);
  await page.getByRole('button', { name: 'Public JWK Set' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download Public JWK Set' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('jwks.json');
  const text = await textOf(file);
  const { n, e } = rsa.publicKey.export({ format: 'jwk' });
  expect(JSON.parse(text)).toEqual({ keys: [EC_PUBLIC_JWK, { kty: 'RSA', n, e }] });
  await page.getByRole('button', { name: 'Copy Public JWK Set' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text);
});

test('a key is removed, put back into the field, and the ring cleared, by keyboard', async ({
  workbench,
  page,
}) => {
  const { token, key } = es256({ sub: 'me' });
  await workbench.open({ token, key });
  await keep(page).focus();
  await page.keyboard.press('Enter');
  await expect(workbench.key).toHaveValue('');
  await workbench.typeKey(OTHER_JWK);
  await expect(keysOf(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Put key 2 in the field' }).focus();
  await page.keyboard.press('Enter');
  // What stood in the field is kept in turn.
  await expect(workbench.key).toHaveValue(key);
  await expect(keysOf(page)).toHaveCount(2);
  await expect(page.getByRole('list', { name: 'Keys', exact: true })).toBeFocused();
  await page.getByRole('button', { name: 'Remove key 2' }).focus();
  await page.keyboard.press('Enter');
  await expect(keysOf(page)).toHaveCount(1);
  expect(await workbench.signatureVerdict()).toBe('verified');
  await keep(page).click();
  await page.getByRole('button', { name: 'Clear ring' }).focus();
  await page.keyboard.press('Enter');
  await expect(keysOf(page)).toHaveCount(0);
  expect(await workbench.signatureVerdict()).toBe('no-key');
});

test('of a thousand keys the first are listed, and the one that fits', async ({
  workbench,
  page,
}) => {
  const { token, key } = es256({ sub: 'me' });
  await workbench.open({ token });
  const keys = Array.from({ length: 999 }, (_, index) => ({
    kty: 'oct',
    kid: `k${index}`,
    k: Buffer.from(`secret number ${index}`).toString('base64url'),
  }));
  await chooseFiles(page, [
    { name: 'jwks.json', content: JSON.stringify({ keys: [...keys, JSON.parse(key)] }) },
  ]);
  await expect(keysOf(page)).toHaveCount(51);
  await expect(keysOf(page).last()).toContainText('#1000');
  await expect(keysOf(page).last()).toContainText('Fits');
  await expect(page.getByText('949 more keys are not listed')).toBeVisible();
  expect(await workbench.signatureVerdict()).toBe('verified');
});

test('the reading of a kept secret that would fit is named', async ({ workbench, page }) => {
  await workbench.open({ token: hs256({ sub: 'me' }).token });
  await chooseFiles(page, [
    { name: 'other.txt', content: 'another secret' },
    { name: 'secret.txt', content: `${SECRET}\n` },
  ]);
  await expect(keysOf(page)).toHaveCount(2);
  expect(await workbench.signatureVerdict()).toBe('failed');
  await expect(workbench.signature).toContainText(
    'It holds without the line break at the end of key 2 (secret.txt)',
  );
  await page.getByRole('button', { name: 'Put key 2 in the field' }).click();
  await expect(workbench.key).toHaveValue(`${SECRET}\n`);
  await workbench.typeKey(SECRET);
  expect(await workbench.signatureVerdict()).toBe('verified');
});

/** A token, and the key that signed it, encrypted with the password `right`. */
function signedWithEncrypted(): { readonly token: string; readonly closed: string } {
  const { privateKey: key } = other;
  const input = es256({ sub: 'me' }).token.replace(/\.[^.]*$/, '');
  const made = sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' });
  const encryption = { type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'right' } as const;
  return {
    token: `${input}.${made.toString('base64url')}`,
    closed: String(key.export({ format: 'pem', ...encryption })),
  };
}

test('an encrypted key is kept unopened, asked for its password, and then serves like any other', async ({
  workbench,
  page,
}) => {
  const { token, closed } = signedWithEncrypted();
  await workbench.open({ token });
  await chooseFiles(page, [{ name: 'mine.pem', content: closed }]);
  await expect(keysOf(page)).toHaveCount(1);
  await expect(keysOf(page)).toContainText('Give the password');
  const password = page.getByLabel('Password of the kept keys');
  await password.fill('wrong');
  await expect(keysOf(page)).toContainText('does not open');
  await password.fill('right');
  await expect(keysOf(page)).toContainText('Fits.');
  expect(await workbench.signatureVerdict()).toBe('verified');
  // Another key in the field takes no password from the ring.
  await workbench.typeKey('a shared secret');
  await expect(keysOf(page)).toHaveCount(2);
  await expect(keysOf(page).last()).toContainText('Fits.');
  await workbench.signature.getByText('Make a DPoP proof', { exact: true }).click();
  const form = workbench.signature.locator('form').filter({ visible: true });
  await form.getByRole('textbox', { name: 'URL of the request' }).fill('https://api.example/');
  await expect(form.getByRole('combobox', { name: 'Key' })).toHaveValue('');
  await form.getByRole('button', { name: 'Make the proof' }).click();
  await expect(form.getByRole('status')).toContainText('The proof is in the token field');
  await expect(keysOf(page).last()).toContainText('Fits.');
  await expect(workbench.key).toHaveValue('a shared secret');
});

test('Keep takes the password along with the key, and Clear leaves none behind', async ({
  workbench,
  page,
}) => {
  const { token, closed } = signedWithEncrypted();
  await workbench.open({ token });
  await workbench.typeKey(closed);
  await page.getByLabel('Password of the key').fill('right');
  expect(await workbench.signatureVerdict()).toBe('verified');
  await keep(page).click();
  await expect(workbench.key).toHaveValue('');
  await expect(keysOf(page)).toContainText('Fits.');
  expect(await workbench.signatureVerdict()).toBe('verified');
  await workbench.typeKey(closed);
  await expect(page.getByLabel('Password of the key')).toHaveValue('');
});
