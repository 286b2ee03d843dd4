// Selective disclosure (RFC 9901): what is disclosed, to whom it was shown, and choosing what to show.
import { expect, test } from './fixtures.ts';
import { keyParameters, readVectors } from './vectors/vector.ts';

/** The specification's example of a presentation with key binding. */
const EXAMPLE = readVectors().find(({ id }) => id === 'rfc9901-5.2-l1282')!;
const KEY = keyParameters(EXAMPLE.key);
const [ISSUED = '', ...REST] = EXAMPLE.token.split('~');
const DISCLOSURES = REST.slice(0, -1);
const BINDING = REST.at(-1) ?? '';
const bindingClaims = JSON.parse(
  Buffer.from(BINDING.split('.')[1] ?? '', 'base64url').toString(),
) as Record<'aud' | 'nonce', string>;

test('the key binding is checked against what the verifier asked for', async ({ workbench }) => {
  const { aud, nonce } = bindingClaims;
  await workbench.open({ token: EXAMPLE.token, ...KEY, kbAud: aud, kbNonce: nonce });
  expect(await workbench.signatureVerdict()).toBe('verified');
  expect(await workbench.token.getAttribute('data-profile')).toBe('sd-jwt');
  await expect(workbench.signature).toContainText(/Made .+ ago, at /);
  await workbench.follow({ token: EXAMPLE.token, ...KEY, kbAud: aud, kbNonce: 'another' });
  expect(await workbench.signatureVerdict()).toBe('failed');
  await expect(workbench.signatureStatus).toContainText('nonce');
  await workbench.follow({ token: EXAMPLE.token, ...KEY, kbAud: 'another' });
  expect(await workbench.signatureVerdict()).toBe('failed');
});

test('a presentation that was changed is not said to hold', async ({ workbench }) => {
  const shorter = [ISSUED, ...DISCLOSURES.slice(1), BINDING].join('~');
  await workbench.open({ token: shorter, ...KEY });
  expect(await workbench.signatureVerdict()).toBe('failed');
  await expect(workbench.signatureStatus).toContainText('sd_hash');
  const foreign = Buffer.from('["salt","admin",true]').toString('base64url');
  await workbench.follow({ token: [ISSUED, ...DISCLOSURES, foreign, ''].join('~'), ...KEY });
  expect(await workbench.signatureVerdict()).toBe('malformed');
  await expect(workbench.signature).toContainText('belongs to no digest');
});

test('the holder chooses what to disclose @every-engine', async ({ workbench }) => {
  await workbench.open({ token: EXAMPLE.token, ...KEY });
  expect(await workbench.signatureVerdict()).toBe('verified');
  const claims = workbench.signature.getByRole('group', { name: 'Claims with what is disclosed' });
  await expect(claims).toContainText('family_name');
  const present = workbench.signature.getByRole('button', { name: 'Present the chosen ones' });
  await expect(present).toBeDisabled();
  await workbench.signature.getByRole('checkbox', { name: /family_name/ }).uncheck();
  await present.click();
  await expect(claims).not.toContainText('family_name');
  await expect(claims).toBeFocused();
  await expect(present).toBeDisabled();
  expect(await workbench.signatureVerdict()).toBe('verified');
  await expect(workbench.signature).toContainText('whoever has this text can show it');
});

test('what is inside a disclosure goes with it, and other choices stay with their token', async ({
  workbench,
}) => {
  const vector = readVectors().find(({ token }) => hasDisclosureInDisclosure(token))!;
  await workbench.open({ token: vector.token, ...keyParameters(vector.key) });
  await expect(workbench.signature.getByRole('checkbox').first()).toBeVisible();
  const boxes = workbench.signature.getByRole('checkbox');
  const count = await boxes.count();
  const held = workbench.signature.getByRole('checkbox', { disabled: true });
  for (let index = 0; index < count && (await held.count()) === 0; index++) {
    await boxes.nth(index).uncheck();
  }
  await expect(held.first()).not.toBeChecked();
  await workbench.follow({ token: EXAMPLE.token, ...KEY });
  await expect(workbench.signature).toContainText('All are chosen');
  await expect(held).toHaveCount(0);
});

/** Whether the value of one holds the digest of another. */
function hasDisclosureInDisclosure(token: string): boolean {
  const texts = token.split('~').slice(1, -1);
  return texts.some((text) => Buffer.from(text, 'base64url').toString().includes('"_sd"'));
}
