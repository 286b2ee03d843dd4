// The clock can be turned, the token renewed, each of its times changed.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { hs256, SECRET } from './tokens.ts';

const NOW = 1_795_000_000;
const CLAIMS = '{"iat":1795000000,"exp":1795003600,"n":9007199254740993,"auth_time":1794999000}';

test.beforeEach(async ({ workbench, page }) => {
  const { token } = hs256(CLAIMS);
  await workbench.open({ token, key: SECRET, now: NOW + 600 });
  await page.getByRole('button', { name: 'Clock', exact: true }).click();
});

test('now is moved by keys and by hand, and what depends on it follows', async ({
  workbench,
  page,
}) => {
  const slider = page.getByRole('slider', { name: 'Now, on the life of the token' });
  await slider.focus();
  await slider.press('End');
  await expect(workbench.claimsStatus).toHaveAttribute('data-claims', 'expired');
  await expect(page.getByRole('list', { name: 'Findings' })).toContainText('Expired');
  await slider.press('PageDown');
  await expect(workbench.claimsStatus).toHaveAttribute('data-claims', 'valid');
  await slider.press('Home');
  await expect(workbench.timer).toHaveAttribute('data-seconds', '3600');
  const box = await slider.boundingBox();
  if (!box) throw new Error('The handle is not drawn');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 2_000, box.y, { steps: 4 });
  await page.mouse.up();
  await expect(workbench.claimsStatus).toHaveAttribute('data-claims', 'expired');
  await page
    .getByRole('dialog', { name: 'Clock' })
    .getByRole('button', { name: 'Real time' })
    .click();
  await expect(page.getByText('The clock runs.')).toBeVisible();
});

test('a moment is typed; what cannot be read gets a sentence', async ({ workbench, page }) => {
  const field = page.getByRole('textbox', { name: 'Time on the clock' });
  await field.fill('in 2 hours');
  await field.press('Enter');
  await expect(workbench.timer).toHaveAttribute('data-seconds', String(3600 - 600 - 7200));
  await field.fill('soonish');
  await field.press('Enter');
  await expect(page.getByText('This is no moment that can be read')).toBeVisible();
  await expect(workbench.timer).toHaveAttribute('data-seconds', '-4200');
  await page.getByRole('button', { name: 'Just before it expires' }).click();
  await expect(workbench.timer).toHaveAttribute('data-seconds', '1');
});

test('an expired token is renewed: signed again, its spans and all else as they were', async ({
  workbench,
  page,
}) => {
  await page.getByRole('button', { name: 'Just after it expired' }).click();
  await expect(workbench.claimsStatus).toHaveAttribute('data-claims', 'expired');
  await page.getByRole('button', { name: 'Renew', exact: true }).click();
  await expect(workbench.claimsStatus).toHaveAttribute('data-claims', 'valid');
  expect(await workbench.signatureVerdict()).toBe('verified');
  const [, payload = ''] = (await workbench.token.inputValue()).split('.');
  expect(Buffer.from(payload, 'base64url').toString()).toBe(
    '{"iat":1795003600,"exp":1795007200,"n":9007199254740993,"auth_time":1795002600}',
  );
});

test('a time claim is changed in words', async ({ workbench, page }) => {
  const field = page.getByRole('textbox', { name: 'Change exp to' });
  await field.fill('+30m');
  await field.press('Enter');
  await expect(workbench.timer).toHaveAttribute('data-seconds', '1800');
  expect(await workbench.signatureVerdict()).toBe('verified');
});

for (const scheme of ['light', 'dark'] as const) {
  test(`the panel is readable and fits a narrow window, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('slider').waitFor();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      390,
    );
  });
}

test('without a token, or with one that has no times, the clock can be turned as well', async ({
  workbench,
  page,
}) => {
  const slider = page.getByRole('slider', { name: 'Now, on the life of the token' });
  const field = page.getByRole('textbox', { name: 'Time on the clock' });
  for (const token of ['', hs256('{"sub":"timeless"}').token]) {
    await page.keyboard.press('Escape');
    await workbench.token.fill(token);
    await workbench.settle();
    await page.getByRole('button', { name: 'Clock', exact: true }).click();
    await expect(slider).toBeVisible();
    await field.fill('in 2 hours');
    await field.press('Enter');
    await expect(page.getByText('The clock is stopped')).toBeVisible();
  }
});
