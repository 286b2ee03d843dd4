// The main job in WebKit: `npm run e2e:webkit` drives WebKitGTK over WebDriver, for Playwright's own WebKit is not to
// be had everywhere. Debian: webkit2gtk-driver, and xvfb where there is no screen. Needs a built site.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { BASE } from './serve.mjs';

const SITE_PORT = 4291;
const DRIVER_PORT = 4292;
const BROWSER = process.env.WEBKIT ?? '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
const SECRET = 'an hour is not enough to guess this secret of ours';

/** @param {object} part */
const encode = (part) => Buffer.from(JSON.stringify(part)).toString('base64url');
const input = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ sub: 'me' })}`;
const token = `${input}.${createHmac('sha256', SECRET).update(input).digest('base64url')}`;

const children = [
  spawn('node', [fileURLToPath(new URL('serve.mjs', import.meta.url)), String(SITE_PORT)]),
  spawn('WebKitWebDriver', [`--port=${DRIVER_PORT}`], { stdio: 'ignore' }),
];

/**
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 */
async function ask(method, path, body) {
  const response = await fetch(`http://127.0.0.1:${DRIVER_PORT}${path}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  });
  const { value } = await response.json();
  if (value?.error) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/**
 * Asks again until the answer is there.
 * @template T
 * @param {() => Promise<T>} look
 * @param {(answer: T) => boolean} isThere
 */
async function until(look, isThere, seconds = 20) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await look().catch(String);
    if (isThere(/** @type {T} */ (answer))) return answer;
    if (Date.now() > end) throw new Error(`Still ${JSON.stringify(answer)} after ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

try {
  await until(
    () => ask('GET', '/status'),
    ({ ready }) => ready === true,
  );
  const capabilities = {
    'webkitgtk:browserOptions': { binary: BROWSER, args: ['--automation'] },
  };
  const { sessionId } = await ask('POST', '/session', {
    capabilities: { alwaysMatch: capabilities },
  });
  const session = `/session/${sessionId}`;
  /** @param {string} script */
  const run = (script) => ask('POST', `${session}/execute/sync`, { script, args: [] });
  const verdict = () =>
    run(`const { dataset } = document.querySelector('[role=status][data-verdict]');
         return 'busy' in dataset ? 'busy' : dataset.verdict`);
  const hash = new URLSearchParams({ token, key: SECRET, keyFormat: 'utf8' });
  await ask('POST', `${session}/url`, { url: `http://127.0.0.1:${SITE_PORT}${BASE}#${hash}` });
  await until(verdict, (answer) => answer === 'verified');
  assert.equal(await run(`return location.hash`), '');
  console.log('✓ a linked token is verified');

  const field = await ask('POST', `${session}/element`, {
    using: 'css selector',
    value: '[aria-label="Payload"]',
  });
  await ask('POST', `${session}/element/${Object.values(field)[0]}/click`, {});
  await until(
    () => run(`return globalThis.monaco?.editor.getEditors().length ?? 0`),
    (count) => count === 2,
  );
  console.log('✓ the rich editor takes over');

  await run(`const editor = monaco.editor.getEditors()
      .find((one) => one.getRawOptions().ariaLabel === 'Payload');
    editor.executeEdits('test', [{ range: editor.getModel().getFullModelRange(), text: '{"sub":"you"}' }])`);
  const tokenText = () =>
    run(`return document.querySelector('[aria-label="Encoded token"]').value`);
  const [, , signature = ''] = token.split('.');
  const isSignedAnew = (/** @type {string} */ text) =>
    text.includes(encode({ sub: 'you' })) && !text.endsWith(signature);
  await until(tokenText, isSignedAnew);
  await until(verdict, (answer) => answer === 'verified');
  console.log('✓ an edit is signed anew');

  const long = `${encode({ alg: 'HS256' })}.${encode({ pad: 'x'.repeat(40_000) })}.AAAA`;
  await run(
    `location.hash = ${JSON.stringify(new URLSearchParams({ token: long, key: SECRET }).toString())}`,
  );
  await until(verdict, (answer) => answer === 'failed');
  console.log('✓ a large token is read in a worker');

  assert.equal(await run(`return document.querySelector('[data-requests]').dataset.requests`), '0');
  console.log('✓ nothing was requested');
  await ask('DELETE', session);
} finally {
  for (const child of children) child.kill();
}
