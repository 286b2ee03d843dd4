// The catalogue of pitfalls: found by words, linked one by one, tried out.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';

test('a pitfall has a link of its own, and tokens that show it', async ({ page, workbench }) => {
  await page.goto('./#/pitfalls/kid-path-traversal');
  const entry = page.locator('[data-pitfall=kid-path-traversal]');
  await expect(entry).toContainText('Look kid up');
  await expect(entry).toBeInViewport();
  await entry.getByRole('link', { name: 'Example 1' }).first().click();
  await workbench.ready();
  expect(await workbench.findings()).toContain('kid-path-traversal');
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Pitfalls', level: 1 })).toBeVisible();
});

test('what looks like a pitfall and is none is not flagged', async ({ page, workbench }) => {
  await page.goto('./#/pitfalls/kid-path-traversal');
  const entry = page.locator('[data-pitfall=kid-path-traversal]');
  await entry.getByText('Looks like it, and is fine').waitFor();
  await entry.getByRole('link', { name: 'Example 4' }).click();
  await workbench.ready();
  await expect(workbench.header).toHaveValue(/kid/);
  expect(await workbench.findings()).not.toContain('kid-path-traversal');
});

test('words, severity and family narrow the list', async ({ page }) => {
  await page.goto('./#/pitfalls');
  const entries = page.locator('[data-pitfall]');
  await entries.first().waitFor();
  const all = await entries.count();
  await page.getByLabel('Family').selectOption('Time');
  await expect(page.getByRole('region', { name: 'Header' })).toHaveCount(0);
  await page.getByLabel('Severity').selectOption('High');
  await page.getByRole('searchbox', { name: 'Search the pitfalls' }).fill('expired');
  await expect(page.locator('[data-pitfall=expired]')).toBeVisible();
  expect(await entries.count()).toBeLessThan(all / 4);
  await page.getByRole('searchbox').fill('no such words');
  await expect(page.getByText('No pitfall has all of these words.')).toBeVisible();
});

test('what is left out has its reason, and is found by words', async ({ page }) => {
  await page.goto('./#/pitfalls');
  const leftOut = page.getByRole('region', { name: 'Not flagged, on purpose' });
  await expect(leftOut.getByRole('listitem').first()).toContainText('Half of all signatures');
  await page.getByRole('searchbox').fill('HS256 as such');
  await expect(leftOut.getByRole('listitem')).toHaveCount(1);
  await expect(leftOut).toContainText('256 random bits');
  await page.getByLabel('Family').selectOption('Time');
  await expect(leftOut).toHaveCount(0);
});

test('the workbench keeps what it holds while the catalogue is read', async ({
  page,
  workbench,
}) => {
  await workbench.open({ token: 'eyJhbGciOiJub25lIn0.e30.' });
  await page.getByRole('link', { name: 'Pitfalls' }).click();
  await page.getByRole('heading', { name: 'Pitfalls', level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Workbench' }).click();
  await expect(workbench.header).toHaveValue(/none/);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`readable by every reader, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto('./#/pitfalls/alg-none');
    await page.locator('[data-pitfall=alg-none]').getByText('What to do').waitFor();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}

test('fits a narrow window', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./#/pitfalls');
  await page.locator('[data-pitfall]').first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
