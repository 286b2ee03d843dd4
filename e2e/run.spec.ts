// The page that gives the server as a program: files by settings, lines to run, and what tutorials show.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';

test('the files follow the settings, and the server of the page does not', async ({ page }) => {
  await page.goto('./#/flow');
  await page.getByRole('link', { name: 'Run the server yourself' }).click();
  const file = page.getByRole('group', { name: 'app.py' });
  await expect(file).toContainText('ALGORITHM = "ES256"');
  await expect(file).toContainText('def revoke_family');
  await page.getByRole('combobox', { name: 'Algorithm' }).selectOption('HS256');
  await expect(file).toContainText('ALGORITHM = "HS256"');
  await expect(file).not.toContainText('load_pem_private_key');
  await page.getByRole('textbox', { name: 'Audience (aud)' }).fill('');
  await expect(page.getByText('audience must be a text of 1 to 200 characters')).toBeVisible();
  await page.getByRole('textbox', { name: 'Audience (aud)' }).fill('urn:"mine"');
  await expect(file).toContainText(String.raw`AUDIENCE = "urn:\"mine\""`);
  await page.getByRole('tab', { name: 'README.md' }).click();
  await expect(page.getByRole('group', { name: 'README.md' })).toContainText(
    'openssl rand -hex 32',
  );
  await page.getByRole('tab', { name: 'Node: Hono' }).click();
  await expect(page).toHaveURL(/#\/run\/hono$/);
  await expect(page.getByRole('group', { name: 'server.mjs' })).toContainText("'HS256'");
  await page.getByRole('link', { name: 'The same in this browser' }).click();
  await expect(page.getByRole('heading', { name: 'A token’s life' })).toBeVisible();
});

test('each hole of the naive version has its note beside the line', async ({ page }) => {
  await page.goto('./#/run/flask');
  const hole = page.locator('[data-hole="algorithm-of-the-token"]');
  await expect(hole).toContainText('get_unverified_header');
  await expect(hole).toContainText('The token chooses how it is checked');
});

test('nothing on it is out of reach, at any width', async ({ page }) => {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('./#/run');
    await page.getByRole('group', { name: 'app.py' }).waitFor();
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.length])).toEqual([]);
    const isWide = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect(isWide).toBe(false);
  }
});
