// The trace: every step of a verifier in its order, the first failure open, and jose's answer beside ours.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import type { Fragment, Workbench } from './pages/workbench.ts';
import { goodClaims, hs256, SECRET } from './tokens.ts';

const now = Math.floor(Date.now() / 1000);
const good = hs256(goodClaims(now)).token;

/** Opens a link and turns to the trace. */
async function openTrace(workbench: Workbench, fragment: Fragment) {
  await workbench.open({ key: SECRET, keyFormat: 'utf8', ...fragment });
  const { page } = workbench;
  await page.getByRole('tab', { name: 'Trace', exact: true }).click();
  const list = page.getByRole('list', { name: 'Verification trace' });
  await expect(list).toBeVisible();
  const step = (id: string) => list.locator(`[data-step="${id}"]`);
  const failed = list.locator('[data-status=failed]');
  return { page, list, step, failed, jose: page.locator('[data-strict]') };
}

test('a good token passes, and jose agrees @every-engine', async ({ workbench }) => {
  const { page, failed, step, jose } = await openTrace(workbench, { token: good });
  await expect(page.getByText('A verifier that expects this accepts the token.')).toBeVisible();
  await expect(failed).toHaveCount(0);
  await expect(step('signature')).toHaveAttribute('data-status', 'passed');
  await expect(step('exp')).toHaveAttribute('data-status', 'passed');
  await expect(step('aud')).toHaveAttribute('data-status', 'skipped');
  await expect(jose).toHaveAttribute('data-strict', 'accepted');
});

const FAILURES: readonly [
  name: string,
  fragment: Fragment,
  step: string,
  words: string,
  code: string,
][] = [
  [
    'an expired token',
    { token: hs256({ ...goodClaims(now), exp: now - 60 }).token },
    'exp',
    'Expired 1 minute',
    'ERR_JWT_EXPIRED',
  ],
  [
    'another audience',
    { token: good, aud: 'https://other.example' },
    'aud',
    '"https://other.example"',
    'ERR_JWT_CLAIM_VALIDATION_FAILED',
  ],
  [
    'an algorithm that is not allowed',
    { token: good, algs: 'ES256,EdDSA' },
    'algorithm',
    'ES256 or EdDSA',
    'ERR_JOSE_ALG_NOT_ALLOWED',
  ],
  [
    'another key',
    { token: good, key: 'quite another secret of 32 octets' },
    'signature',
    'does not hold',
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
  ],
];

for (const [name, fragment, id, words, code] of FAILURES) {
  test(`${name} fails at its step, and jose says so too`, async ({ workbench }) => {
    const { failed, step, jose } = await openTrace(workbench, fragment);
    await expect(failed).toHaveCount(1);
    await expect(failed).toHaveAttribute('data-step', id);
    await expect(step(id)).toContainText(words);
    await expect(step(id).locator('details')).toHaveAttribute('open');
    await expect(step('profile')).toHaveAttribute('data-status', 'not-reached');
    await expect(jose).toContainText(code);
  });
}

test('a detached payload: the signature is checked, its claims are not', async ({ workbench }) => {
  const [header = '', payload = '', signature = ''] = good.split('.');
  const { step } = await openTrace(workbench, {
    token: `${header}..${signature}`,
    payload: Buffer.from(payload, 'base64url').toString(),
  });
  await expect(step('signature')).toHaveAttribute('data-status', 'passed');
  await expect(step('claims')).toHaveAttribute('data-status', 'skipped');
});

test('an encrypted token has steps of its own', async ({ workbench }) => {
  // RFC 7516 appendix A.1 has the same shape; nobody has this one's key.
  const header = Buffer.from('{"alg":"RSA-OAEP","enc":"A256GCM"}').toString('base64url');
  const token = `${header}.${'A'.repeat(342)}.${'A'.repeat(16)}.AAAA.${'A'.repeat(22)}`;
  const { step, list } = await openTrace(workbench, { token, key: '' });
  await expect(step('key')).toHaveAttribute('data-status', 'skipped');
  await expect(step('decryption')).toHaveAttribute('data-status', 'skipped');
  await expect(list.locator('[data-step=signature]')).toHaveCount(0);
});

test('what would have come out is told of what was not reached', async ({ workbench }) => {
  const { step } = await openTrace(workbench, {
    token: good,
    key: 'quite another secret of 32 octets',
    aud: 'https://other.example',
  });
  await expect(step('signature')).toContainText('Failed');
  await expect(step('aud')).toContainText('Not reached');
  await expect(step('aud')).toContainText('would fail');
  await expect(step('exp')).toContainText('would pass');
});

test('tabs by keyboard, a step shows where it looks, and axe finds nothing', async ({
  workbench,
}) => {
  const { page } = workbench;
  await workbench.open({ token: hs256({ ...goodClaims(now), exp: now - 60 }).token });
  const tab = (name: RegExp) => page.getByRole('tab', { name });
  await tab(/^Findings/).focus();
  await page.keyboard.press('ArrowRight');
  await expect(tab(/^Trace/)).toBeFocused();
  await expect(tab(/^Trace/)).toHaveAttribute('aria-selected', 'true');
  await expect(workbench.findingItems.first()).toBeHidden();
  const list = page.getByRole('list', { name: 'Verification trace' });
  await expect(list).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  await page.getByRole('button', { name: 'Show the step' }).click();
  await expect(list.locator('[data-step=exp] summary')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-pane=payload] .flash')).toHaveCount(1);
  await tab(/^Trace/).focus();
  await page.keyboard.press('Home');
  await expect(tab(/^Findings/)).toBeFocused();
  await expect(workbench.findingItems.first()).toBeVisible();
});
