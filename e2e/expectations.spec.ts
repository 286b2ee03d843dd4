// What a verifier expects: said in a form, told in the claims verdict and at each field, carried by a link if wished.
import { createHash } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import type { Workbench } from './pages/workbench.ts';
import { es256, goodClaims, hs256, SECRET } from './tokens.ts';

const now = Math.floor(Date.now() / 1000);

async function openForm({ page }: Workbench) {
  await page.getByRole('button', { name: 'Expect…' }).click();
  const form = page.getByRole('dialog', { name: 'What a verifier expects' });
  await expect(form.getByRole('textbox', { name: /^Issuer/ })).toBeVisible();
  return form;
}

test('issuer, audience and tolerance are compared as they are typed @every-engine', async ({
  workbench,
}) => {
  const { token } = hs256({ ...goodClaims(now), exp: now - 20 });
  await workbench.open({ token, key: SECRET, keyFormat: 'utf8' });
  const form = await openForm(workbench);
  expect(await workbench.claimsVerdict()).toBe('expired');
  await form.getByRole('textbox', { name: /^Clock tolerance/ }).pressSequentially('60');
  expect(await workbench.claimsVerdict()).toBe('valid');
  await form.getByRole('textbox', { name: /^Issuer/ }).pressSequentially('https://issuer.example/');
  expect(await workbench.claimsVerdict()).toBe('invalid');
  await expect(workbench.claimsStatus).toContainText('iss');
  await expect(form).toContainText('wanted exactly "https://issuer.example/"');
  await form.getByRole('button', { name: /^Issuer: As in token/ }).click();
  expect(await workbench.claimsVerdict()).toBe('valid');
  await form.getByRole('textbox', { name: /^Audience/ }).pressSequentially('https://other.example');
  expect(await workbench.claimsVerdict()).toBe('invalid');
});

test('a list and a number are typed as they come', async ({ workbench }) => {
  await workbench.open({ token: hs256(goodClaims(now)).token });
  const form = await openForm(workbench);
  const required = form.getByRole('textbox', { name: 'Required claims' });
  await required.pressSequentially('exp, iat, ');
  await expect(required).toHaveValue('exp, iat, ');
  expect(await workbench.claimsVerdict()).toBe('valid');
  await required.pressSequentially('auth_time');
  expect(await workbench.claimsVerdict()).toBe('invalid');
  await required.fill('');
  const age = form.getByRole('textbox', { name: /^Maximum age/ });
  await age.fill('soon');
  await expect(age).toHaveAttribute('aria-invalid', 'true');
  expect(await workbench.claimsVerdict()).toBe('valid');
  await age.fill('30');
  expect(await workbench.claimsVerdict()).toBe('invalid');
  await expect(form).toContainText('at most 30 seconds ago');
  const algorithms = form.getByRole('textbox', { name: /^Algorithms/ });
  await age.fill('');
  await algorithms.fill('ES256, EdDSA');
  expect(await workbench.claimsVerdict()).toBe('invalid');
  await algorithms.fill('ES256, HS256');
  expect(await workbench.claimsVerdict()).toBe('valid');
});

test('a preset asks what its specification asks for, and the table shows it', async ({
  workbench,
}) => {
  const { token } = es256(goodClaims(now), { typ: 'at+jwt' });
  await workbench.open({ token });
  const form = await openForm(workbench);
  const table = form.getByRole('table');
  await expect(table).toContainText('OAuth access token');
  await expect(table.getByRole('row', { name: /client_id/ })).toContainText('missing');
  await expect(table.getByRole('row', { name: /client_id/ })).toContainText('RFC 9068 §2.2');
  await expect(table.getByRole('row', { name: /^sub/ })).toContainText('user-42');
  expect(await workbench.claimsVerdict()).toBe('valid');
  await form.getByRole('button', { name: 'Access token', exact: true }).click();
  expect(await workbench.claimsVerdict()).toBe('invalid');
  await expect(workbench.claimsStatus).toContainText('client_id');
  await form.getByRole('button', { name: 'Nothing', exact: true }).click();
  expect(await workbench.claimsVerdict()).toBe('valid');
  await form.getByRole('combobox', { name: 'Kind of token' }).selectOption('id-token');
  await expect(workbench.token).toHaveAttribute('data-profile', 'id-token');
  await form.getByRole('button', { name: 'Strict verifier' }).click();
  await expect(form.getByRole('textbox', { name: /^Algorithms/ })).toHaveValue('ES256');
});

test('hashes are compared with what goes with an ID token, or it is said why not', async ({
  workbench,
}) => {
  const accessToken = 'access-token-1';
  const half = createHash('sha256').update(accessToken).digest().subarray(0, 16);
  const claims = { ...goodClaims(now), at_hash: half.toString('base64url') };
  await workbench.open({ token: es256(claims).token });
  const form = await openForm(workbench);
  await form.getByRole('textbox', { name: /^Access token/ }).fill(accessToken);
  expect(await workbench.claimsVerdict()).toBe('valid');
  await expect(form.getByText('fits')).toHaveCount(1);
  await form.getByRole('textbox', { name: /^Access token/ }).fill('another');
  expect(await workbench.claimsVerdict()).toBe('invalid');
  await expect(workbench.claimsStatus).toContainText('at_hash');
  await form.getByRole('textbox', { name: /^Access token/ }).fill('');
  await form.getByRole('textbox', { name: /^State/ }).fill('xyz');
  expect(await workbench.claimsVerdict()).toBe('valid');
  await expect(form).toContainText('no s_hash: there is nothing to compare it with');
});

test('a link takes expectations along when asked, credentials only when asked again', async ({
  workbench,
  page,
  context,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'Only Chromium lets a test read the clipboard');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { token } = es256(goodClaims(now));
  await workbench.open({
    token,
    aud: 'https://api.example',
    required: 'exp',
    profile: 'id-token',
    accessToken: 'secret-access',
  });
  const link = async (): Promise<URLSearchParams> => {
    await page.getByRole('button', { name: 'Copy link with the token' }).click();
    await expect(page.getByText('Copied: link with the token')).toBeAttached();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    return new URLSearchParams(new URL(copied).hash.slice(1));
  };
  await page.getByRole('button', { name: 'Link', exact: true }).click();
  expect([...(await link()).keys()]).toEqual(['token']);
  await page.getByRole('checkbox', { name: /with what a verifier expects/ }).check();
  expect([...(await link()).keys()]).toEqual(['token', 'profile', 'aud', 'required']);
  await page.getByRole('checkbox', { name: /with access token/ }).check();
  expect((await link()).get('accessToken')).toBe('secret-access');
});

for (const [width, theme] of [
  [1440, 'light'],
  [1100, 'light'],
  [390, 'dark'],
] as const) {
  test(`the form, ${theme}, ${width} px: axe finds nothing, Escape closes it`, async ({
    workbench,
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.addInitScript((name) => {
      localStorage.setItem('jotlab:settings', JSON.stringify({ theme: name }));
    }, theme);
    const { token } = es256(goodClaims(now), { typ: 'at+jwt' });
    await workbench.open({ token, iss: 'https://other.example' });
    const form = await openForm(workbench);
    await expect(form.getByRole('table')).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include('[popover]').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    const overflow = await form.evaluate((box) => box.scrollWidth - box.clientWidth);
    expect(overflow, 'sideways scrolling').toBe(0);
    const box = await form.boundingBox();
    expect(box?.x ?? -1, 'within the window').toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Escape');
    await expect(form).toBeHidden();
  });
}
