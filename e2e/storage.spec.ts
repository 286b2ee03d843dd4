// Where to keep a token: tried out with a made-up one, which is gone afterwards; nothing else is touched.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

async function open(page: Page): Promise<void> {
  await page.goto('./#/storage');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Where to keep a token');
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await expect(page.getByText('Tried. The made-up token is taken out')).toBeVisible({
    timeout: 40_000,
  });
}

const outcomesOf = (page: Page, threat: string): Promise<Record<string, string>> =>
  page
    .locator(`[data-cell$=" ${threat}"]`)
    .evaluateAll((cells) =>
      Object.fromEntries(
        cells.map((cell) => [
          (cell.getAttribute('data-cell') ?? '').split(' ')[0] ?? '',
          cell.getAttribute('data-outcome') ?? '',
        ]),
      ),
    );

/** All that a script of the page can find in the browser, and who else is registered. */
const traces = (page: Page) =>
  page.evaluate(async () => ({
    local: Object.entries(localStorage),
    session: Object.entries(sessionStorage),
    cookie: document.cookie,
    frames: document.querySelectorAll('iframe').length,
    trials: (await navigator.serviceWorker.getRegistrations()).filter(({ scope }) =>
      scope.includes('storage-worker'),
    ).length,
  }));

test('what a script, a reload, another site and a service worker get out of each place @every-engine', async ({
  page,
  faults,
}) => {
  await open(page);
  await press(page, 'Try it');
  expect(await outcomesOf(page, 'script')).toEqual({
    memory: 'read-when-used',
    session: 'read',
    local: 'read',
    cookie: 'read',
    'http-only': 'ignored',
  });
  expect(await outcomesOf(page, 'reload')).toMatchObject({
    memory: 'not-found',
    session: 'read',
    local: 'read',
    cookie: 'read',
  });
  expect(await outcomesOf(page, 'site')).toMatchObject({
    memory: 'refused',
    session: 'refused',
    local: 'refused',
    cookie: 'refused',
  });
  await expect(page.locator('[data-cell="local site"]')).toHaveText('refused: SecurityError');
  expect(await outcomesOf(page, 'worker')).toMatchObject({
    memory: 'not-found',
    session: 'no-such-place',
    local: 'no-such-place',
    'http-only': 'ignored',
  });
  // Firefox tells of the cookie that a script must not set.
  const others = faults.filter(({ text }) => !/^Cookie .* HTTP-Only cookie/.test(text));
  faults.splice(0, faults.length, ...others);
  // It was not asked for.
  expect(Object.values(await outcomesOf(page, 'tab')).join('')).toBe('');
});

test('another tab reads what tabs share, and closes; what else is kept stays, and the made-up token goes', async ({
  page,
  context,
}) => {
  await open(page);
  await page.evaluate(() => {
    localStorage.setItem('mine', 'stays');
    sessionStorage.setItem('mine', 'stays');
    document.cookie = 'mine=stays; SameSite=Strict';
  });
  const before = await traces(page);
  await press(page, 'Try in another tab');
  expect(await outcomesOf(page, 'tab')).toMatchObject({
    memory: 'not-found',
    session: 'not-found',
    local: 'read',
    cookie: 'read',
  });
  await press(page, 'Try it');
  expect(await traces(page)).toEqual(before);
  await expect.poll(() => context.pages().length).toBe(1);
  await expect(page.locator('[data-requests]')).toHaveAttribute('data-requests', '0');
});

test('the trial’s own page can send nothing, not even to the site', async ({ page, faults }) => {
  await page.goto('./storage-frame.html');
  const outcome = await page.evaluate(async () => {
    const sent = await fetch('./robots.txt').then(
      () => 'sent',
      () => 'refused',
    );
    return sent;
  });
  expect(outcome).toBe('refused');
  expect(new Set(faults.splice(0).map(({ kind }) => kind))).toContain('policy-violation');
});

test('without storage it says what was refused', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(globalThis, name, {
        get: () => {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
  });
  await open(page);
  await press(page, 'Try it');
  expect(await outcomesOf(page, 'script')).toMatchObject({
    session: 'refused',
    local: 'refused',
    cookie: 'read',
  });
});

for (const scheme of ['light', 'dark'] as const) {
  test(`readable by every reader, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page);
    await press(page, 'Try it');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    const isWide = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect(isWide).toBe(false);
  });
}
