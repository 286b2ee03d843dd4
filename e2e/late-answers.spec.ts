// What comes late, or not at all: an old verdict does not stay, and a newer input is not overwritten.
import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from './fixtures.ts';
import { goodClaims, hs256 } from './tokens.ts';

const now = Math.floor(Date.now() / 1000);

function es256k(): { readonly token: string; readonly key: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const input = `${encode({ alg: 'ES256K' })}.${encode(goodClaims(now))}`;
  const options = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const;
  const signature = sign('sha256', Buffer.from(input), options).toString('base64url');
  return {
    token: `${input}.${signature}`,
    key: JSON.stringify(publicKey.export({ format: 'jwk' })),
  };
}

test('what checks a token cannot be loaded: no verdict of the token before stays', async ({
  page,
  workbench,
  faults,
}) => {
  const good = hs256(goodClaims(now));
  await workbench.open({ ...good });
  expect(await workbench.signatureVerdict()).toBe('verified');
  await page.route('**/secp256k1*.js', (route) => route.abort());
  const other = es256k();
  await workbench.typeKey(other.key);
  await workbench.paste(other.token);
  await expect(page.getByText('The check could not be loaded')).toBeVisible();
  expect(await workbench.signatureVerdict()).not.toBe('verified');
  await workbench.typeKey(good.key);
  await workbench.paste(good.token);
  expect(await workbench.signatureVerdict()).toBe('verified');
  faults.splice(0);
});

test('of two keys that are made the later click wins; its words go with the key', async ({
  page,
  workbench,
}) => {
  await workbench.open();
  await page.getByRole('button', { name: 'Generate', exact: true }).click();
  await page.getByRole('button', { name: 'RS512', exact: true }).click();
  await page.getByRole('button', { name: 'HS256', exact: true }).click();
  const words = page.getByText('A new key for HS256 is in the key field.');
  await expect(words).toBeVisible();
  // As long as it may take to make an RSA key.
  await page.waitForTimeout(3000);
  expect(await workbench.key.inputValue()).toContain('"oct"');
  await page.keyboard.press('Escape');
  await workbench.typeKey('another');
  await expect(words).toHaveCount(0);
});

test('a file dropped on the token is taken, and one dropped elsewhere opens nothing', async ({
  page,
  workbench,
}) => {
  const { token, key } = hs256(goodClaims(now));
  await workbench.open({ key });
  const drop = (selector: string) =>
    page.locator(selector).evaluate((element, text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], 'token.txt'));
      const init = { dataTransfer, bubbles: true, cancelable: true };
      return !element.dispatchEvent(new DragEvent('drop', init));
    }, token);
  await expect.poll(() => drop('body')).toBe(true);
  expect(await workbench.token.inputValue()).toBe('');
  expect(await drop('.token-field textarea')).toBe(true);
  await expect(workbench.token).toHaveValue(token);
});
