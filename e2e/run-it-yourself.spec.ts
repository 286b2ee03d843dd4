// The page that gives the server as a program: made from settings, to copy and to save. That it runs: interop/.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { RunItYourself } from './pages/run-it-yourself.ts';

test('reached from the flow page, with the settings that its server has', async ({ page }) => {
  await page.goto('./#/flow');
  await page.getByLabel('Access tokens live').selectOption('30 seconds');
  await expect(page.locator('[data-exchange^="PUT /auth/settings 200"]')).toHaveCount(1);
  await page.getByRole('link', { name: 'Run the server yourself' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Run it yourself' })).toBeFocused();
  const { code } = new RunItYourself(page);
  await expect(code).toContainText('ACCESS_LIFETIME = timedelta(seconds=30)');
  await page.getByRole('link', { name: 'The same in this browser' }).click();
  await expect(page.getByLabel('Access tokens live')).toHaveValue('30');
});

test('what is chosen stands in the files, and what cannot be is said', async ({ page }) => {
  const run = new RunItYourself(page);
  await run.open('flask');
  await expect(run.code).toContainText('ALGORITHM = "ES256"');
  await run.choose({ algorithm: 'HS256', revocation: 'none', rotation: false });
  await expect(run.code).toContainText('ALGORITHM = "HS256"');
  await expect(run.code).not.toContainText('revoked');
  await expect(run.code).not.toContainText('jwks.json');
  const audience = page.getByLabel('Audience (aud)');
  await audience.fill('https://orders.example');
  await expect(run.code).toContainText('AUDIENCE = "https://orders.example"');
  await audience.fill('');
  await expect(page.getByText('audience must be a text of 1 to 200 characters')).toBeVisible();
  await expect(run.code).toContainText('AUDIENCE = "https://orders.example"');
  await page.getByRole('tab', { name: 'Node: Hono' }).click();
  await expect(page).toHaveURL(/#\/run\/hono$/);
  await expect(run.code).toContainText("const ALGORITHM = 'HS256';");
  await expect(run.code).toContainText("const AUDIENCE = 'https://orders.example';");
});

test('files and shell lines are copied, all files saved as one', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  const run = new RunItYourself(page);
  await run.open('hono');
  await page.getByRole('tab', { name: 'package.json' }).click();
  await page.getByRole('button', { name: 'Copy package.json' }).click();
  await expect.poll(copied).toContain('"start": "node server.mjs"');
  await page.getByRole('button', { name: 'Copy Who am I: 200' }).click();
  await expect
    .poll(copied)
    .toBe(String.raw`curl -s -w ' %{http_code}\n' $A/api/me -H "Authorization: Bearer $TOKEN"`);
  const files = await run.download();
  expect([...files.keys()].toSorted()).toEqual([
    'auth-server-hono/README.md',
    'auth-server-hono/package.json',
    'auth-server-hono/server.mjs',
  ]);
  await page.getByRole('tab', { name: 'server.mjs' }).click();
  expect(files.get('auth-server-hono/server.mjs')).toBe(await run.code.textContent());
});

for (const width of [390, 1440]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${width} px, ${colorScheme}: readable by every reader`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const run = new RunItYourself(page);
      for (const kind of ['flask', 'hono'] as const) {
        await run.open(kind);
        await expect(run.holes.first()).toBeVisible();
        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, 'sideways scrolling').toBe(0);
      }
    });
  }
}
