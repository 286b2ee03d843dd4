// Claims, explained: whose token it is, what its members mean, the token in one sentence, and what it weighs.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { es256, goodClaims, hs256 } from './tokens.ts';

const now = Math.floor(Date.now() / 1000);
const TENANT = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

const DIALECTS: Readonly<Record<string, object>> = {
  'entra-v2': { iss: `https://login.microsoftonline.com/${TENANT}/v2.0`, ver: '2.0', tid: TENANT },
  auth0: { iss: 'https://tenant.eu.auth0.com/', sub: 'auth0|5f7c8ec7c33c6c004bbafe82' },
  keycloak: { iss: 'https://sso.example.org/realms/main', realm_access: { roles: ['user'] } },
  'github-actions': {
    iss: 'https://token.actions.githubusercontent.com',
    sub: 'repo:octo/app:ref:refs/heads/main',
  },
  kubernetes: {
    iss: 'https://kubernetes.default.svc.cluster.local',
    sub: 'system:serviceaccount:default:app',
    'kubernetes.io': { namespace: 'default' },
  },
};

const sentence = (page: Page) => page.locator('[data-words=token]');
const views = (page: Page, part: string) => page.getByRole('radiogroup', { name: `${part}: View` });
const table = (page: Page, part: string) =>
  page.getByRole('table', { name: `${part}: its members` });
const row = (page: Page, name: string) =>
  table(page, 'Payload').locator(`tbody tr[data-member="${name}"]`);

async function showTable(page: Page, part = 'Payload'): Promise<void> {
  await views(page, part).getByText('Table', { exact: true }).click();
  await expect(table(page, part)).toBeVisible();
}

for (const [id, claims] of Object.entries(DIALECTS)) {
  test(`recognises a token of ${id}, and says why`, async ({ workbench, page }) => {
    await workbench.open({ token: hs256({ ...claims, exp: now + 600 }).token });
    const words = page.locator('[data-dialect]');
    await expect(words).toHaveAttribute('data-dialect', id);
    await expect(words).toHaveText(/^Looks like a token of .+: its (?:issuer|subject) .+\.$/);
  });
}

test('takes nobody’s token for somebody’s', async ({ workbench, page }) => {
  await workbench.open({ token: hs256(goodClaims(now)).token });
  await expect(sentence(page)).toContainText('issuer.example');
  await expect(page.locator('[data-dialect]')).toHaveCount(0);
});

test('the sentence claims only what was verified', async ({ workbench, page }) => {
  const { token, key } = es256(
    { ...goodClaims(now), iat: now - 250, exp: now + 3400 },
    { kid: 'k1' },
  );
  await workbench.open({ token, now });
  await expect(sentence(page)).toHaveText(
    /^Says it was issued by https:\/\/issuer\.example .*4 minutes ago and is good for 56 minutes more \(not verified\); its header says ES256 by key k1/,
  );
  await workbench.typeKey(key);
  expect(await workbench.signatureVerdict()).toBe('verified');
  await expect(sentence(page)).toHaveText(
    /^Issued by https:\/\/issuer\.example .*4 minutes ago; good for 56 minutes more; signed with ES256 by key k1/,
  );
  await workbench.follow({ now: now + 3400 + 180 });
  await expect(sentence(page)).toContainText('; expired 3 minutes ago; ');
  await workbench.typeKey('{"kty":"oct","k":"AAAA"}');
  expect(await workbench.signatureVerdict()).not.toBe('verified');
  await expect(sentence(page)).toHaveText(/^Says it was issued by .* and expired 3 minutes ago \(/);
});

test('a table explains each claim: meaning, type and how it stands', async ({
  workbench,
  page,
}) => {
  const claims = {
    ...DIALECTS['entra-v2'],
    scp: 'User.Read Mail.Read',
    exp: now - 180,
    email_verified: 'true',
    favourite_colour: 'blue',
  };
  await workbench.open({ token: hs256(claims).token, now });
  await showTable(page);
  await expect(workbench.payload).toBeHidden();
  await expect(row(page, 'tid')).toHaveAttribute('data-group', 'dialect');
  await expect(row(page, 'tid')).toContainText('The tenant that the user signs in to');
  await expect(row(page, 'scp').getByRole('listitem')).toHaveText(['User.Read', 'Mail.Read']);
  await expect(row(page, 'exp')).toContainText('expired 3 minutes ago');
  await expect(row(page, 'email_verified')).toContainText('wrong type');
  await expect(row(page, 'email_verified')).toContainText('string, wanted: boolean');
  await expect(row(page, 'favourite_colour')).toContainText('unknown name');
  await showTable(page, 'Header');
  await expect(table(page, 'Header').getByRole('rowheader')).toHaveText(['alg', 'typ']);
});

interface EditorHook {
  readonly editor: {
    getEditors(): readonly {
      hasTextFocus(): boolean;
      getSelection(): unknown;
      getModel(): { getValueInRange(range: unknown): string } | null;
    }[];
  };
}

test('by keyboard: to the table, to a row, to its place in the JSON', async ({
  workbench,
  page,
}) => {
  await workbench.open({ token: hs256(goodClaims(now)).token });
  await views(page, 'Payload').getByRole('radio', { name: 'JSON' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(table(page, 'Payload')).toBeVisible();
  const name = row(page, 'aud').getByRole('button');
  for (let i = 0; i < 20; i++) {
    await page.keyboard.press('Tab');
    if (await name.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(name).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(workbench.payload).toBeFocused();
  await expect(table(page, 'Payload')).toHaveCount(0);
  await expect(views(page, 'Payload').getByRole('radio', { name: 'JSON' })).toBeChecked();
  await expect
    .poll(() =>
      page.evaluate(() => {
        const field = document.activeElement;
        if (field instanceof HTMLTextAreaElement && field.ariaLabel === 'Payload')
          return field.value.slice(field.selectionStart, field.selectionEnd);
        // The rich editor has taken the field over meanwhile.
        const { monaco } = globalThis as unknown as { monaco?: EditorHook };
        const editor = monaco?.editor.getEditors().find((one) => one.hasTextFocus());
        return editor?.getModel()?.getValueInRange(editor.getSelection());
      }),
    )
    .toContain('"aud"');
});

test('the weights are those of the real token', async ({ workbench, page }) => {
  const claims = { iss: 'https://issuer.example', schlüssel: 'ü€😀', exp: now + 600, a: [1, 2] };
  const { token } = hs256(claims);
  const [header = '', payload = ''] = token.split('.');
  await workbench.open({ token });
  const weight = page.locator('[data-weight]');
  await expect(weight).toHaveAttribute('data-weight', String(token.length));
  const percent = (limit: number) => Math.floor((token.length / limit) * 100);
  await expect(weight).toHaveText(
    `${token.length} bytes: ${percent(4096)} % of a cookie, ${percent(8192)} % of a header line, ${percent(2000)} % of a URL`,
  );
  await showTable(page, 'Header');
  await expect(page.getByText(`Header ${header.length} bytes`)).toBeVisible();
  await showTable(page);
  await expect(page.getByText(`Payload ${payload.length} bytes`)).toBeVisible();
  const expected = new Map(
    Object.keys(claims).map((name) => {
      const rest = Object.fromEntries(Object.entries(claims).filter(([other]) => other !== name));
      const shorter = Buffer.from(JSON.stringify(rest)).toString('base64url');
      return [name, payload.length - shorter.length];
    }),
  );
  for (const [name, bytes] of expected) {
    await expect(row(page, name).getByRole('cell').last()).toHaveText(String(bytes));
  }
  const section = page.getByRole('region', { name: 'Payload', exact: true });
  await section.getByLabel('Sort by').selectOption('bytes');
  const sorted = [...expected].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  await expect(table(page, 'Payload').getByRole('rowheader')).toHaveText(sorted);
});

test('a token that is too long for a cookie is said to be', async ({ workbench, page }) => {
  await workbench.open({ token: hs256({ x: 'a'.repeat(3200) }).token });
  await expect(page.locator('[data-weight]')).toContainText(/1\d\d % of a cookie/);
});

for (const theme of ['light', 'dark'] as const) {
  for (const width of [390, 1440]) {
    test(`tables and words, ${theme}, ${width} px: axe finds nothing`, async ({
      workbench,
      page,
    }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.addInitScript((name) => {
        localStorage.setItem('jotlab:settings', JSON.stringify({ theme: name }));
      }, theme);
      const claims = { ...DIALECTS['entra-v2'], exp: now - 5, acct: '0', colour: 1, roles: ['a'] };
      await workbench.open({ token: hs256(claims).token });
      await showTable(page, 'Header');
      await showTable(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, 'sideways scrolling').toBe(0);
      const box = await row(page, 'exp').boundingBox();
      const meaning = await row(page, 'exp').locator('.member-meaning').boundingBox();
      expect(meaning!.x - box!.x < 20, 'rows stack').toBe(width === 390);
    });
  }
}
