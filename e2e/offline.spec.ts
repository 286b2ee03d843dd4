// The site without a network: kept after the first visit, replaced only when the person says so, and nothing else kept.
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { DIST } from '../.build/loaded-files.mjs';
import { expect, test } from './fixtures.ts';
import { Workbench } from './pages/workbench.ts';
import { serveSite } from './serve.mjs';
import { goodClaims, hs256 } from './tokens.ts';

const now = Math.floor(Date.now() / 1000);

/** The URLs that are kept, by the version they are kept for. */
function keptFiles(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(async () => {
    const names = await caches.keys();
    const urls = names.map(async (name): Promise<[string, string[]]> => {
      const requests = await (await caches.open(name)).keys();
      return [name.split(' ')[1] ?? name, requests.map(({ url }) => url)];
    });
    return Object.fromEntries(await Promise.all(urls));
  });
}

/** Waits until the whole site is kept and answers this page: it begins when nobody waits for anything. */
async function untilKept(page: Page): Promise<void> {
  await expect
    .poll(
      async () =>
        Object.values(await keptFiles(page))
          .flat()
          .join('\n'),
      { timeout: 45_000 },
    )
    .toMatch(/monaco-editor[^]*any-repo\/$/m);
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
    .toBe(true);
}

test('after the first visit all of it opens without a network, the server too @every-engine', async ({
  page,
  context,
  workbench,
}) => {
  test.slow();
  await workbench.open();
  await untilKept(page);
  await context.setOffline(true);
  // Already now, for a part that was not shown yet.
  const { token, key } = hs256(goodClaims(now));
  await workbench.paste(token);
  await page.getByRole('button', { name: 'Serialize as…' }).click();
  await expect(page.getByRole('button', { name: 'General JSON' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.reload();
  await workbench.ready();
  await workbench.paste(token);
  await workbench.typeKey(key, 'utf8');
  expect(await workbench.signatureVerdict()).toBe('verified');
  await workbench.payload.click();
  await expect.poll(() => workbench.isRich('Payload')).toBe(true);
  await page.getByRole('button', { name: 'Examples' }).click();
  await page.keyboard.press('Escape');

  const pages: readonly [hash: string, shows: Locator][] = [
    ['#/pitfalls/alg-none', page.locator('[data-pitfall=alg-none]')],
    ['#/flow', page.locator('[data-exchange="GET /auth/settings 200"]')],
  ];
  for (const [hash, shows] of pages) {
    await page.goto(`./${hash}`);
    await expect(shows).toBeVisible();
    await page.reload();
    await expect(shows).toBeVisible();
  }
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.locator('[data-exchange="POST /auth/token 200"]')).toHaveCount(1);
  expect(await workbench.networkActivity()).toBe(0);
});

test('what is kept is the site’s own files, and neither a link nor an answer of the server', async ({
  page,
  workbench,
}) => {
  const { token } = hs256(goodClaims(now));
  await workbench.open();
  await untilKept(page);
  const before = await keptFiles(page);
  // The service worker has the page from now on.
  await page.goto(`./?token=${token}`);
  await workbench.ready();
  await page.goto('./#/flow');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Call /api/me', exact: true }).click();
  await expect(page.locator('[data-exchange="GET /api/me 200"]')).toHaveCount(1);
  await page.evaluate(async () => {
    for (const path of ['jwks.json', 'robots.txt', 'robots.txt?token=a.b.c', 'favicon.svg?a.b.c'])
      await (await fetch(path)).text();
  });
  expect(await keptFiles(page)).toEqual(before);
  const base = await page.evaluate(() => new URL('./', document.baseURI).href);
  const [urls = []] = Object.values(before);
  expect(urls.length).toBeGreaterThan(100);
  for (const url of urls)
    expect(url.slice(base.length)).toMatch(
      /^(?:|assets\/[\w.-]+|[\w-]+\.(?:html|png|svg|webmanifest))$/,
    );
  await page.goto('./');
  await workbench.ready();
  await page.keyboard.press('?');
  const [version = ''] = Object.keys(before);
  await expect(page.getByText(`Version ${version} is kept`)).toBeVisible();
});

test.describe('where the browser registers no service worker', () => {
  test.use({ serviceWorkers: 'block' });
  test('the page works, and says that it is not kept', async ({ page, workbench }) => {
    const blocked = page.waitForEvent('console', (message) => message.text().includes('blocked'));
    await workbench.open();
    await blocked;
    await page.keyboard.press('?');
    await expect(page.getByText('not kept for use without a network yet')).toBeVisible();
  });
});

/** A copy of the built site that can change. */
class ChangingSite {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'site-'));

  constructor() {
    cpSync(DIST, this.folder, { recursive: true });
  }

  /** Publishes a version with another icon: all that tells of it changes as the build would change it. */
  publish(version: string): void {
    const hashOf = (text: string) => createHash('sha256').update(text).digest('base64');
    const before = this.read('favicon.svg');
    const icon = `${before}<!-- ${version} -->`;
    const worker = this.read('sw.js')
      .replace(hashOf(before), hashOf(icon))
      .replace(/(version:.)[\w.-]+/, `$1${version}`);
    this.write('favicon.svg', icon);
    this.write('sw.js', worker);
  }

  read(file: string): string {
    return readFileSync(path.join(this.folder, file), 'utf8');
  }

  write(file: string, text: string): void {
    writeFileSync(path.join(this.folder, file), text);
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** Asks for a newer worker, as the browser does by itself at each visit. */
const lookForUpdate = (page: Page) =>
  page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update();
  });

test('a newer version is offered, and comes only when the person says so', async ({ browser }) => {
  test.slow();
  using site = new ChangingSite();
  const server = await serveSite({ folder: site.folder });
  const context = await browser.newContext({ baseURL: server.url });
  try {
    const page = await context.newPage();
    const workbench = new Workbench(page);
    const notice = page.getByRole('status', { name: 'New version' });
    await workbench.open();
    await untilKept(page);
    await workbench.open();
    const { token } = hs256(goodClaims(now));
    await workbench.paste(token);
    await lookForUpdate(page);
    await expect(notice).toHaveText('');

    site.publish('9.9.9-newer');
    await lookForUpdate(page);
    await expect(notice).toContainText('A new version is here.', { timeout: 30_000 });
    expect(await workbench.tokenText()).toBe(token);
    const icon = () => page.evaluate(async () => (await fetch('favicon.svg')).text());
    expect(await icon()).not.toContain('9.9.9-newer');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

    await page.getByRole('button', { name: 'Reload', exact: true }).click();
    await expect.poll(() => workbench.tokenText().catch(() => '?'), { timeout: 20_000 }).toBe('');
    expect(await icon()).toContain('9.9.9-newer');
    await expect
      .poll(async () => Object.keys(await keptFiles(page)), { timeout: 45_000 })
      .toEqual(['9.9.9-newer']);
    await context.setOffline(true);
    await workbench.open();
    await workbench.paste(token);
    expect(await workbench.payloadText()).toContain('"sub"');
  } finally {
    await context.close();
    await server.close();
  }
});

test('put off, it waits; let by another tab, this one is told and stays', async ({ browser }) => {
  test.slow();
  using site = new ChangingSite();
  const server = await serveSite({ folder: site.folder });
  const context = await browser.newContext({ baseURL: server.url });
  try {
    const page = await context.newPage();
    const workbench = new Workbench(page);
    await workbench.open();
    await untilKept(page);
    await workbench.open();
    const other = await context.newPage();
    await new Workbench(other).open();
    const noticeOf = (tab: Page) => tab.getByRole('status', { name: 'New version' });
    await expect(noticeOf(page)).toHaveCount(1);
    await expect(noticeOf(other)).toHaveCount(1);
    await expect.poll(() => other.evaluate(async () => (await caches.keys()).length)).toBe(1);
    site.publish('9.9.9-newer');
    await lookForUpdate(page);
    await expect(noticeOf(page)).not.toHaveText('', { timeout: 30_000 });
    await page.getByRole('button', { name: 'Later', exact: true }).click();
    await expect(noticeOf(page)).toHaveText('');
    await workbench.paste(hs256(goodClaims(now)).token);
    await expect(noticeOf(other)).not.toHaveText('');
    await other.getByRole('button', { name: 'Reload', exact: true }).click();
    await expect(noticeOf(page)).not.toHaveText('');
    expect(await workbench.payloadText()).toContain('"sub"');
    // A part of the version before, which the server need not have any more.
    await page.getByRole('button', { name: 'Serialize as…' }).click();
    await expect(page.getByRole('button', { name: 'General JSON' })).toBeVisible();
  } finally {
    await context.close();
    await server.close();
  }
});

test('a file that is not of this version is not kept, and the page works', async ({ browser }) => {
  test.slow();
  using site = new ChangingSite();
  site.write('index.html', `${site.read('index.html')}<!-- of another version -->`);
  const server = await serveSite({ folder: site.folder });
  const context = await browser.newContext({ baseURL: server.url });
  try {
    const page = await context.newPage();
    const workbench = new Workbench(page);
    await workbench.open();
    const kept = async () => Object.values(await keptFiles(page)).flat();
    await expect
      .poll(async () => (await kept()).join('\n'), { timeout: 45_000 })
      .toContain('manifest.webmanifest');
    await workbench.open();
    await workbench.paste(hs256(goodClaims(now)).token);
    expect(await workbench.payloadText()).toContain('"sub"');
    expect(await kept()).not.toContain(server.url);
  } finally {
    await context.close();
    await server.close();
  }
});

test('it can be installed: a manifest with icons that are there', async ({ page, workbench }) => {
  await workbench.open();
  const icons = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]');
    const manifest = (await (await fetch(link?.href ?? '')).json()) as {
      readonly start_url: string;
      readonly icons: readonly { readonly src: string; readonly sizes: string }[];
    };
    const base = link?.href ?? '';
    if (new URL(manifest.start_url, base).href !== new URL('./', document.baseURI).href) return [];
    return Promise.all(
      manifest.icons.map(async ({ src, sizes }) => {
        const image = new Image();
        image.src = new URL(src, base).href;
        await image.decode();
        return sizes === 'any' || sizes === `${image.naturalWidth}x${image.naturalHeight}`;
      }),
    );
  });
  expect(icons).toEqual([true, true, true, true]);
});
