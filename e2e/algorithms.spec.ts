// Every signature algorithm in every browser: a key is made, signs and verifies, and the page says who did it.
import { expect, test } from './fixtures.ts';
import { hs256 } from './tokens.ts';

const ALGORITHMS = [
  'HS256 HS384 HS512',
  'RS256 RS384 RS512',
  'PS256 PS384 PS512',
  'ES256 ES384 ES512 ES256K',
  'EdDSA Ed25519 Ed448',
  'ML-DSA-44 ML-DSA-65 ML-DSA-87',
].flatMap((family) => family.split(' '));

/** What the browsers that are tested here have themselves; see the README's table. */
const SOFTWARE: Readonly<Record<string, readonly string[]>> = {
  chromium: ['ES256K', 'Ed448'],
  firefox: ['ES256K', 'Ed448', 'ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'],
};

for (const alg of ALGORITHMS) {
  test(`${alg} signs and verifies with a new key @every-engine`, async ({
    workbench,
    page,
    browserName,
  }) => {
    await workbench.open({ token: hs256({ sub: 'me' }).token });
    await page.getByRole('button', { name: 'Generate' }).click();
    await page.getByRole('button', { name: alg, exact: true }).click();
    await expect(page.getByText(`A new key for ${alg} is in the key field.`)).toBeVisible();
    await page.keyboard.press('Escape');
    await workbench.signature.getByRole('button', { name: /^Sign/ }).click();
    await expect.poll(() => workbench.headerText()).toContain(`"${alg}"`);
    expect(await workbench.signatureVerdict()).toBe('verified');
    const isSoftware = SOFTWARE[browserName]?.includes(alg);
    await expect(workbench.signature).toContainText(isSoftware ? 'a library' : 'this browser');
    const token = await workbench.tokenText();
    const dot = token.lastIndexOf('.') + 1;
    await workbench.paste(
      `${token.slice(0, dot)}${token[dot] === 'A' ? 'B' : 'A'}${token.slice(dot + 1)}`,
    );
    expect(await workbench.signatureVerdict()).toBe('failed');
  });
}
