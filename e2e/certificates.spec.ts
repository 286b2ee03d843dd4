// Certificates: shown with what they say and who signed whom, tried without being trusted, told the time by the clock.
import { createPublicKey } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import {
  AFTERWARDS,
  INTERMEDIATE,
  LEAF,
  RFC_7515_B,
  ROOT,
  signedByLeaf,
  WHILE_VALID,
  x5cOf,
} from './certificates.ts';
import { expect, test } from './fixtures.ts';
import { EC_PUBLIC_JWK, es256, hs256 } from './tokens.ts';

const CHAIN = x5cOf(LEAF, INTERMEDIATE, ROOT);
/** The key of the issuer, as a person has it beside the client's certificate. */
const ISSUER = createPublicKey({ key: EC_PUBLIC_JWK, format: 'jwk' })
  .export({ format: 'pem', type: 'spki' })
  .toString();
const LEAF_PRINT = 'WfUrQAw2PgM92Z4xhyLWcchbFTU1q6fMc1ArJ15wHcs';
const OTHER_PRINT = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

const sectionOf = (page: Page): Locator =>
  page.getByRole('region', { name: 'Certificates', exact: true });
const rowsOf = (page: Page): Locator =>
  sectionOf(page)
    .getByRole('listitem')
    .filter({ has: page.locator('summary') });

test('the chain of a token is shown, and its key never called verified @every-engine', async ({
  page,
  workbench,
}) => {
  await workbench.open({ token: signedByLeaf({ x5c: CHAIN }), now: WHILE_VALID });
  expect(await workbench.signatureVerdict()).toBe('no-key');
  await expect(workbench.signature).toContainText('which anyone can put there');
  const rows = rowsOf(page);
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(0)).toContainText(
    'Test Signer the signature fits its key · signed by 2 · valid until 2027-11-26',
  );
  await expect(rows.nth(2)).toContainText('Test Root self-signed');
  await expect(sectionOf(page)).toContainText('Each certificate is signed by the next one.');
  await expect(sectionOf(page)).toContainText('Whether to trust a root is not decided here');

  await rows.nth(0).locator('summary').press('Enter');
  for (const words of [
    'C=CH, O=Jotlab Test, CN=Test Signer',
    'O=Jotlab Test, CN=Test Intermediate',
    '2026-11-26 01:37:50 UTC to 2027-11-26 01:37:50 UTC',
    'signer.example',
    '192.0.2.7',
    'https://issuer.example/keys',
    'keys@issuer.example',
    'EC P-256 public key',
    'digitalSignature',
    'clientAuth',
    'ECDSA with SHA-256',
    '0badcafe',
    LEAF_PRINT,
  ]) {
    await expect(rows.nth(0)).toContainText(words);
  }
  const { violations } = await new AxeBuilder({ page })
    .include('[aria-label="Certificates"]')
    .analyze();
  expect(violations).toEqual([]);
});

test('a chain in the wrong order is told', async ({ page, workbench }) => {
  const x5c = x5cOf(LEAF, ROOT, INTERMEDIATE);
  await workbench.open({ token: signedByLeaf({ x5c }), now: WHILE_VALID });
  await expect(sectionOf(page)).toContainText('but not in this order');
  await expect(rowsOf(page).nth(0)).toContainText('signed by 3, not by the next');
});

test('what is wrong with certificates is among the findings', async ({ page, workbench }) => {
  const x5c = x5cOf(LEAF, ROOT, INTERMEDIATE);
  await workbench.open({ token: signedByLeaf({ x5c }), now: AFTERWARDS });
  await expect(rowsOf(page)).toHaveCount(3);
  const found = await workbench.findings();
  expect(found).toEqual(expect.arrayContaining(['x5c-chain-broken', 'cert-expired']));
  expect(found).not.toContain('x5c-leaf-key-mismatch');
  await workbench.follow({
    token: signedByLeaf({ x5c: x5cOf(LEAF, INTERMEDIATE), 'x5t#S256': LEAF_PRINT }),
    now: WHILE_VALID,
  });
  await expect(rowsOf(page)).toHaveCount(2);
  const left = await workbench.findings();
  expect(left.filter((id) => /^(cert|x5)/.test(id))).toEqual(['x5c-untrusted-anchor']);
});

test('the clock decides about validity, and the details stay open', async ({ page, workbench }) => {
  const token = signedByLeaf({ x5c: CHAIN });
  await workbench.open({ token, now: WHILE_VALID });
  const first = rowsOf(page).nth(0);
  await first.locator('summary').click();
  await expect(first).toContainText('valid until 2027-11-26');
  await workbench.follow({ token, now: AFTERWARDS });
  await expect(first).toContainText('expired 35 days ago');
  await expect(first).toContainText('0badcafe');
  await workbench.follow({ token, now: 1_700_000_000 });
  await expect(first).toContainText('not valid for another 3 years');
});

test('a certificate that ends while the page is open is found out by itself', async ({
  page,
  workbench,
}) => {
  const end = Date.UTC(2027, 10, 26, 1, 37, 50);
  await page.clock.setSystemTime(end - 3_600_000);
  await workbench.open({ token: signedByLeaf({ x5c: CHAIN }) });
  const first = rowsOf(page).nth(0);
  await expect(first).toContainText('valid until 2027-11-26');
  expect(await workbench.findings()).not.toContain('cert-expired');
  await page.clock.setSystemTime(end + 2_000);
  await expect(page.locator('[data-finding=cert-expired]')).toHaveCount(1);
  await expect(first).toContainText('expired');
});

test('a pasted certificate verifies, and is shown without a token too', async ({
  page,
  workbench,
}) => {
  await workbench.open({ key: LEAF, now: WHILE_VALID });
  await expect(rowsOf(page)).toHaveCount(1);
  await expect(rowsOf(page).nth(0)).toContainText('Test Signer issuer not here');
  await workbench.follow({ token: signedByLeaf({}), key: LEAF, now: WHILE_VALID });
  expect(await workbench.signatureVerdict()).toBe('verified');
  await expect(rowsOf(page).nth(0)).toContainText('the signature fits its key');
});

test('a token that is bound to a client’s certificate is compared with it', async ({
  page,
  workbench,
}) => {
  const bound = (print: string) =>
    es256({ sub: 'me', exp: WHILE_VALID + 600, cnf: { 'x5t#S256': print } }).token;
  await workbench.open({ token: bound(LEAF_PRINT), key: ISSUER + LEAF, now: WHILE_VALID });
  expect(await workbench.signatureVerdict()).toBe('verified');
  expect(await workbench.claimsVerdict()).toBe('valid');
  await expect(rowsOf(page).nth(0)).toContainText('named by cnf.x5t#S256');
  await workbench.follow({ token: bound(OTHER_PRINT), key: ISSUER + LEAF, now: WHILE_VALID });
  expect(await workbench.claimsVerdict()).toBe('invalid');
  await expect(workbench.claimsStatus).toContainText('cnf.x5t#S256');
});

test('what is no certificate gets a sentence, soon', async ({ page, workbench }) => {
  const [leaf = ''] = CHAIN;
  const huge = Buffer.alloc(1_000_000, 48).toString('base64');
  for (const [x5c, sentence] of [
    [['not base64!'], 'Not base64'],
    [[leaf.replaceAll('+', '-').replaceAll('/', '_')], 'Written in base64url'],
    [['aGVsbG8='], 'Not an X.509 certificate'],
    ['x', 'not an array'],
    [[huge], 'and so not read'],
    [Array.from({ length: 100 }, () => RFC_7515_B[0]), 'There are 100 certificates'],
  ] as const) {
    await workbench.open();
    await workbench.paste(hs256({ sub: 'me' }, { alg: 'HS256', x5c }).token);
    await expect(sectionOf(page)).toContainText(sentence);
  }
});
