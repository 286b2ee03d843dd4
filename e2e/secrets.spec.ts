// Guessable secrets: published ones are found without being asked for, others in a file that the person gives.
import { createHmac } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { LONGEST_TASK, MOST_TRIES, watchTasks } from './long-tasks.ts';
import type { Workbench } from './pages/workbench.ts';

function hmacToken(secret: string | Buffer, bits = 256): string {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const input = `${encode({ alg: `HS${bits}` })}.${encode({ sub: 'me', iss: 'acme' })}`;
  return `${input}.${createHmac(`sha${bits}`, secret).update(input).digest('base64url')}`;
}

for (const [bits, secret, told] of [
  [256, 'secretkey', '"secretkey"'],
  [384, Buffer.from('changeme', 'base64'), '"changeme" decoded from base64'],
  [512, 'secret\n', '"secret" with a line feed after it'],
] as const) {
  test(`a published secret of HS${bits} is found without being asked for @every-engine`, async ({
    workbench,
    page,
  }) => {
    await workbench.open({ token: hmacToken(secret, bits) });
    await expect.poll(() => workbench.findings()).toContain('hmac-key-known');
    await expect(workbench.findingItems.getByText(told)).toBeAttached();
    expect(page.workers().map((worker) => worker.url())).toContainEqual(
      expect.stringContaining('secrets.worker'),
    );
  });
}

test('a secret made of the token’s issuer is found too', async ({ workbench }) => {
  await workbench.open({ token: hmacToken('ACME2026') });
  await expect.poll(() => workbench.findings()).toContain('hmac-key-derived');
});

/** A list without that secret in it, of so many entries, and then the secret if there is one. */
function makeList(count: number, secret?: string): Buffer {
  const entries = Array.from({ length: count }, (_, i) => `pass-word:${i}!`);
  if (secret !== undefined) entries.splice(count - 10, 0, secret);
  return Buffer.from(entries.join('\r\n'));
}

async function openSearch({ signature }: Workbench) {
  await signature.getByText('Try a list of secrets', { exact: true }).click();
  return signature.getByRole('button', { name: 'Choose a file…' });
}

/** From the disk, as a person does: the page is handed no octets. */
async function give(page: Page, open: { click(): Promise<void> }, list: Buffer): Promise<void> {
  const file = test.info().outputPath('list.txt');
  await writeFile(file, list);
  const chooser = page.waitForEvent('filechooser');
  await open.click();
  await (await chooser).setFiles(file);
}

const SECRET = 'not published: 7d1f';

test('a secret near the end of a file of 300,000 is found, and the page is free meanwhile @every-engine', async ({
  workbench,
  page,
  browserName,
}) => {
  await workbench.open({ token: hmacToken(SECRET) });
  const choose = await openSearch(workbench);
  const list = makeList(300_000, SECRET);
  const outcome = workbench.signature.getByText(/^Found, after/);
  const take = workbench.signature.getByRole('button', { name: 'Use as key' });
  let longest = Infinity;
  const tries = browserName === 'chromium' ? MOST_TRIES : 1;
  for (let i = 0; i < tries && longest > LONGEST_TASK; i++) {
    const longestTask = browserName === 'chromium' ? await watchTasks(page) : async () => 0;
    await give(page, choose, list);
    await expect(outcome).toBeVisible({ timeout: 60_000 });
    longest = await longestTask();
  }
  expect(longest).toBeLessThanOrEqual(LONGEST_TASK);
  await expect(workbench.signature.getByText(SECRET)).toBeVisible();
  await expect.poll(() => workbench.findings()).toContain('hmac-key-known');
  await expect(workbench.findingItems.getByText('"list.txt"')).toBeAttached();
  await take.click();
  await expect.poll(() => workbench.signatureVerdict()).toBe('verified');
  await expect.poll(() => workbench.findings()).toContain('hmac-key-known');

  // Another token is another question: what was found is not said of it.
  await workbench.paste(hmacToken('another secret, 2c7e'));
  await expect(outcome).toBeHidden();
  await expect.poll(() => workbench.findings()).not.toContain('hmac-key-known');
});

test('a list without the secret says so, with how many were tried', async ({ workbench, page }) => {
  await workbench.open({ token: hmacToken(SECRET, 512) });
  await give(page, await openSearch(workbench), makeList(2_000));
  await expect(workbench.signature).toContainText('None of the 2,000 secrets is it.');
});

test('a search shows how far it is, and stops when it is told to', async ({ workbench, page }) => {
  await workbench.open({ token: hmacToken(SECRET, 512) });
  await give(page, await openSearch(workbench), makeList(2_500_000));
  const bar = workbench.signature.getByRole('progressbar', { name: 'Trying list.txt' });
  await expect.poll(() => bar.getAttribute('value').then(Number)).toBeGreaterThan(0);
  await expect(workbench.signature).toContainText(/ secrets tried · [\d,]+ a second · .+ left/);
  await workbench.signature.getByRole('button', { name: 'Stop' }).click();
  await expect(workbench.signature).toContainText(/Stopped after [\d,]+ secrets/);
  await expect(bar).toHaveCount(0);
});

test('a decoded secret with a line feed goes into the key field as what it is', async ({
  workbench,
  page,
}) => {
  const text = Buffer.from('kept by nobody').toString('base64');
  await workbench.open({ token: hmacToken('kept by nobody\n') });
  await give(page, await openSearch(workbench), makeList(100, text));
  await expect(workbench.signature).toContainText(
    `${text} decoded from base64, with a line feed after it`,
  );
  await workbench.signature.getByRole('button', { name: 'Use as key' }).click();
  await expect.poll(() => workbench.signatureVerdict()).toBe('verified');
});
