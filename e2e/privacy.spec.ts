// Nothing leaves the page and nothing is kept: what a person who pastes a production token relies on.
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { serveSite } from './serve.mjs';
import { es256, goodClaims, hs256 } from './tokens.ts';

const now = Math.floor(Date.now() / 1000);
const elsewhere = 'https://attacker.example';

/** Everything a browser keeps for this page, as one text. */
async function storedText(page: Page): Promise<string> {
  const inPage = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const rows = await Promise.all(
      databases.map(async ({ name = '' }) => {
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const request = indexedDB.open(name);
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(new Error(`${name} does not open`));
        });
        const all = [...database.objectStoreNames].map(
          (store) =>
            new Promise<unknown>((resolve) => {
              const request = database.transaction(store).objectStore(store).getAll();
              request.onsuccess = () => resolve(request.result);
            }),
        );
        return Promise.all(all);
      }),
    );
    const cached = await Promise.all(
      (await caches.keys()).map(async (name) =>
        (await (await caches.open(name)).keys()).map((r) => r.url),
      ),
    );
    return JSON.stringify([
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      rows,
      cached,
      document.cookie,
      location.href,
      document.title,
      history.state,
    ]);
  });
  return inPage;
}

test('a session with a token and a private key leaves no trace of them', async ({
  page,
  workbench,
}) => {
  const { token, key } = hs256({ ...goodClaims(now), email: 'someone@example.com' });
  const logged: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => logged.push(message.text()));
  page.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`));
  await workbench.open();
  await workbench.paste(token);
  await workbench.typeKey(key, 'utf8');
  expect(await workbench.signatureVerdict()).toBe('verified');
  await workbench.editPayload('{"sub":"somebody-else"}');
  await expect.poll(() => workbench.tokenText()).not.toBe(token);
  const resigned = await workbench.tokenText();

  const traces = [await storedText(page), ...logged, ...asked].join('\n');
  for (const text of [token, resigned]) {
    for (const segment of text.split('.')) expect(traces).not.toContain(segment);
  }
  expect(traces).not.toContain(key);
  expect(traces).not.toContain('someone@example.com');
  await page.reload();
  await workbench.ready();
  expect(await workbench.tokenText()).toBe('');
});

test('a token that names URLs makes the page ask none of them', async ({ workbench }) => {
  const { token, key } = es256(
    { ...goodClaims(now), picture: `${elsewhere}/me.png`, iss: elsewhere },
    { jku: `${elsewhere}/jwks.json`, x5u: `${elsewhere}/chain.pem`, kid: `${elsewhere}/kid` },
  );
  await workbench.open({ token, key });
  expect(await workbench.signatureVerdict()).toBe('verified');
  expect(await workbench.networkActivity()).toBe(0);
});

test('the offer to fetch keys asks nothing until it is agreed to', async ({ page, workbench }) => {
  const { token } = es256(
    { ...goodClaims(now), iss: elsewhere },
    { jku: `${elsewhere}/jwks.json`, x5u: `${elsewhere}/chain.pem` },
  );
  await workbench.open({ token });
  await page.getByRole('button', { name: 'Fetch keys…', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Fetch keys…', exact: true });
  for (const name of ['iss', 'jku', 'x5u']) {
    await dialog.getByRole('button', { name, exact: true }).click();
    await expect(dialog.getByRole('button', { name: /^Fetch from attacker/ })).toBeVisible();
  }
  await dialog.getByRole('radio').last().check();
  await page.keyboard.press('Escape');
  expect(await page.locator('iframe').count()).toBe(0);
  expect(await workbench.networkActivity()).toBe(0);
});

test('a link leaves its token neither in the address nor in the history', async ({
  page,
  workbench,
}) => {
  const { token, key } = es256(goodClaims(now));
  await page.goto('about:blank');
  await workbench.open({ token, key });
  expect(new URL(page.url()).hash).toBe('');
  expect(await workbench.tokenText()).toBe(token);
  await page.goBack();
  expect(page.url()).toBe('about:blank');
  await page.goForward();
  expect(page.url()).not.toContain(token.slice(0, 20));
});

test('a token in the query is taken out of the address, with a warning', async ({
  page,
  workbench,
}) => {
  const { token } = es256(goodClaims(now));
  await page.goto(`./?token=${token}&lang=en`);
  await workbench.ready();
  expect(await workbench.tokenText()).toBe(token);
  expect(page.url()).not.toContain(token.slice(0, 20));
  expect(await workbench.findings()).toContain('token-in-url-query');
});

test('the policy stands in the page, before everything it governs', async ({ page, workbench }) => {
  await workbench.open();
  const policy = await page.evaluate(() => {
    const tags = [...document.head.children];
    const meta = tags.findIndex(
      (tag) => tag.getAttribute('http-equiv') === 'Content-Security-Policy',
    );
    const governed = tags.findIndex((tag) => tag.matches('script, style, link'));
    return { early: meta >= 0 && meta < governed, text: tags[meta]?.getAttribute('content') ?? '' };
  });
  expect(policy.early).toBe(true);
  expect(policy.text).toContain("default-src 'none'");
  expect(policy.text).toContain("connect-src 'self'");
  expect(policy.text).toContain("frame-src 'self'");
  expect(policy.text).toContain("require-trusted-types-for 'script'");
  expect(policy.text).not.toMatch(/unsafe-eval|https:|\*/);
});

test('the page could not send anything even if its own code tried', async ({
  page,
  workbench,
  faults,
}) => {
  // A server on another port is another origin, and would answer.
  const other = await serveSite();
  try {
    await workbench.open();
    const outcome = await page.evaluate(async (url) => {
      const attempt = (promise: Promise<unknown>) =>
        promise.then(
          () => 'sent',
          () => 'refused',
        );
      const image = new Image();
      const loaded = new Promise<void>((resolve, reject) => {
        image.onload = () => resolve();
        image.onerror = () => reject(new Error('refused'));
      });
      image.src = `${url}favicon.svg`;
      const socket = new Promise<void>((resolve, reject) => {
        const connection = new WebSocket(url.replace('http', 'ws'));
        connection.onopen = () => resolve();
        connection.onerror = () => reject(new Error('refused'));
      });
      return {
        fetch: await attempt(fetch(url)),
        image: await attempt(loaded),
        socket: await attempt(socket),
        own: await attempt(fetch('./robots.txt')),
      };
    }, other.url);
    expect(outcome).toEqual({ fetch: 'refused', image: 'refused', socket: 'refused', own: 'sent' });
  } finally {
    await other.close();
  }
  const refused = faults.splice(0);
  expect(refused.map((fault) => fault.kind)).toContain('policy-violation');
});

test('no worker of the page can reach another origin', async ({ page, workbench }) => {
  const other = await serveSite();
  try {
    await workbench.open();
    const { token, key } = hs256(goodClaims(now));
    await workbench.paste(token);
    await workbench.typeKey(key, 'utf8');
    await workbench.editPayload('{"a":1}');
    for (const worker of page.workers()) {
      const outcome = await worker.evaluate(
        (url) =>
          Promise.resolve()
            .then(() => fetch(url))
            .then(
              () => 'sent',
              () => 'refused',
            ),
        other.url,
      );
      expect(outcome, worker.url()).toBe('refused');
    }
  } finally {
    await other.close();
  }
});

test('a script inside a token is text', { tag: '@every-engine' }, async ({ page, workbench }) => {
  const markup = [
    '<script>window.ran = 1</script>',
    '<img src=x onerror="window.ran = 1">',
    '"><svg onload="window.ran = 1">',
    'javascript:window.ran=1',
    '${window.ran = 1}{{constructor.constructor("window.ran=1")()}}',
  ];
  const claims = { ...goodClaims(now), name: markup.join(' '), [markup[1] ?? '']: markup };
  const { token, key } = es256(claims, { kid: markup[1], typ: markup[0] });
  await workbench.open({ token, key });
  expect(await workbench.signatureVerdict()).toBe('verified');
  expect(await workbench.payloadText()).toContain('window.ran');
  const harm = await page.evaluate(() => ({
    ran: 'ran' in window,
    elements: document.querySelectorAll('img[src=x], [onload], [onerror], a[href^="javascript:"]')
      .length,
  }));
  expect(harm).toEqual({ ran: false, elements: 0 });
});

test('markup from text is refused by the browser itself', async ({ page, workbench, faults }) => {
  await workbench.open();
  const refused = await page.evaluate(() => {
    try {
      document.body.insertAdjacentHTML('beforeend', '<i></i>');
      return false;
    } catch (error) {
      return error instanceof TypeError;
    }
  });
  expect(refused).toBe(true);
  expect(faults.splice(0).map((fault) => fault.kind)).toContain('policy-violation');
});

test('a path that is not there leads to the page, with what it carried', async ({
  page,
  workbench,
  faults,
}) => {
  await page.goto('./learn/refresh-tokens');
  await page.waitForURL(/any-repo\/#\/learn\/refresh-tokens$/);
  await workbench.token.or(page.getByRole('main')).first().waitFor();
  // The browser itself logs the missing page.
  const logged = faults.splice(0);
  expect(logged.filter((fault) => !fault.text.includes('404'))).toEqual([]);
});
