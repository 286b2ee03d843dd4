// The flow page: a whole token's life against the server in the page, by requests that the browser really makes.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test, type Fault } from './fixtures.ts';

/** The browser writes every refusal to its console; here they are what is asked for. */
function forgiveRefusals(faults: Fault[]): void {
  const others = faults.filter(({ text }) => !/status of (?:400|401|403|429)/.test(text));
  faults.splice(0, faults.length, ...others);
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const exchange = (page: Page, says: string) => page.locator(`[data-exchange="${says}"]`);

async function open(page: Page): Promise<void> {
  await page.goto('./#/flow');
  await expect(exchange(page, 'GET /auth/settings 200')).toHaveCount(1);
}

async function signIn(page: Page): Promise<void> {
  await press(page, 'Sign in');
  await expect(exchange(page, 'POST /auth/token 200')).toHaveCount(1);
}

test('the whole life: wrong and right sign-in, call, expiry, refresh, replay @every-engine', async ({
  page,
  context,
  faults,
}) => {
  const asked: string[] = [];
  context.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (!request.serviceWorker() && /\/(?:auth|api)\//.test(pathname))
      asked.push(`${request.method()} ${pathname}`);
  });
  await open(page);
  await press(page, 'Call /api/me');
  await expect(exchange(page, 'GET /api/me 401')).toHaveCount(1);

  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await press(page, 'Sign in');
  const refused = exchange(page, 'POST /auth/token 401');
  await refused.locator('summary').click();
  await expect(refused).toContainText('{"message":"Invalid credentials"}');
  await expect(page.getByText('Nobody is signed in.')).toBeVisible();

  await page.getByLabel('Access tokens live').selectOption('3 seconds');
  await expect(exchange(page, 'PUT /auth/settings 200')).toHaveCount(1);
  await page.getByLabel('Password', { exact: true }).fill('password123');
  await signIn(page);
  await expect(page.locator('[data-expired=false]').first()).toContainText('expires in');
  await press(page, 'Call /api/me');
  await expect(exchange(page, 'GET /api/me 200')).toHaveCount(1);

  await press(page, 'Wait for its end, then call');
  const expired = exchange(page, 'GET /api/me 401').nth(1);
  await expired.locator('summary').click();
  await expect(expired).toContainText('The access token has expired');
  await expect(page.locator('[data-expired=true]')).toHaveText('has expired');

  await page.getByLabel('Access tokens live').selectOption('5 minutes');
  await press(page, 'Refresh');
  await expect(page.getByText('Old refresh token', { exact: true })).toBeVisible();
  await press(page, 'Call /api/orders');
  await expect(exchange(page, 'GET /api/orders 200')).toHaveCount(1);

  await press(page, 'Replay the old refresh token');
  const replayed = exchange(page, 'POST /auth/token 400');
  await expect(replayed).toHaveCount(1);
  await press(page, 'Refresh');
  await expect(replayed).toHaveCount(2);
  await press(page, 'Call /api/orders');
  await expect(exchange(page, 'GET /api/orders 401')).toHaveCount(1);

  const shown = await page.locator('[data-exchange]').count();
  expect(asked).toHaveLength(shown);
  expect(asked.slice(0, 3)).toEqual([
    'GET /any-repo/auth/settings',
    'GET /any-repo/api/me',
    'POST /any-repo/auth/token',
  ]);
  await expect(page.locator('[data-requests]')).toHaveAttribute('data-requests', '0');
  forgiveRefusals(faults);
});

test('what was revoked is refused, what an old key signed is not; signing out ends the sign-in', async ({
  page,
  faults,
}) => {
  await open(page);
  await signIn(page);
  await press(page, 'Revoke the access token');
  await press(page, 'Call /api/me');
  await expect(exchange(page, 'GET /api/me 401')).toHaveCount(1);
  await press(page, 'Refresh');
  await press(page, 'Call /api/me');
  await expect(exchange(page, 'GET /api/me 200')).toHaveCount(1);
  await press(page, 'Rotate the signing key');
  await press(page, 'Call /api/me');
  await expect(exchange(page, 'POST /auth/keys 201')).toHaveCount(1);
  await expect(exchange(page, 'GET /api/me 200')).toHaveCount(2);
  await press(page, 'Sign out');
  await expect(page.getByText('Nobody is signed in.')).toBeVisible();
  await expect(exchange(page, 'POST /auth/revoke 200')).toHaveCount(2);
  forgiveRefusals(faults);
});

const card = (page: Page, device: string) => page.locator(`[data-device-card=${device}]`);
const story = (page: Page) => page.getByRole('region', { name: 'The story' });

test('the diagram is drawn from what was said, the store’s part too', async ({ page, faults }) => {
  await open(page);
  await signIn(page);
  const asked = exchange(page, 'POST /auth/token 200').locator('summary');
  await expect(asked.locator('.seq-request')).toHaveText('POST /auth/token');
  await expect(asked.locator('.seq-look-up')).toContainText(/writes .*families/);
  await expect(asked.locator('.seq-answer')).toHaveText('200 both tokens');
  // By keyboard alone: the request opens, and says what was sent.
  await asked.focus();
  await page.keyboard.press('Enter');
  await expect(exchange(page, 'POST /auth/token 200')).toContainText('"username":"user1"');

  await page.getByLabel('The API learns of revocation').selectOption('not at all');
  await expect(page.getByText('It asks nobody: a revoked token works')).toBeVisible();
  await expect(exchange(page, 'PUT /auth/settings 200')).toHaveCount(1);
  // Settings and keys are read once a second at most; after that a call needs no look-up.
  const calls = exchange(page, 'GET /api/me 200');
  await expect(async () => {
    const before = await calls.count();
    await press(page, 'Call /api/me');
    await press(page, 'Call /api/me');
    await expect(calls).toHaveCount(before + 2);
    expect(await calls.last().locator('.seq-look-up').count()).toBe(0);
  }).toPass();
  await page.getByLabel('The API learns of revocation').selectOption('from a deny list');
  await press(page, 'Revoke the access token');
  await press(page, 'Call /api/me');
  const refused = exchange(page, 'GET /api/me 401');
  await expect(refused.locator('.seq-look-up')).toContainText('revoked');
  await expect(refused.locator('.seq-answer')).toHaveText('401 invalid_token');
  await expect(card(page, 'browser')).toContainText('refused at the last call');
  forgiveRefusals(faults);
});

test('what is not answered yet is drawn without an answer', async ({ page }) => {
  await open(page);
  // The password takes the server a moment: what the diagram shows meanwhile is written down.
  const seen = page.evaluate(
    () =>
      new Promise<string | null>((resolve) => {
        const observer = new MutationObserver(() => {
          const pending = document.querySelector('[data-pending]');
          if (!pending) return;
          observer.disconnect();
          resolve(pending.textContent);
        });
        observer.observe(document.body, { childList: true, subtree: true });
      }),
  );
  await signIn(page);
  expect(await seen).toBe('POST /auth/token');
  await expect(page.locator('[data-pending]')).toHaveCount(0);
});

test('a thief with the tokens is let in, until the family is revoked', async ({ page, faults }) => {
  await open(page);
  await signIn(page);
  await press(page, 'Steal the tokens');
  const thief = card(page, 'thief');
  await thief.getByRole('button', { name: 'Call /api/me' }).click();
  const stolen = page.locator('[data-device=thief]');
  await expect(stolen).toHaveCount(1);
  await expect(stolen.locator('.seq-answer')).toHaveText('200');
  await thief.getByRole('button', { name: 'Refresh' }).click();
  await expect(stolen.last().locator('.seq-answer')).toHaveText('200 both tokens');
  await card(page, 'browser').getByRole('button', { name: 'Refresh', exact: true }).click();
  await expect(exchange(page, 'POST /auth/token 400')).toHaveCount(1);
  await expect(card(page, 'browser')).toContainText('refused last time');
  await expect(thief).not.toContainText('refused');
  await thief.getByRole('button', { name: 'Call /api/orders' }).click();
  await expect(stolen.last().locator('.seq-answer')).toHaveText('401 invalid_token');
  forgiveRefusals(faults);
});

test('bound to a key, tokens are of no use to a thief, and money can be sent', async ({
  page,
  faults,
}) => {
  await open(page);
  await page.getByLabel('Bind tokens to a key (DPoP)').check();
  await expect(page.getByText('a key of its own that never leaves it')).toBeVisible();
  await page.getByLabel('Username', { exact: true }).fill('admin');
  await page.getByLabel('Password', { exact: true }).fill('admin-password');
  await signIn(page);
  await press(page, 'Transfer money');
  await expect(exchange(page, 'POST /api/transfer 200')).toHaveCount(1);
  await press(page, 'Steal the tokens');
  await card(page, 'thief').getByRole('button', { name: 'Call /api/me' }).click();
  await expect(exchange(page, 'GET /api/me 401')).toHaveCount(1);
  forgiveRefusals(faults);
});

test('a person is added and signs in, a service signs in by itself, a token is asked about', async ({
  page,
}) => {
  await open(page);
  await page.getByLabel('New username').fill('ada');
  await page.getByLabel('New password').fill('a long enough password');
  await press(page, 'Add');
  await expect(exchange(page, 'POST /auth/users 201')).toHaveCount(1);
  await page.getByLabel('Username', { exact: true }).fill('ada');
  await page.getByLabel('Password', { exact: true }).fill('a long enough password');
  await signIn(page);
  await press(page, 'Introspect');
  const answer = exchange(page, 'POST /auth/introspect 200').locator('.seq-answer');
  await expect(answer).toHaveText('200 active');
  await press(page, 'Sign in as a service');
  const service = exchange(page, 'POST /auth/token 200').last().locator('.seq-answer');
  await expect(service).toHaveText('200 access token');
});

test('the story goes step by step, back, and by itself', async ({ page, faults }) => {
  test.setTimeout(120_000);
  await open(page);
  await page.getByRole('button', { name: 'Step', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(story(page)).toHaveAttribute('data-made', '1');
  await expect(story(page)).not.toHaveAttribute('data-busy');
  // The keyboard goes on where it was.
  await page.keyboard.press('Enter');
  await expect(story(page)).toHaveAttribute('data-made', '2');
  await expect(story(page)).toContainText('does not say whether there is such a user');
  await press(page, 'Step');
  await expect(card(page, 'browser')).toContainText('expires in');
  await press(page, 'Back');
  await expect(story(page)).toHaveAttribute('data-made', '2');
  await expect(card(page, 'browser')).toContainText('Nobody is signed in.');
  await expect(page.locator('[data-exchange]')).toHaveCount(2);
  await press(page, 'Play');
  await expect(story(page)).toHaveAttribute('data-made', '4', { timeout: 30_000 });
  await press(page, 'Pause');
  while ((await story(page).getAttribute('data-made')) !== '22') {
    const made = Number(await story(page).getAttribute('data-made'));
    await press(page, 'Step');
    await expect
      .poll(async () => Number(await story(page).getAttribute('data-made')), { timeout: 20_000 })
      .toBeGreaterThan(made);
  }
  await expect(story(page)).toContainText('That was the story.');
  // What the words say is what happened.
  const answers = await page.locator('[data-exchange] .seq-answer').allTextContents();
  expect(answers).toEqual([
    '200',
    '401 Invalid credentials',
    '200 both tokens',
    '200',
    '200',
    '200 both tokens',
    '401 invalid_token',
    '200',
    '200 both tokens',
    '200',
    '400 invalid_grant',
    '400 invalid_grant',
    '200 both tokens',
    '200',
    '200 both tokens',
    '400 invalid_grant',
    '401 invalid_token',
    '200 both tokens',
    '200',
    '401 invalid_token',
    '200',
  ]);
  forgiveRefusals(faults);
});

test('a request’s token opens in the workbench, and leaves the address', async ({
  page,
  workbench,
}) => {
  await open(page);
  await signIn(page);
  const row = exchange(page, 'POST /auth/token 200');
  await row.locator('summary').click();
  await row.getByRole('link', { name: 'Open its token in the workbench' }).click();
  await workbench.ready();
  await expect(workbench.header).toHaveValue(/at\+jwt/);
  expect(page.url()).not.toContain('eyJ');
  await page.goBack();
});

test('the server outlives the page: a reload and a second tab find the same settings and keys', async ({
  page,
  context,
}) => {
  await open(page);
  await page.getByLabel('Access tokens live').selectOption('1 hour');
  await expect(exchange(page, 'PUT /auth/settings 200')).toHaveCount(1);
  const keys = () => page.evaluate(async () => (await fetch('jwks.json')).text());
  const before = await keys();
  await page.reload();
  await expect(page.getByLabel('Access tokens live')).toHaveValue('3600');
  expect(await keys()).toBe(before);
  const other = await context.newPage();
  await open(other);
  await expect(other.getByLabel('Access tokens live')).toHaveValue('3600');
});

test('of refreshes at once exactly one wins, in two tabs as well', async ({
  page,
  context,
  faults,
}) => {
  await open(page);
  const other = await context.newPage();
  await open(other);
  const token = await page.evaluate(async () => {
    const answer = await fetch('auth/token', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username: 'user1', password: 'password123' }),
    });
    return ((await answer.json()) as { refresh_token: string }).refresh_token;
  });
  const refreshTwice = (tab: Page) =>
    tab.evaluate(async (refreshToken) => {
      const body = new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
      });
      const once = () => fetch('auth/token', { method: 'POST', body });
      return (await Promise.all([once(), once()])).map(({ status }) => status);
    }, token);
  const statuses = await Promise.all([refreshTwice(page), refreshTwice(other)]);
  expect(statuses.flat().toSorted((a, b) => a - b)).toEqual([200, 400, 400, 400]);
  forgiveRefusals(faults);
});

test('after a reload past the service worker, it takes the page back', async ({
  page,
  context,
}) => {
  await open(page);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Page.reload', { ignoreCache: true });
  await expect(exchange(page, 'GET /auth/settings 200')).toHaveCount(1);
  await expect(page.getByText('asks the same server directly')).toHaveCount(0);
  const isControlled = await page.evaluate(() => navigator.serviceWorker.controller !== null);
  expect(isControlled).toBe(true);
});

test('keys and tokens outlive the service worker itself', async ({ page, context }) => {
  await open(page);
  await signIn(page);
  const devtools = await context.newCDPSession(page);
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.stopAllWorkers');
  await press(page, 'Call /api/me');
  await expect(exchange(page, 'GET /api/me 200')).toHaveCount(1);
  await press(page, 'Refresh');
  await expect(exchange(page, 'POST /auth/token 200')).toHaveCount(2);
});

test('consent at /authorize: a real page, whose code comes back to the site', async ({ page }) => {
  await open(page);
  const base = new URL('./', page.url().split('#')[0]).href;
  const request = new URLSearchParams({
    response_type: 'code',
    client_id: 'web-app',
    redirect_uri: base,
    scope: 'orders:read',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  });
  await page.goto(`./authorize?${request.toString()}`);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByLabel('Username').fill('user1');
  await page.getByLabel('Password').fill('password123');
  await page.getByRole('button', { name: 'Sign in and allow' }).click();
  await page.waitForURL(/[?&]code=[\w-]{43}&iss=/);
});

test('by a code: the password is typed in another tab, and the code is good once', async ({
  page,
  context,
  faults,
}) => {
  await open(page);
  const opened = context.waitForEvent('page');
  await press(page, 'Open the sign-in page');
  const tab = await opened;
  await expect(tab.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(new URL(tab.url()).searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/);
  await tab.getByLabel('Username').fill('user1');
  await tab.getByLabel('Password').fill('password123');
  const closed = tab.waitForEvent('close');
  await tab.getByRole('button', { name: 'Sign in and allow' }).click();
  await closed;
  await expect(exchange(page, 'GET /authorize 303').locator('.seq-answer')).toHaveText('303 code');
  await expect(exchange(page, 'POST /auth/token 200')).toHaveCount(1);
  await expect(page.locator('[data-code-flow=returned]')).toBeVisible();
  await press(page, 'Call /api/orders');
  await expect(exchange(page, 'GET /api/orders 200')).toHaveCount(1);

  await press(page, 'Use the code again');
  await expect(exchange(page, 'POST /auth/token 400')).toHaveCount(1);
  await press(page, 'Call /api/orders');
  await expect(exchange(page, 'GET /api/orders 401')).toHaveCount(1);
  forgiveRefusals(faults);
});

test('by a code: refused, no token is asked for; what nobody asked for is not taken', async ({
  page,
  context,
}) => {
  await open(page);
  const base = new URL('./', page.url().split('#')[0]).href;
  const opened = context.waitForEvent('page');
  await press(page, 'Open the sign-in page');
  const tab = await opened;
  // Another's code, with a state that is not this request's (RFC 6749 §10.12).
  const forged = await context.newPage();
  await forged.goto(`./code-return.html?code=forged&state=forged&iss=${encodeURIComponent(base)}`);
  await expect(forged.getByText('is not open any more')).toBeVisible();
  expect(forged.url()).toBe(`${base}code-return.html`);
  await expect(page.locator('[data-code-flow=waiting]')).toBeVisible();
  await tab.getByRole('button', { name: 'Deny' }).click();
  await expect(page.locator('[data-code-flow=refused]')).toContainText('access was refused');
  await expect(exchange(page, 'GET /authorize 303')).toHaveCount(1);
  await expect(page.locator('[data-exchange^="POST"]')).toHaveCount(0);
});

test.describe('without a service worker', () => {
  test.use({ serviceWorkers: 'block' });
  test('the page answers itself, and says so', async ({ page }) => {
    await open(page);
    await expect(page.getByText('the page asks the same server directly')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Open the sign-in page' })).toBeDisabled();
    await signIn(page);
    await press(page, 'Call /api/me');
    await expect(exchange(page, 'GET /api/me 200')).toHaveCount(1);
  });
});

test('without storage the server runs in the page, and says so', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
  });
  await open(page);
  await expect(page.getByText('forgets all when it closes')).toBeVisible();
  await signIn(page);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`readable by every reader, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await open(page);
    await signIn(page);
    await exchange(page, 'POST /auth/token 200').locator('summary').click();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}
