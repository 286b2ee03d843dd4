// Keys from the network: asked for by name, fetched only after consent, by a frame that knows the URL and nothing else.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { INTERMEDIATE, LEAF, signedByLeaf } from './certificates.ts';
import { expect, test as base, type Fault } from './fixtures.ts';
import { LONGEST_TASK, MOST_TRIES, watchTasks } from './long-tasks.ts';
import { EC_PUBLIC_JWK, es256, goodClaims } from './tokens.ts';

interface Seen {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

interface Issuer {
  readonly origin: string;
  readonly seen: Seen[];
}

const OPEN = { 'Access-Control-Allow-Origin': '*' };
const JSON_TYPE = { ...OPEN, 'Content-Type': 'application/json' };
const now = Math.floor(Date.now() / 1000);
const SET = JSON.stringify({ keys: [{ ...EC_PUBLIC_JWK, kid: 'one' }] });
const MANY = JSON.stringify({
  keys: Array.from({ length: 10_000 }, (_, i) => ({ kty: 'oct', k: 'c2VjcmV0', kid: `k${i}` })),
});
const MEBIBYTE = Buffer.alloc(1024 * 1024, 32);

/** Writes as long as somebody reads, and at most this many mebibytes. */
function pour(response: ServerResponse, mebibytes: number): void {
  let left = mebibytes;
  const more = (): void => {
    while (left-- > 0 && !response.destroyed) {
      if (!response.write(MEBIBYTE)) {
        response.once('drain', more);
        return;
      }
    }
    response.end();
  };
  more();
}

function answer(origin: string, other: string, path: string, response: ServerResponse): void {
  const json = (value: object | string): void => {
    response.writeHead(200, JSON_TYPE);
    response.end(typeof value === 'string' ? value : JSON.stringify(value));
  };
  const metadata = (issuer: string, uri: string): void => json({ issuer, jwks_uri: uri });
  switch (path) {
    case '/jwks.json':
      return json(SET);
    case '/.well-known/openid-configuration':
      return metadata(origin, `${origin}/jwks.json`);
    case '/.well-known/oauth-authorization-server/tenant':
      return metadata(`${origin}/tenant`, `${other}/jwks.json`);
    case '/liar/.well-known/openid-configuration':
      return metadata(`${origin}/somebody-else`, `${origin}/jwks.json`);
    case '/bare/.well-known/openid-configuration':
      return json({ issuer: `${origin}/bare` });
    case '/many.json':
      return json(MANY);
    case '/chain.pem':
      response.writeHead(200, { ...OPEN, 'Content-Type': 'application/pem-certificate-chain' });
      response.end(LEAF + INTERMEDIATE);
      return undefined;
    case '/none.json':
      return json({ keys: [] });
    case '/damaged.json':
      return json({ keys: [{ kty: 'EC' }, { kty: 'nope' }] });
    case '/text.json':
      return json('keys, keys, keys');
    case '/empty.json':
      return json('');
    case '/html.json':
      response.writeHead(200, { ...OPEN, 'Content-Type': 'text/html' });
      response.end('<!doctype html><script>parent.ran = 1</script>');
      return undefined;
    case '/missing.json':
      response.writeHead(404, JSON_TYPE).end('{}');
      return undefined;
    case '/no-cors.json':
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(SET);
      return undefined;
    case '/moved.json':
      response.writeHead(302, { ...OPEN, Location: `${origin}/jwks.json` }).end();
      return undefined;
    case '/large.json':
    case '/endless.json':
      response.writeHead(200, JSON_TYPE);
      pour(response, path === '/large.json' ? 50 : Infinity);
      return undefined;
    case '/slow.json':
      response.writeHead(200, JSON_TYPE).write('{"keys":');
      return undefined;
    default:
      response.writeHead(404, OPEN).end();
      return undefined;
  }
}

async function serveIssuer(): Promise<Issuer & { close: () => Promise<void> }> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      seen.push({ path: request.url ?? '', headers: request.headers, body });
      answer(issuer.origin, issuer.other, request.url ?? '', response);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const issuer = { origin: `http://localhost:${port}`, other: `http://127.0.0.1:${port}` };
  return {
    origin: issuer.origin,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const test = base.extend<{ issuer: Issuer }>({
  issuer: async ({ page: _page }, provide) => {
    const issuer = await serveIssuer();
    await provide(issuer);
    await issuer.close();
  },
});

async function openDialog(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Fetch keys…', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Fetch keys…', exact: true });
  await dialog.getByRole('textbox').waitFor();
  return dialog;
}

async function fetchFrom(dialog: Locator, url: string): Promise<void> {
  await dialog.getByRole('textbox').fill(url);
  await dialog.getByRole('button', { name: /^Fetch from/ }).click();
}

/** What the person agreed to is no fault; what the browser logs about a refused answer neither. */
function takeExpected(faults: Fault[], origin: string): string[] {
  return faults
    .splice(0)
    .map(({ kind, text }) => `${kind} ${text}`)
    .filter((fault) => !fault.startsWith('console-error') || !fault.includes(origin))
    .filter((fault) => !fault.startsWith('console-error Failed to load resource'));
}

test('nothing is asked before consent; then one URL, without token, referrer or cookie', async ({
  page,
  context,
  workbench,
  issuer,
  faults,
}) => {
  await context.addCookies([{ name: 'session', value: 'x', url: issuer.origin }]);
  const { token } = es256({ ...goodClaims(now), iss: issuer.origin }, { kid: 'one' });
  await workbench.open({ token });
  const dialog = await openDialog(page);
  await dialog.getByRole('textbox').fill(`${issuer.origin}/jwks.json`);
  await expect(dialog.getByRole('radio').first()).toBeChecked();
  await expect(dialog).toContainText(`${issuer.origin}/jwks.json`);
  expect(issuer.seen).toEqual([]);
  expect(await workbench.networkActivity()).toBe(0);
  expect(faults).toEqual([]);

  await dialog.getByRole('button', { name: `Fetch from ${new URL(issuer.origin).host}` }).click();
  await expect(dialog).toContainText('One key is in the key field.');
  expect(await workbench.key.inputValue()).toBe(SET);
  expect(await workbench.signatureVerdict()).toBe('verified');
  expect(await workbench.networkActivity()).toBe(1);
  expect(issuer.seen.map(({ path }) => path)).toEqual(['/jwks.json']);
  const [seen] = issuer.seen;
  expect(seen?.headers.cookie).toBeUndefined();
  expect(seen?.headers.referer).toBeUndefined();
  expect(seen?.headers.origin).toBe('null');
  for (const segment of token.split('.')) expect(JSON.stringify(seen)).not.toContain(segment);
  expect(await page.locator('iframe').count(), 'the frame is gone').toBe(0);
  expect(takeExpected(faults, issuer.origin)).toEqual([
    `foreign-request ${issuer.origin}/jwks.json`,
  ]);
});

test('an issuer’s metadata leads to its keys; the token’s own URLs are offered', async ({
  page,
  workbench,
  issuer,
  faults,
}) => {
  const claims = { ...goodClaims(now), iss: issuer.origin };
  const { token } = es256(claims, { kid: 'one', jku: `${issuer.origin}/jwks.json` });
  await workbench.open({ token });
  const dialog = await openDialog(page);
  await expect(dialog.getByRole('textbox')).toHaveValue(issuer.origin);
  await expect(dialog.getByRole('button', { name: 'jku', exact: true })).toBeVisible();
  await dialog.getByRole('textbox').press('Enter');
  await expect(dialog).toContainText(`${issuer.origin}/jwks.json`);
  await expect(dialog).toContainText('Ask it too?');
  expect(issuer.seen).toHaveLength(1);
  await dialog
    .getByRole('button', { name: /^Fetch from/ })
    .last()
    .click();
  await expect(dialog).toContainText('One key is in the key field.');
  expect(await workbench.signatureVerdict()).toBe('verified');
  expect(await workbench.networkActivity()).toBe(2);
  expect(issuer.seen.map(({ path }) => path)).toEqual([
    '/.well-known/openid-configuration',
    '/jwks.json',
  ]);
  faults.splice(0);
});

test('keys on another origin are asked for again', async ({ page, workbench, issuer, faults }) => {
  await workbench.open();
  const dialog = await openDialog(page);
  await dialog.getByRole('textbox').fill(`${issuer.origin}/tenant`);
  await dialog.getByRole('radio', { name: /RFC 8414/ }).check();
  await dialog.getByRole('button', { name: /^Fetch from localhost/ }).click();
  await expect(dialog).toContainText('on another origin');
  expect(issuer.seen).toHaveLength(1);
  await dialog.getByRole('button', { name: /^Fetch from 127\.0\.0\.1/ }).click();
  await expect(dialog).toContainText('One key is in the key field.');
  expect(issuer.seen).toHaveLength(2);
  faults.splice(0);
});

test('the chain that `x5u` names is fetched after consent, and shown', async ({
  page,
  workbench,
  issuer,
  faults,
}) => {
  await workbench.open({ token: signedByLeaf({ x5u: `${issuer.origin}/chain.pem` }) });
  const dialog = await openDialog(page);
  await expect(dialog.getByRole('textbox')).toHaveValue(`${issuer.origin}/chain.pem`);
  expect(issuer.seen).toEqual([]);
  await dialog.getByRole('button', { name: /^Fetch from/ }).click();
  await expect(dialog).toContainText('2 keys are in the key field.');
  expect(await workbench.signatureVerdict()).toBe('verified');
  const certificates = page.getByRole('region', { name: 'Certificates', exact: true });
  await expect(certificates.getByRole('listitem')).toHaveCount(2);
  await expect(certificates).toContainText('Test Signer the signature fits its key · signed by 2');
  faults.splice(0);
});

const FAILURES: readonly [path: string, sentence: string][] = [
  ['/html.json', 'is a web page'],
  ['/empty.json', 'The answer is empty'],
  ['/text.json', 'neither a JWK Set'],
  ['/none.json', 'The JWK Set is empty'],
  ['/damaged.json', 'No key in the answer can be read'],
  ['/missing.json', 'status 404'],
  ['/no-cors.json', 'does not allow other sites'],
  ['/moved.json', 'redirects to another URL'],
  ['/large.json', 'larger than 5000000'],
  ['/endless.json', 'larger than 5000000'],
  ['/slow.json', 'within 10 seconds'],
  ['/liar', 'of another issuer'],
  ['/bare', 'names no jwks_uri'],
];

for (const [path, sentence] of FAILURES) {
  test(`${path}: a sentence, a command, and the key is kept`, async ({
    page,
    workbench,
    issuer,
    faults,
  }) => {
    await workbench.open({ key: 'the key that was there' });
    const dialog = await openDialog(page);
    await fetchFrom(dialog, `${issuer.origin}${path}`);
    await expect(dialog).toContainText(sentence, { timeout: 20_000 });
    await expect(dialog).toContainText(`curl -sS '${issuer.origin}${path}`);
    expect(await workbench.key.inputValue()).toBe('the key that was there');
    expect(issuer.seen).toHaveLength(1);
    expect(await page.locator('iframe').count()).toBe(0);
    const asked = takeExpected(faults, issuer.origin);
    // The browser announces where a redirect leads, though it does not go there: the server saw one request.
    if (path === '/moved.json') asked.pop();
    expect(asked).toEqual([expect.stringContaining(`foreign-request ${issuer.origin}${path}`)]);
  });
}

test('a server that is not there is explained', async ({ page, workbench, faults }) => {
  await workbench.open();
  const dialog = await openDialog(page);
  await fetchFrom(dialog, 'http://localhost:9/jwks.json');
  await expect(dialog).toContainText('cannot be reached');
  faults.splice(0);
});

test('a request can be cancelled, and the key stays', async ({
  page,
  workbench,
  issuer,
  faults,
}) => {
  await workbench.open({ key: 'kept' });
  const dialog = await openDialog(page);
  await fetchFrom(dialog, `${issuer.origin}/slow.json`);
  await expect.poll(() => issuer.seen.length).toBe(1);
  await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(dialog).toContainText('Cancelled');
  expect(await workbench.key.inputValue()).toBe('kept');
  expect(await page.locator('iframe').count()).toBe(0);
  faults.splice(0);
});

test('closing the dialog ends the request, and what is typed since stays', async ({
  page,
  workbench,
  issuer,
  faults,
}) => {
  await workbench.open({ key: 'before' });
  const dialog = await openDialog(page);
  await fetchFrom(dialog, `${issuer.origin}/slow.json`);
  await expect.poll(() => issuer.seen.length).toBe(1);
  await page.keyboard.press('Escape');
  await expect(page.locator('iframe')).toHaveCount(0);
  expect(await workbench.key.inputValue()).toBe('before');
  faults.splice(0);
});

test('ten thousand keys are taken without a long frame', async ({
  page,
  workbench,
  issuer,
  faults,
}) => {
  const longest: number[] = [];
  while (longest.length < MOST_TRIES && !longest.some((duration) => duration <= LONGEST_TASK)) {
    if (longest.length > 0) await page.goto('about:blank');
    await workbench.open();
    const dialog = await openDialog(page);
    const longestTask = await watchTasks(page);
    await fetchFrom(dialog, `${issuer.origin}/many.json`);
    await expect(dialog).toContainText(/10000 keys/);
    await workbench.settle();
    longest.push(await longestTask());
  }
  expect(Math.min(...longest), 'longest task, ms').toBeLessThanOrEqual(LONGEST_TASK);
  faults.splice(0);
});

test('what may not be asked is refused with a sentence and no button', async ({
  page,
  workbench,
}) => {
  await workbench.open();
  const dialog = await openDialog(page);
  const refused = [
    ['http://issuer.example/jwks.json', 'plain http:'],
    ['https://me:secret@issuer.example/', 'user name or a password'],
    ['http://[::1]:8080/', '[::1]'],
    ['ftp://issuer.example/', 'https:'],
    ['javascript:alert(1)', 'https:'],
    ['issuer.example', 'no whole URL'],
  ] as const;
  for (const [url, sentence] of refused) {
    await dialog.getByRole('textbox').fill(url);
    await expect(dialog).toContainText(sentence);
    await expect(dialog.getByRole('button', { name: /^Fetch from/ })).toHaveCount(0);
    await dialog.getByRole('textbox').press('Enter');
  }
  expect(await page.locator('iframe').count()).toBe(0);
});

test('a frame of a foreign page, or a foreign message, gets nothing', async ({
  page,
  workbench,
  issuer,
}) => {
  await workbench.open();
  await page.evaluate(async (origin) => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.src = './fetch-frame.html';
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve));
    for (const data of [null, 'fetch', { kind: 'fetch' }, { kind: 'x', url: origin }]) {
      frame.contentWindow?.postMessage(data, '*');
    }
    // A message that no frame of ours sent.
    postMessage({ kind: 'answer', status: 200, text: '{"keys":[]}' }, '*');
    await new Promise((resolve) => setTimeout(resolve, 300));
    frame.remove();
  }, issuer.origin);
  expect(issuer.seen).toEqual([]);
  expect(await workbench.key.inputValue()).toBe('');
});

for (const theme of ['light', 'dark'] as const) {
  test(`the dialog, ${theme}, 390 px: axe finds nothing, nothing sticks out`, async ({
    page,
    workbench,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.addInitScript((name) => {
      localStorage.setItem('jotlab:settings', JSON.stringify({ theme: name }));
    }, theme);
    const { token, key } = es256(goodClaims(now), { jku: 'https://issuer.example/jwks.json' });
    await workbench.open({ token, key });
    const dialog = await openDialog(page);
    await expect(dialog.getByRole('textbox')).toHaveValue('https://issuer.example');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await page.screenshot({ path: test.info().outputPath('dialog.png') });
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });
}
