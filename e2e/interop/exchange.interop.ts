// Tokens made by others are read in the built page, and tokens made in the page are read by them; changed ones by nobody.
import type { Page } from '@playwright/test';
import { expect, test, watchForFaults, type Fault } from '../fixtures.ts';
import { Workbench } from '../pages/workbench.ts';
import { hs256 } from '../tokens.ts';
import { missingPackages } from './install.mjs';
import { makeEncryptionKey, makeSigningKey } from './keys.ts';
import type { EncryptionRow, Partner, SignatureRow } from './partner.ts';
import { PARTNERS } from './partners.ts';
import { recordExchange, type Direction } from './record-exchange.ts';

const CLAIMS = '{"sub":"me","name":"Zoë","admin":false}';
const CLAIMED = JSON.parse(CLAIMS) as Record<string, unknown>;
const EDITED = '{"sub":"you","name":"Zoë","admin":false}';

// One page for all of them.
let page: Page;
let workbench: Workbench;
let faults: Fault[];

test.beforeAll(async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
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

/** The same token with another character in the middle of one of its parts. */
function tamper(token: string, part: number): string {
  const parts = token.split('.');
  const text = parts[part] ?? '';
  const at = Math.floor(text.length / 2);
  const changed = text[at] === 'A' ? 'B' : 'A';
  return parts.with(part, text.slice(0, at) + changed + text.slice(at + 1)).join('.');
}

/** The same token with another claim, and with another signature. */
function forgeries(token: string): readonly string[] {
  const parts = token.split('.');
  const claims = Buffer.from(parts[1] ?? '', 'base64url').toString();
  const forged = claims.replace('false', 'true');
  return [parts.with(1, Buffer.from(forged).toString('base64url')).join('.'), tamper(token, 2)];
}

async function expectVerdict(
  verdict: string,
  token: string,
  key: string,
  keyFormat: string,
): Promise<void> {
  await workbench.follow({ token, key, keyFormat });
  expect(await workbench.signatureVerdict()).toBe(verdict);
}

/** The partner takes the token and neither forgery. */
async function expectTaken(
  partner: Partner,
  alg: string,
  key: string,
  token: string,
): Promise<void> {
  const answers = [token, ...forgeries(token)].map((text) => partner.verify(alg, key, text));
  expect(await Promise.all(answers)).toEqual([true, false, false]);
}

/** The key as the partner takes it, from the page's own menu. */
async function copyKeyFor(partner: Partner, alg: string): Promise<string> {
  const isJwk = partner.keyFormat === 'jwk';
  if (!alg.startsWith('HS')) return workbench.copyKey(isJwk ? 'Public JWK' : 'Public PEM');
  const jwk = await workbench.copyKey('Secret as JWK');
  return isJwk ? jwk : (JSON.parse(jwk) as { k: string }).k;
}

function describeSignatures(partner: Partner, row: SignatureRow): void {
  const { alg } = row;
  const name = row.curve === undefined ? alg : `${alg} (${row.curve})`;
  test(`${partner.name} ${name}`, async () => {
    expectPresent(partner);
    const key = makeSigningKey(row, partner.keyFormat);
    await exchange('partner to page', async () => {
      const token = await partner.sign(alg, key.private, CLAIMS);
      await expectVerdict('verified', token, key.public, key.pageFormat);
      // Some add a time of issue.
      expect(JSON.parse(await workbench.payloadText())).toMatchObject(CLAIMED);
      for (const forgery of forgeries(token)) {
        await expectVerdict('failed', forgery, key.public, key.pageFormat);
      }
    });
    await exchange('page to partner', async () => {
      const token = await partner.sign(alg, key.private, CLAIMS);
      await expectVerdict('verified', token, key.private, key.pageFormat);
      await workbench.editPayload(EDITED);
      expect(await workbench.signatureVerdict()).toBe('verified');
      const edited = await workbench.tokenText();
      expect(edited).toContain(Buffer.from(EDITED).toString('base64url'));
      await expectTaken(partner, alg, key.public, edited);
    });
    // The menu offers the curve that an algorithm is most used with.
    if (row.curve !== undefined) return;
    await exchange('page to partner, new key', async () => {
      await workbench.follow({ token: hs256(CLAIMS).token });
      await workbench.generateKey(alg);
      await workbench.sign();
      expect(await workbench.signatureVerdict()).toBe('verified');
      await expectTaken(partner, alg, await copyKeyFor(partner, alg), await workbench.tokenText());
    });
  });
}

function describeEncryption(partner: Partner, row: EncryptionRow): void {
  const { encryption } = partner;
  const name = `${row.alg}${row.curve === undefined ? '' : ` (${row.curve})`} ${row.enc}`;
  test(`${partner.name} ${name}`, async () => {
    expectPresent(partner);
    const key = makeEncryptionKey(row, partner.keyFormat);
    await exchange('partner to page', async () => {
      const token = (await encryption?.encrypt(row, key.public, CLAIMS)) ?? '';
      await expectVerdict('verified', token, key.private, key.pageFormat);
      expect(JSON.parse(await workbench.payloadText())).toEqual(CLAIMED);
      await expectVerdict('failed', tamper(token, 3), key.private, key.pageFormat);
      await expectVerdict('failed', tamper(token, 4), key.private, key.pageFormat);
    });
    if (row.isNeverMade) return;
    await exchange('page to partner', async () => {
      await workbench.follow({
        token: hs256(CLAIMS).token,
        key: key.public,
        keyFormat: key.pageFormat,
      });
      await workbench.encryptPayload(row.alg, row.enc, row.iterations);
      const token = await workbench.tokenText();
      const open = async (text: string) => encryption?.decrypt(row, key.private, text);
      const answers = [token, tamper(token, 3), tamper(token, 4)].map(open);
      expect(await Promise.all(answers)).toEqual([CLAIMS, undefined, undefined]);
    });
  });
}

/** A partner that cannot be run has not passed. */
function expectPresent(partner: Partner): void {
  const missing = missingPackages([partner.name]);
  if (missing.length > 0) throw new Error(`${partner.name} is not here: no ${missing.join(', ')}`);
}

/** Notes what came of one direction; the others are tried all the same. */
async function exchange(direction: Direction, task: () => Promise<void>): Promise<void> {
  try {
    await task();
    recordExchange(direction, 'ok');
  } catch (error) {
    recordExchange(direction, 'FAILED');
    expect.soft(error instanceof Error ? error.message : error, direction).toBeUndefined();
  }
}

for (const partner of PARTNERS) {
  for (const row of partner.signatures) describeSignatures(partner, row);
  for (const row of partner.encryption?.rows ?? []) describeEncryption(partner, row);
}
