// The lessons: each task is done by clicks and typing, and by nothing less; what the person had at the workbench comes back.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test, type Fault } from './fixtures.ts';
import type { Workbench } from './pages/workbench.ts';
import { goodClaims, hs256 } from './tokens.ts';

interface Hands {
  readonly page: Page;
  readonly workbench: Workbench;
}

/** How each task is done, by screens: the lesson's in their order, each with its tasks in theirs. */
type Solutions = readonly Readonly<Record<string, (hands: Hands) => Promise<void>>>[];

const LESSONS: Readonly<Record<string, Solutions>> = {
  'what-is-a-jwt': [
    { break: ({ workbench }) => changePart(workbench, 1) },
    {
      read: async ({ page, workbench }) => {
        await page.getByRole('button', { name: 'Fresh token' }).click();
        await expect(workbench.signatureStatus).toHaveAttribute('data-verdict', 'verified');
        await workbench.typeKey('');
      },
    },
    {},
  ],
  'three-parts': [
    {
      algorithm: async ({ workbench }) =>
        workbench.editHeader((await workbench.headerText()).replace('HS256', 'HS512')),
    },
    {
      claim: async ({ workbench }) =>
        workbench.editPayload((await workbench.payloadText()).replace('{', '{"role":"reader",')),
    },
    { signature: ({ workbench }) => changePart(workbench, 2) },
  ],
  'bearer-tokens': [
    { without: ({ page }) => press(page, 'Call /api/me') },
    { with: ({ page }) => press(page, 'Sign in', 'Call /api/me') },
    { scope: ({ page }) => press(page, 'Transfer money') },
  ],
  signing: [
    {
      'wrong-secret': async ({ workbench }) => {
        const secret = await workbench.key.inputValue();
        await workbench.key.fill(secret.replace('lesson', 'Lesson'));
      },
    },
    {
      'key-pair': async ({ workbench }) => {
        await workbench.generateKey('ES256');
        await workbench.sign();
      },
    },
    {
      'public-half': async ({ workbench }) => {
        const { d: _private, ...open } = JSON.parse(await workbench.key.inputValue()) as Record<
          string,
          string
        >;
        await workbench.typeKey(JSON.stringify(open));
      },
    },
    {},
  ],
  expiry: [
    { expired: ({ page }) => endClock(page) },
    {
      leeway: async ({ page }) => {
        await page.getByRole('button', { name: 'Expect…' }).click();
        await page.getByLabel('Clock tolerance').fill('60');
        await page.keyboard.press('Escape');
      },
    },
    {
      'not-yet': async ({ page, workbench }) => {
        await page.getByRole('button', { name: 'Fresh token' }).click();
        await expect(workbench.claimsStatus).toHaveAttribute('data-claims', 'valid');
        const [, exp = ''] = /"exp": (\d+)/.exec(await workbench.payloadText()) ?? [];
        const nbf = Number(exp) - 60;
        await workbench.editPayload((await workbench.payloadText()).replace('{', `{"nbf":${nbf},`));
      },
    },
  ],
  'refresh-tokens': [
    {
      expired: async ({ page }) => {
        await set(page, 'Access tokens live', '3 seconds');
        await press(page, 'Sign in', 'Wait for its end, then call');
      },
    },
    {
      refresh: async ({ page }) => {
        await set(page, 'Access tokens live', '5 minutes');
        await press(page, 'Refresh', 'Call /api/me');
      },
    },
    {
      replay: ({ page }) =>
        press(page, 'Sign in', 'Refresh', 'Replay the old refresh token', 'Refresh'),
    },
  ],
  stateless: [
    {
      'no-look-up': async ({ page }) => {
        await set(page, 'The API learns of revocation', 'not at all');
        await press(page, 'Sign in', 'Call /api/me');
      },
    },
    { 'revoked-works': ({ page }) => press(page, 'Revoke the access token', 'Call /api/me') },
    { rotate: ({ page }) => press(page, 'Rotate the signing key', 'Call /api/me') },
    {},
  ],
  revocation: [
    {},
    {
      'deny-list': async ({ page }) => {
        await set(page, 'The API learns of revocation', 'from a deny list');
        await press(page, 'Sign in', 'Revoke the access token', 'Call /api/me');
      },
    },
    {
      'short-life': async ({ page }) => {
        await set(page, 'The API learns of revocation', 'by short life');
        await press(page, 'Sign in');
      },
    },
    {},
  ],
  'protecting-tokens': [
    {},
    {},
    {
      less: async ({ workbench }) =>
        workbench.editPayload(
          (await workbench.payloadText()).replace(/"birthdate": "[\d-]+",/, ''),
        ),
    },
    {
      encrypt: async ({ workbench }) => {
        await workbench.generateKey('ECDH-ES+A256KW');
        await workbench.signature.getByText('Encrypt this token').click();
        await workbench.signature.getByRole('button', { name: 'Encrypt', exact: true }).click();
      },
      locked: async ({ workbench }) => workbench.typeKey(''),
    },
  ],
  verifying: [
    {
      strict: async ({ page }) => {
        await page.getByRole('button', { name: 'Expect…' }).click();
        await page.getByRole('button', { name: 'Strict verifier' }).click();
        await page.keyboard.press('Escape');
      },
    },
    {
      audience: async ({ page }) => {
        await page.getByRole('button', { name: 'Expect…' }).click();
        await page
          .getByRole('textbox', { name: /^Audience/ })
          .fill('https://invoices.shop.example');
        await page.keyboard.press('Escape');
      },
    },
    {
      none: async ({ workbench }) =>
        workbench.editHeader((await workbench.headerText()).replace('ES256', 'none')),
    },
  ],
  building: [
    {
      wrong: async ({ page }) => {
        await page.getByRole('textbox', { name: 'Password', exact: true }).fill('wrong');
        await press(page, 'Sign in');
      },
      right: async ({ page }) => {
        await page.getByRole('textbox', { name: 'Password', exact: true }).fill('password123');
        await press(page, 'Sign in');
      },
    },
    {
      throttled: async ({ page }) => {
        await page.getByRole('textbox', { name: 'Username', exact: true }).fill('mallory');
        await press(page, ...Array.from({ length: 6 }, () => 'Sign in'));
      },
    },
    {},
    {},
  ],
};

/** Presses buttons of the flow, each when the answer to the one before is there. */
async function press(page: Page, ...names: readonly string[]): Promise<void> {
  const exchanges = page.locator('[data-exchange]');
  for (const name of names) {
    const before = await exchanges.count();
    await page.getByRole('button', { name, exact: true }).click();
    await expect.poll(() => exchanges.count()).toBeGreaterThan(before);
  }
}

async function set(page: Page, label: string, option: string): Promise<void> {
  const exchanges = page.locator('[data-exchange]');
  const before = await exchanges.count();
  await page.getByLabel(label).selectOption(option);
  await expect.poll(() => exchanges.count()).toBeGreaterThan(before);
}

/** Turns the clock to the moment after the token’s end. */
async function endClock(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Clock', exact: true }).click();
  await page.getByRole('button', { name: 'Just after it expired' }).click();
  await page.keyboard.press('Escape');
}

const task = (page: Page, name: string) => page.locator(`[data-task="${name}"]`);
const title = (page: Page) => page.getByRole('heading', { level: 1 });

/** Goes to a screen of the lesson that is shown. */
async function screen(page: Page, n: number): Promise<void> {
  const links = page.getByRole('navigation', { name: 'Screens of this lesson' });
  const link = links.getByRole('link', { name: new RegExp(`^Screen ${n} of `) });
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'step');
}

/** Types another first character into a part of the encoded token. */
async function changePart(workbench: Workbench, part: 0 | 1 | 2): Promise<void> {
  const parts = (await workbench.tokenText()).split('.');
  const old = parts[part] ?? '';
  const middle = Math.floor(old.length / 2);
  const other = old[middle] === 'A' ? 'B' : 'A';
  parts[part] = old.slice(0, middle) + other + old.slice(middle + 1);
  await workbench.token.fill(parts.join('.'));
  await workbench.settle();
}

/** Waits until the lesson's workbench or server can be used, with what it begins with. */
async function ready({ page, workbench }: Hands): Promise<void> {
  const flow = page.getByRole('region', { name: 'Server of this lesson' });
  if (await flow.isVisible()) {
    await expect(flow.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
    return;
  }
  await expect(workbench.token).not.toHaveValue('');
  await workbench.ready();
}

async function open(hands: Hands, lesson: string): Promise<void> {
  await hands.page.goto(`./#/learn/${lesson}`);
  await title(hands.page).waitFor();
  await ready(hands);
}

/** The browser writes every refusal to its console; here they are what is asked for. */
function forgiveRefusals(faults: Fault[]): void {
  const others = faults.filter(({ text }) => !/status of (?:400|401|403|429)/.test(text));
  faults.splice(0, faults.length, ...others);
}

for (const [lesson, screens] of Object.entries(LESSONS)) {
  test(`${lesson}: its tasks are done by doing them, and by nothing less`, async ({
    page,
    workbench,
    faults,
  }) => {
    const hands = { page, workbench };
    await open(hands, lesson);
    for (const [index, tasks] of screens.entries()) {
      if (index > 0) await page.getByRole('link', { name: 'Next', exact: true }).click();
      await expect(page.getByRole('navigation', { name: 'Screens of this lesson' })).toBeVisible();
      await expect(page.locator('[data-task]')).toHaveCount(Object.keys(tasks).length);
      await ready(hands);
      await expect(page.locator('[data-task][data-done=true]')).toHaveCount(0);
      let done = 0;
      for (const [name, solve] of Object.entries(tasks)) {
        await solve(hands);
        await expect(task(page, `${lesson}/${name}`)).toHaveAttribute('data-done', 'true');
        done += 1;
        await expect(page.locator('[data-task][data-done=true]')).toHaveCount(done);
      }
    }
    await expect(page.getByRole('link', { name: 'Next', exact: true })).toHaveCount(0);
    await page.getByRole('link', { name: 'All lessons' }).first().click();
    const item = page.locator(`[data-lesson=${lesson}]`);
    const all = (await item.getAttribute('data-tasks')) ?? '';
    await expect(item).toHaveAttribute('data-done', all);
    forgiveRefusals(faults);
  });
}

test('the workbench is borrowed: the back button brings the person’s token and key back', async ({
  page,
  workbench,
}) => {
  const { token } = hs256(goodClaims(Math.floor(Date.now() / 1000)));
  await workbench.open({ token, aud: 'https://api.example' });
  // ECDSA signs each time otherwise: what comes back must not be signed anew.
  await workbench.generateKey('ES256');
  await workbench.sign();
  await workbench.editPayload('{"sub":"mine","aud":"https://api.example"}');
  expect(await workbench.signatureVerdict()).toBe('verified');
  const key = await workbench.key.inputValue();
  const mine = await workbench.tokenText();

  await page.getByRole('link', { name: 'Learn' }).click();
  await page.getByRole('link', { name: 'What a JWT is' }).click();
  await expect(title(page)).toBeFocused();
  await ready({ page, workbench });
  expect(await workbench.tokenText()).not.toBe(mine);
  await expect(workbench.key).not.toHaveValue(key);
  await changePart(workbench, 1);
  await screen(page, 2);
  await expect(workbench.signatureStatus).toHaveAttribute('data-verdict', 'failed');
  for (const step of ['screen', 'list', 'workbench']) {
    await page.goBack();
    if (step === 'screen') await expect(workbench.key).not.toHaveValue(key);
  }
  await workbench.ready();
  expect(await workbench.tokenText()).toBe(mine);
  await expect(workbench.key).toHaveValue(key);
  expect(await workbench.payloadText()).toContain('mine');
  expect(await workbench.signatureVerdict()).toBe('verified');
});

test('from lesson to lesson the same is kept, and comes back at the end', async ({
  page,
  workbench,
}) => {
  const { token, key } = hs256(goodClaims(Math.floor(Date.now() / 1000)));
  await workbench.open({ token, key });
  for (const lesson of ['what-is-a-jwt', 'three-parts', 'bearer-tokens', 'signing']) {
    await page.evaluate((id) => {
      location.hash = `#/learn/${id}`;
    }, lesson);
    await expect(page.getByRole('region', { name: /of this lesson$/ })).toBeVisible();
    await ready({ page, workbench });
    if (lesson !== 'bearer-tokens') await expect(workbench.token).not.toHaveValue(token);
  }
  await page.getByRole('link', { name: 'Workbench', exact: true }).click();
  await workbench.ready();
  expect(await workbench.tokenText()).toBe(token);
  await expect(workbench.key).toHaveValue(key);
});

test('a link with a token that is followed from a lesson opens at the person’s own workbench', async ({
  page,
  workbench,
}) => {
  const { token, key } = hs256(goodClaims(Math.floor(Date.now() / 1000)));
  await workbench.open({ key });
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  const keys = page.getByRole('list', { name: 'Keys', exact: true });
  await expect(keys).toContainText('Kept');
  await page.evaluate(() => {
    location.hash = '#/learn/what-is-a-jwt';
  });
  await ready({ page, workbench });
  await expect(keys).not.toContainText('Kept');
  await workbench.follow({ token });
  await workbench.ready();
  expect(await workbench.tokenText()).toBe(token);
  await expect(keys).toContainText('Kept');
  expect(await workbench.signatureVerdict()).toBe('verified');
});

test('progress is kept over a reload, begun anew for a lesson, and cleared for all', async ({
  page,
  workbench,
}) => {
  const hands = { page, workbench };
  await open(hands, 'what-is-a-jwt');
  await changePart(workbench, 1);
  const done = task(page, 'what-is-a-jwt/break');
  await expect(done).toHaveAttribute('data-done', 'true');
  await expect(done.getByRole('status')).toContainText('does not hold');
  const stored = () => page.evaluate(() => Object.entries(localStorage));
  expect(await stored()).toEqual([['jotlab:lessons', '["what-is-a-jwt/break"]']]);
  await page.reload();
  await expect(done).toHaveAttribute('data-done', 'true');
  await ready(hands);

  await screen(page, 2);
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect(done).toHaveAttribute('data-done', 'false');
  await ready(hands);
  expect(await workbench.signatureVerdict()).toBe('verified');
  await changePart(workbench, 1);
  await expect(done).toHaveAttribute('data-done', 'true');

  await page.getByRole('link', { name: 'All lessons' }).click();
  const item = page.locator('[data-lesson=what-is-a-jwt]');
  await expect(item).toHaveAttribute('data-done', '1');
  await page.getByRole('button', { name: 'Clear progress' }).click();
  await expect(page.getByText('The progress is cleared.')).toBeVisible();
  await expect(item).toHaveAttribute('data-done', '0');
  expect(await stored()).toEqual([]);
});

test('time alone does no task, and neither does leaving', async ({ page, workbench }) => {
  const { token } = hs256(goodClaims(Math.floor(Date.now() / 1000)));
  await workbench.open({ token, key: 'another secret' });
  expect(await workbench.signatureVerdict()).toBe('failed');
  await page.evaluate(() => {
    location.hash = '#/learn/what-is-a-jwt';
  });
  await ready({ page, workbench });
  await page.goBack();
  await expect(workbench.key).toHaveValue('another secret');
  expect(await workbench.signatureVerdict()).toBe('failed');
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [390, 1440]) {
    test(`readable by every reader, ${scheme}, ${width} px`, async ({ page, workbench }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto('./#/learn');
      await title(page).waitFor();
      const violations = async () => {
        const found = (await new AxeBuilder({ page }).analyze()).violations;
        return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
      };
      const overflow = () =>
        page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
      expect(await violations()).toEqual([]);
      expect(await overflow(), 'sideways scrolling').toBe(0);
      await open({ page, workbench }, 'what-is-a-jwt');
      await changePart(workbench, 1);
      await expect(task(page, 'what-is-a-jwt/break')).toHaveAttribute('data-done', 'true');
      expect(await violations()).toEqual([]);
      expect(await overflow(), 'sideways scrolling').toBe(0);
    });
  }
}

for (const [lesson, { length }] of Object.entries(LESSONS)) {
  test(`${lesson}: each screen is readable on a telephone`, async ({ page, workbench }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open({ page, workbench }, lesson);
    for (let n = 1; n <= length; n++) {
      await screen(page, n);
      const { violations } = await new AxeBuilder({ page }).include('.lesson-words').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `sideways scrolling on screen ${n}`).toBe(0);
    }
  });
}

test('a lesson is walked through by keyboard alone', async ({ page, workbench }) => {
  await page.goto('./#/learn');
  await expect(title(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await ready({ page, workbench });
  await expect(title(page)).toBeFocused();
  const next = page.getByRole('link', { name: 'Next', exact: true });
  while (!(await next.evaluate((link) => link === document.activeElement)))
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Signed is not secret' })).toBeFocused();
});
