// The main job in WebKit: `npm run e2e:webkit` drives WebKitGTK over WebDriver. Needs a built site.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { follow, look, measure, until } from './algorithms/measure.mjs';
import { serveSite } from './serve.mjs';
import { openWebKit } from './webkit-tab.mjs';

const SECRET = 'an hour is not enough to guess this secret of ours';

/** @param {object} part */
const encode = (part) => Buffer.from(JSON.stringify(part)).toString('base64url');
const input = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ sub: 'me' })}`;
const token = `${input}.${createHmac('sha256', SECRET).update(input).digest('base64url')}`;

const site = await serveSite();
const link = new URLSearchParams({ token, key: SECRET, keyFormat: 'utf8' });
const tab = await openWebKit(`${site.url}#${link}`);
try {
  await until(tab, look, ({ isBusy, verdict }) => !isBusy && verdict === 'verified');
  assert.equal(await tab.run(() => location.hash, undefined), '');
  console.log('✓ a linked token is verified');

  await tab.click('[aria-label="Payload"]');
  await until(
    tab,
    () => document.querySelectorAll('.monaco-editor[role=code]').length,
    (count) => count === 2,
  );
  console.log('✓ the rich editor takes over');

  await tab.run((text) => {
    const { editor } = /** @type {import('./pages/workbench.ts').WithEditor} */ (globalThis).monaco;
    const payload = editor.getEditors().find((one) => one.getRawOptions().ariaLabel === 'Payload');
    const range = payload?.getModel()?.getFullModelRange();
    payload?.executeEdits('test', [{ range, text }]);
  }, '{"sub":"you"}');
  const [, , signature = ''] = token.split('.');
  await until(
    tab,
    look,
    (seen) =>
      seen.token.includes(encode({ sub: 'you' })) &&
      !seen.token.endsWith(signature) &&
      seen.verdict === 'verified',
  );
  console.log('✓ an edit is signed anew');

  const long = `${encode({ alg: 'HS256' })}.${encode({ pad: 'x'.repeat(40_000) })}.AAAA`;
  await follow(tab, { token: long, key: SECRET });
  await until(tab, look, ({ verdict }) => verdict === 'failed');
  console.log('✓ a large token is read in a worker');

  for (const alg of ['ES256', 'ES256K', 'Ed448']) {
    const doer = await measure(tab, { use: 'signature', alg, token });
    assert.equal(doer, alg === 'ES256' ? 'native' : 'fallback');
    console.log(`✓ a new key for ${alg} signs and verifies: ${doer}`);
  }

  const requests = () => document.querySelector('[data-requests]')?.getAttribute('data-requests');
  assert.equal(await tab.run(requests, undefined), '0');
  console.log('✓ nothing was requested');
} finally {
  await tab.close();
  await site.close();
}
