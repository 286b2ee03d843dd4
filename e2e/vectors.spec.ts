// Every published vector through the real page: what holds is verified, what does not never is.
import type { Page } from '@playwright/test';
import { expect, test, watchForFaults, type Fault } from './fixtures.ts';
import { Workbench } from './pages/workbench.ts';
import { keyParameters, readVectors, type Vector } from './vectors/vector.ts';

const vectors = readVectors();
const jws = vectors.filter((v) => v.kind === 'jws');
const jwe = vectors.filter((v) => v.kind === 'jwe');
const sdJwt = vectors.filter((v) => v.kind === 'sdjwt');
const keys = vectors.filter((v) => v.kind === 'jwk');

// One page for all of them, and each case a link that is followed in it.
let page: Page;
let workbench: Workbench;
let faults: Fault[];

test.beforeAll(async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  faults = await watchForFaults(context, new URL(baseURL ?? '').origin);
  page = await context.newPage();
  workbench = new Workbench(page);
  await workbench.open();
});

test.afterEach(() => {
  expect(faults.splice(0)).toEqual([]);
});

test.afterAll(async () => {
  await page.context().close();
});

async function show(vector: Vector): Promise<string> {
  const detached = vector.detachedPayload;
  await workbench.follow({
    token: vector.token,
    ...keyParameters(vector.key),
    ...(detached === undefined ? {} : { payload: detached }),
  });
  return workbench.signatureVerdict();
}

/** The decoded header on screen is the published one. */
async function expectHeader(vector: Vector): Promise<void> {
  if (!vector.header) return;
  expect(JSON.parse(await workbench.headerText())).toEqual(vector.header);
}

test('the vectors are all there', () => {
  const counts = [jws, jwe, sdJwt, keys].map((list) => list.length);
  expect(counts).toEqual([105, 77, 8, 23]);
  expect(new Set(vectors.map((v) => v.id)).size).toBe(vectors.length);
});

for (const vector of jws) {
  test(`${vector.id} is ${vector.expect}: ${vector.reason}`, async () => {
    const verdict = await show(vector);
    if (vector.expect === 'valid') {
      expect(verdict).toBe('verified');
    } else if (vector.expect === 'invalid') {
      expect(verdict).not.toBe('verified');
      // Lenient is for a token that holds but for its spelling, or for a name in `crit` that is not understood.
      if (verdict === 'lenient') {
        expect(await workbench.findings()).toContainEqual(
          expect.stringMatching(/^(base64-|crit-unknown)/),
        );
      }
    } else {
      expect(['verified', 'lenient', 'failed', 'key-mismatch', 'malformed']).toContain(verdict);
    }
    await expectHeader(vector);
    if (vector.expect === 'valid' && vector.detachedPayload === undefined) {
      const shown = await workbench.payloadText();
      expect(withoutLayout(shown)).toBe(withoutLayout(vector.plaintextOrPayload ?? ''));
    }
  });
}

for (const vector of jwe) {
  const isOpened = vector.expect === 'valid';
  test(`${vector.id}, encrypted, is ${isOpened ? 'opened' : 'never said to hold'}: ${vector.reason}`, async () => {
    const verdict = await show(vector);
    if (isOpened) {
      expect(verdict).toBe('verified');
      const shown = await workbench.payloadText();
      expect(withoutLayout(shown)).toBe(withoutLayout(vector.plaintextOrPayload ?? ''));
    } else {
      expect(['verified', 'lenient']).not.toContain(verdict);
    }
    await expectHeader(vector);
  });
}

for (const vector of sdJwt) {
  test(`${vector.id}, with disclosures, is ${vector.expect}: ${vector.reason}`, async () => {
    expect(await show(vector)).toBe('verified');
    await expectHeader(vector);
    const claims = page.getByRole('group', { name: 'Claims with what is disclosed' });
    expect(JSON.parse((await claims.textContent()) ?? '')).toEqual(
      JSON.parse(vector.plaintextOrPayload ?? ''),
    );
    if (vector.keyBinding) await expect(workbench.signature).toContainText('The holder has signed');
  });
}

for (const vector of keys) {
  test(`${vector.id}: the key is read, and its thumbprint is the published one`, async () => {
    await workbench.follow({ key: vector.token });
    const shown = page.getByText(vector.thumbprint ?? '', { exact: false });
    // A secret's thumbprint would help a guesser, so the page shows none.
    if (vector.kty === 'oct') await expect(shown).toHaveCount(0);
    else await expect(shown.first()).toBeVisible();
  });
}

/** JSON whitespace and line breaks aside, which pretty printing may change and nothing else. */
function withoutLayout(text: string): string {
  return text.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
}
