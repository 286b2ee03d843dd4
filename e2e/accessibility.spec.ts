// Everything readable by a screen reader and reachable by keyboard, in each state, theme and width.
import { generateKeyPairSync } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { Workbench } from './pages/workbench.ts';
import { es256, goodClaims, hs256 } from './tokens.ts';

const now = Math.floor(Date.now() / 1000);
const THEMES = ['light', 'dark'] as const;
const WIDTHS = [390, 1440] as const;

const STATES: Readonly<Record<string, (workbench: Workbench) => Promise<void>>> = {
  empty: (workbench) => workbench.open(),
  verified: async (workbench) => {
    const { token, key } = es256(goodClaims(now));
    await workbench.open({ token, key });
    expect(await workbench.signatureVerdict()).toBe('verified');
  },
  failed: async (workbench) => {
    const { token } = hs256({ ...goodClaims(now), exp: now - 60, nbf: 'soon', password: 'x' });
    await workbench.open({ token, key: 'another secret', keyFormat: 'utf8' });
    expect(await workbench.signatureVerdict()).toBe('failed');
  },
  kept: async (workbench) => {
    const { token, key } = es256(goodClaims(now));
    await workbench.open({
      token,
      key: `{"keys":[{"kty":"oct","k":"AA","kid":"${'k'.repeat(80)}"},${key}]}`,
    });
    await workbench.page.getByRole('button', { name: 'Keep', exact: true }).click();
    await workbench.typeKey('another secret');
    await expect(workbench.page.getByRole('button', { name: 'Clear ring' })).toBeVisible();
    expect(await workbench.signatureVerdict()).toBe('verified');
  },
  'encrypted key': async (workbench) => {
    const { token } = es256(goodClaims(now));
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const sealed = { cipher: 'aes-256-cbc', passphrase: 'a' } as const;
    const key = privateKey.export({ format: 'pem', type: 'pkcs8', ...sealed }).toString();
    await workbench.open({ token, key });
    await workbench.page.getByLabel('Password of the key').fill('b');
    await workbench.page.getByText('The password does not open this key.').first().waitFor();
  },
  broken: (workbench) =>
    workbench.open({ token: 'eyJhbGciOiJIUzI1NiIsInR5.eyJzdWI', key: '-----BEGIN' }),
};

async function useTheme(page: Page, theme: (typeof THEMES)[number]): Promise<void> {
  await page.addInitScript((name) => {
    localStorage.setItem('jotlab:settings', JSON.stringify({ theme: name }));
  }, theme);
}

/** What axe finds, in words short enough to read in a report. */
async function violations(page: Page): Promise<string[]> {
  // Colours that fade in are judged when they have arrived.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished)),
  );
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 160)}`),
  );
}

for (const width of WIDTHS) {
  for (const theme of THEMES) {
    for (const [state, reach] of Object.entries(STATES)) {
      test(`${state}, ${theme}, ${width} px: axe finds nothing`, async ({ page, workbench }) => {
        await page.setViewportSize({ width, height: 900 });
        await useTheme(page, theme);
        await reach(workbench);
        expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe(theme);
        expect(await violations(page)).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, 'sideways scrolling').toBe(0);
      });
    }
  }
}

for (const theme of THEMES) {
  test(`the rich editors, ${theme}: axe finds nothing`, async ({ page, workbench }) => {
    await useTheme(page, theme);
    await STATES.verified?.(workbench);
    await workbench.payload.click();
    await expect.poll(() => workbench.isRich('Payload'), { timeout: 20_000 }).toBe(true);
    expect(await violations(page)).toEqual([]);
  });

  test(`dialogs, ${theme}: axe finds nothing, Escape closes, the focus returns`, async ({
    page,
    workbench,
  }) => {
    await useTheme(page, theme);
    await STATES.verified?.(workbench);
    const openers = page.locator('[aria-haspopup=dialog]:visible');
    for (let i = 0; i < (await openers.count()); i++) {
      const opener = openers.nth(i);
      await opener.click();
      const dialog = page.getByRole('dialog');
      await expect(dialog).toBeVisible();
      await expect(dialog).toHaveAccessibleName(/\w/);
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(opener).toBeFocused();
    }
  });
}

test('the keyboard alone reaches every field, in reading order, always visibly', async ({
  page,
  workbench,
}) => {
  await STATES.verified?.(workbench);
  const seen: string[] = [];
  const unseen: string[] = [];
  await page.evaluate(() => document.body.focus());
  for (let i = 0; i < 150; i++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined;
      const labelled = element.getAttribute('aria-labelledby');
      const label =
        element.getAttribute('aria-label') ??
        (labelled ? document.querySelector(`#${CSS.escape(labelled)}`)?.textContent : undefined) ??
        (element instanceof HTMLInputElement ||
        element instanceof HTMLSelectElement ||
        element instanceof HTMLTextAreaElement
          ? element.labels?.[0]?.textContent
          : undefined) ??
        element.textContent;
      const shows = (node: Element | null): boolean => {
        if (!node || node === document.body) return false;
        const style = getComputedStyle(node);
        const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
        return outlined || style.boxShadow !== 'none' || shows(node.parentElement);
      };
      return { label: (label ?? '').trim(), visible: shows(element) };
    });
    if (!stop) break;
    seen.push(stop.label);
    if (!stop.visible) unseen.push(stop.label);
  }
  const fields = ['Encoded token', 'Header', 'Payload', 'Key'];
  expect(seen.filter((label) => fields.includes(label))).toEqual(fields);
  expect(unseen, 'focused without a visible sign').toEqual([]);
  expect(seen.length, 'the focus goes round').toBeLessThan(150);
});

test(
  'a token is pasted, checked and edited without a mouse',
  { tag: '@every-engine' },
  async ({ page, workbench }) => {
    const { token, key } = hs256(goodClaims(now));
    await workbench.open();
    await workbench.token.focus();
    await workbench.paste(token);
    await workbench.key.focus();
    await page.keyboard.type(key);
    await expect(workbench.key).toHaveValue(key);
    expect(await workbench.signatureVerdict()).toBe('verified');
    await workbench.payload.focus();
    await workbench.editPayload('{"sub":"me"}');
    expect(await workbench.signatureVerdict()).toBe('verified');
    await expect.poll(() => workbench.tokenText()).not.toBe(token);
    expect(await workbench.signatureVerdict()).toBe('verified');
  },
);

test('every contract name is there, once', async ({ page, workbench }) => {
  await STATES.verified?.(workbench);
  const fields = ['token', 'header', 'payload', 'key', 'keyFormat', 'signature', 'timer'] as const;
  for (const field of fields) await expect(workbench[field], field).toHaveCount(1);
  await expect(workbench.signatureStatus).toHaveCount(1);
  await expect(workbench.claimsStatus).toHaveCount(1);
  await expect(workbench.network).toHaveCount(1);
  await expect(page.getByRole('list', { name: 'Findings', exact: true })).toHaveCount(1);
});
