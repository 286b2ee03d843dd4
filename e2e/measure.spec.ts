// What it costs to look a token up, and what it costs not to: measured in the page by requests that really happen.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test, type Fault } from './fixtures.ts';

/** The browser writes every refusal to its console; here they are what is asked for. */
function forgiveRefusals(faults: Fault[]): void {
  const others = faults.filter(({ text }) => !text.includes('status of 401'));
  faults.splice(0, faults.length, ...others);
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function open(page: Page): Promise<void> {
  await page.goto('./#/measure');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stateless or not, measured');
}

async function measure(page: Page, calls: string): Promise<void> {
  await page.getByLabel('Calls with each').selectOption(calls);
  await press(page, 'Measure');
}

test('the same call with both kinds of token: real requests, and look-ups for one kind alone @every-engine', async ({
  page,
  context,
}) => {
  const asked: string[] = [];
  context.on('request', (request) => {
    if (!request.serviceWorker() && request.url().includes('/api/')) asked.push(request.url());
  });
  await open(page);
  await measure(page, '100');
  await expect(page.getByText('100 of 100 calls with each')).toBeVisible({ timeout: 40_000 });
  await expect(page.getByText(/^The medians? /)).toBeVisible();
  const row = (format: string) => page.locator(`tr[data-format=${format}]`);
  await expect(row('jwt')).toHaveAttribute('data-look-ups', '0');
  await expect(row('opaque')).toHaveAttribute('data-look-ups', '100');
  for (const format of ['jwt', 'opaque']) {
    const cells = (await row(format).getByRole('cell').allInnerTexts()).map(Number);
    const [count, least = 0, median = 0, , p95 = 0, p99 = 0, most = 0] = cells;
    expect(count).toBe(100);
    expect([least, median, p95, p99, most]).toEqual(
      [least, median, p95, p99, most].toSorted((a, b) => a - b),
    );
    expect(most).toBeGreaterThan(0);
  }
  await expect(page.getByRole('img', { name: /^JWT, verified: 100 calls/ })).toBeVisible();
  // Twenty more with each are warm-up.
  expect(asked).toHaveLength(240);
  await expect(page.locator('[data-requests]')).toHaveAttribute('data-requests', '0');
});

test('stopped before its end, it says so and puts the settings back', async ({ page }) => {
  await open(page);
  await measure(page, '10000');
  await expect(page.locator('tr[data-format=jwt]')).toBeVisible({ timeout: 40_000 });
  await expect(page.getByRole('button', { name: 'Revoke and see' })).toBeDisabled();
  await press(page, 'Stop');
  await expect(page.getByText('Stopped before its end.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Revoke and see' })).toBeEnabled();
  const settings = await page.evaluate(async () => (await fetch('auth/settings')).json());
  expect(settings).toMatchObject({ tokenFormat: 'jwt', revocation: 'deny-list' });
  expect(settings).toMatchObject({ accessLifetime: 300 });
});

test('a revoked token works on to its end, unless each call pays a look-up', async ({
  page,
  faults,
}) => {
  await open(page);
  await page.getByLabel('Access tokens live').selectOption('4 seconds');
  await page.getByLabel('and when life is to be short').selectOption('2 seconds');
  await press(page, 'Revoke and see');
  const row = (strategy: string) => page.locator(`tr[data-strategy=${strategy}]`);
  await expect(row('opaque')).toHaveAttribute('data-worked', /\d/, { timeout: 40_000 });
  const worked = async (strategy: string) =>
    Number(await row(strategy).getAttribute('data-worked'));
  expect(await worked('none')).toBeLessThan(4000);
  expect(await worked('none')).toBeGreaterThan(await worked('short-life'));
  expect(await worked('short-life')).toBeLessThan(2000);
  await expect(row('none')).toContainText('The access token has expired');
  for (const [strategy, lookUps] of [
    ['deny-list', '1'],
    ['introspection', '2'],
    ['opaque', '1'],
  ] as const) {
    expect(await worked(strategy)).toBe(0);
    await expect(row(strategy).getByRole('cell').nth(3)).toHaveText(lookUps);
    await expect(row(strategy)).toContainText('was revoked');
  }
  await expect(row('none').getByRole('cell').nth(3)).toHaveText('0');
  forgiveRefusals(faults);
});

test.describe('without a service worker', () => {
  test.use({ serviceWorkers: 'block' });
  test('the page asks the server itself, and says so', async ({ page }) => {
    await open(page);
    await measure(page, '100');
    await expect(page.getByText('it asks the same server directly')).toBeVisible();
    await expect(page.getByText('100 of 100 calls with each')).toBeVisible({ timeout: 40_000 });
    const lookUps = page.locator('tr[data-format=opaque]');
    await expect(lookUps).toHaveAttribute('data-look-ups', '100');
  });
});

for (const scheme of ['light', 'dark'] as const) {
  test(`readable by every reader, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page);
    await measure(page, '100');
    await expect(page.getByText('100 of 100 calls with each')).toBeVisible({ timeout: 40_000 });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    const isWide = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect(isWide).toBe(false);
  });
}
