// The editor: a plain field at once, Monaco when it is first used, and nothing lost between.
import type { Page } from '@playwright/test';
import { devices } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { hs256, SECRET } from './tokens.ts';

const NOW = 1_795_000_000;
const CLAIMS = { iss: 'https://issuer.example', sub: 'me', exp: NOW + 720, password: 'hunter2' };
const { token } = hs256(CLAIMS);
const link = { token, key: SECRET, keyFormat: 'utf8', now: NOW };

/** Scripts of the rich editor that were asked for, from now on. */
function watchEditorScripts(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/monaco/.test(request.url())) asked.push(request.url());
  });
  return asked;
}

/** A word of the payload as the editor draws it. */
const drawn = (page: Page, text: string) =>
  page.locator('[data-pane=payload] .view-lines').getByText(text).first();

test('comes with the first touch, not before', async ({ workbench, page }) => {
  const asked = watchEditorScripts(page);
  await workbench.open(link);
  await page.waitForTimeout(2_000);
  expect(asked).toEqual([]);
  expect(await workbench.isRich('Payload')).toBe(false);
  await workbench.payload.click();
  await expect.poll(() => workbench.isRich('Payload')).toBe(true);
  expect(asked.length).toBeGreaterThan(0);
});

test(
  'loses no keystroke, caret or pixel while it comes',
  { tag: '@every-engine' },
  async ({ workbench, page }) => {
    await workbench.open(link);
    await page.evaluate(() => {
      const shifts: number[] = [];
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
          // What moves because of what is typed is meant to.
          if (!shift.hadRecentInput) shifts.push(shift.value);
        }
      }).observe({ type: 'layout-shift' });
    });
    const before = await workbench.payloadText();
    await workbench.payload.focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowRight');
    const digits = '0123456789'.repeat(13);
    await page.keyboard.type(digits, { delay: 15 });
    await expect.poll(() => workbench.isRich('Payload')).toBe(true);
    await expect.poll(() => workbench.payloadText()).toBe(`{${digits}${before.slice(1)}`);
    await page.keyboard.type('!');
    expect(await workbench.payloadText()).toBe(`{${digits}!${before.slice(1)}`);
    const shifts = await page.evaluate(
      () => (globalThis as unknown as { shifts: number[] }).shifts,
    );
    expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.01);
  },
);

test('takes back what was typed before it came', async ({ workbench, page }) => {
  await workbench.open(link);
  const before = await workbench.payloadText();
  await workbench.payload.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('plain');
  await expect.poll(() => workbench.isRich('Payload')).toBe(true);
  await page.keyboard.type('rich');
  expect(await workbench.payloadText()).toBe(`plainrich${before}`);
  for (let i = 0; i < 12; i++) await page.keyboard.press('Control+z');
  await expect.poll(() => workbench.payloadText()).toBe(before);
});

test('stays a plain field when it cannot be loaded', async ({ workbench, page, faults }) => {
  await page.route(/monaco-editor.*\.js/, (route) => route.abort());
  await workbench.open(link);
  const warning = page.waitForEvent('console', (message) => message.type() === 'warning');
  await workbench.payload.click();
  await warning;
  await workbench.editPayload('{"sub":"you"}');
  expect(await workbench.signatureVerdict()).toBe('verified');
  // The browser itself reports the file that did not come.
  expect(faults.splice(0).map((fault) => fault.kind)).toContain('console-error');
});

test('offers the claims that are not there, and explains those that are', async ({
  workbench,
  page,
}) => {
  await workbench.open(link);
  await workbench.payload.click();
  await expect.poll(() => workbench.isRich('Payload')).toBe(true);
  await drawn(page, '"exp"').hover();
  await expect(
    page.locator('.monaco-hover').filter({ hasText: 'must not be accepted' }),
  ).toBeVisible();
  await drawn(page, '"hunter2"').click();
  await page.keyboard.press('End');
  await page.keyboard.type(',\n"');
  await expect(page.locator('.suggest-widget')).toContainText('aud');
  await expect(page.locator('.suggest-widget')).not.toContainText('iss');
});

test('shows behind a time what it means', async ({ workbench, page }) => {
  await workbench.open(link);
  await workbench.payload.click();
  await expect(page.locator('[data-pane=payload] .view-lines')).toContainText(/in\s12\smin/);
});

test('marks a finding and repairs it from the keyboard; undo takes it back', async ({
  workbench,
  page,
}) => {
  await workbench.open(link);
  await workbench.payload.click();
  await expect.poll(() => workbench.isRich('Payload')).toBe(true);
  await expect(page.locator('.squiggly-error').first()).toHaveCSS('background-image', /gradient/);
  await drawn(page, '"password"').click();
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget').getByText('Remove').click();
  await expect.poll(() => workbench.payloadText()).not.toContain('hunter2');
  expect(await workbench.signatureVerdict()).toBe('verified');
  await workbench.payload.focus();
  await page.keyboard.press('Control+z');
  await expect.poll(() => workbench.payloadText()).toContain('hunter2');
});

test('finds, and is left by Tab', async ({ workbench, page }) => {
  await workbench.open(link);
  await workbench.payload.click();
  await expect.poll(() => workbench.isRich('Payload')).toBe(true);
  await page.keyboard.press('Control+f');
  await expect(page.locator('.find-widget.visible')).toBeVisible();
  await page.keyboard.press('Escape');
  await workbench.payload.focus();
  await page.keyboard.press('Tab');
  await expect(workbench.payload).not.toBeFocused();
});

test('runs without a worker of its own', async ({ workbench, page }) => {
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await workbench.open(link);
  await workbench.payload.click();
  await expect.poll(() => workbench.isRich('Payload')).toBe(true);
  await workbench.editPayload('{"sub":"they"}');
  // The token is under HMAC: secrets are searched for in a worker.
  expect(workers.filter((url) => !url.includes('/secrets.worker'))).toEqual([]);
});

test('follows the theme', async ({ workbench, page }) => {
  await workbench.open(link);
  await workbench.payload.click();
  await expect(page.locator('.monaco-editor.vs').first()).toBeAttached();
  const button = page.getByRole('button', { name: /Colour theme/ });
  await button.click();
  await button.click();
  await expect(page.locator('.monaco-editor.vs-dark').first()).toBeAttached();
});

test.describe('where fingers point', () => {
  const { viewport, isMobile, hasTouch, userAgent } = devices['Pixel 7'];
  test.use({ viewport, isMobile, hasTouch, userAgent });

  test('the plain field stays, and edits are signed', async ({ workbench, page }) => {
    const asked = watchEditorScripts(page);
    await workbench.open(link);
    await workbench.payload.tap();
    await workbench.payload.fill('{"sub":"you"}');
    expect(await workbench.signatureVerdict()).toBe('verified');
    expect(asked).toEqual([]);
  });
});
