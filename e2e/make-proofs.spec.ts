// What is made to go with a token: a DPoP proof for a request, a key binding for a presentation.
import { createHash, createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { Workbench } from './pages/workbench.ts';
import { es256, goodClaims } from './tokens.ts';
import { keyParameters, readVectors } from './vectors/vector.ts';

const now = Math.floor(Date.now() / 1000);
const URL_TEXT = 'https://api.example/orders?page=2#top';

function decode(part = ''): Record<string, unknown> {
  return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
}

async function openMaker({ signature }: Workbench, title: string) {
  await signature.getByText(title, { exact: true }).click();
  return signature.locator('form').filter({ visible: true });
}

/** As a person does: what stands there is replaced by what is typed. Every engine hears it. */
async function retype(field: Locator, text: string): Promise<void> {
  await field.focus();
  await field.press('ControlOrMeta+a');
  await field.pressSequentially(text);
}

test('a DPoP proof for a request with the access token that is shown @every-engine', async ({
  workbench,
}) => {
  const { token, key } = es256(goodClaims(now), { typ: 'at+jwt' });
  await workbench.open({ token, key });
  const form = await openMaker(workbench, 'Make a DPoP proof');
  await expect(form.getByRole('textbox', { name: 'Access token' })).toHaveValue(token);
  await form.getByRole('button', { name: 'Make the proof' }).click();
  await expect(form.getByRole('alert')).toContainText('https://');
  await retype(form.getByRole('combobox', { name: 'Method' }), 'POST');
  await retype(form.getByRole('textbox', { name: 'URL of the request' }), URL_TEXT);
  await form.getByRole('button', { name: 'Make the proof' }).click();
  await expect(form.getByRole('status')).toContainText('The proof is in the token field');
  expect(await workbench.signatureVerdict()).toBe('verified');
  await expect(workbench.token).toHaveAttribute('data-profile', 'dpop-proof');
  expect(['valid', 'unbounded']).toContain(await workbench.claimsVerdict());

  // Judged by Node, which knows nothing of how it was made.
  const proof = await workbench.tokenText();
  const [header = '', payload = '', signature = ''] = proof.split('.');
  const { jwk, ...rest } = decode(header);
  expect(rest).toEqual({ typ: 'dpop+jwt', alg: 'ES256' });
  expect(Object.keys(jwk as object).toSorted()).toEqual(['crv', 'kty', 'x', 'y']);
  const holds = verify(
    'sha256',
    Buffer.from(`${header}.${payload}`),
    {
      key: createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' }),
      dsaEncoding: 'ieee-p1363',
    },
    Buffer.from(signature, 'base64url'),
  );
  expect(holds).toBe(true);
  const claims = decode(payload);
  expect(claims).toMatchObject({
    htm: 'POST',
    htu: 'https://api.example/orders',
    ath: createHash('sha256').update(token).digest('base64url'),
  });
  expect(String(claims.jti).length).toBeGreaterThanOrEqual(16);
  expect(Math.abs(Number(claims.iat) - now)).toBeLessThan(120);

  // It is checked against the request it was made for.
  await workbench.page.getByRole('button', { name: 'Expect…' }).click();
  const method = workbench.page.getByRole('textbox', { name: /^Method/ });
  await expect(method).toHaveValue('POST');
  await retype(method, 'GET');
  expect(await workbench.claimsVerdict()).toBe('invalid');
});

test('the private key that is given signs the proof; a secret is of no use', async ({
  workbench,
}) => {
  const { token } = es256(goodClaims(now));
  await workbench.open({ token, key: 'a secret that is long enough for HS256' });
  const form = await openMaker(workbench, 'Make a DPoP proof');
  await retype(form.getByRole('textbox', { name: 'URL of the request' }), URL_TEXT);
  await expect(form.getByRole('combobox', { name: 'Key' })).toHaveValue('ES256');
  await form.getByRole('combobox', { name: 'Key' }).selectOption('EdDSA');
  await form.getByRole('button', { name: 'Make the proof' }).click();
  await expect.poll(() => workbench.signatureVerdict()).toBe('verified');
  const first = await workbench.tokenText();
  const key = await workbench.key.inputValue();
  await form
    .getByRole('combobox', { name: 'Key' })
    .selectOption({ label: 'The given one (EdDSA)' });
  await retype(form.getByRole('textbox', { name: 'Nonce' }), 'from-the-server');
  await form.getByRole('button', { name: 'Make the proof' }).click();
  await expect.poll(() => workbench.tokenText()).not.toBe(first);
  expect(await workbench.key.inputValue()).toBe(key);
  const second = await workbench.tokenText();
  expect(decode(second.split('.')[0]).jwk).toEqual(decode(first.split('.')[0]).jwk);
  expect(decode(second.split('.')[1])).toMatchObject({ nonce: 'from-the-server' });
  expect(decode(second.split('.')[1]).jti).not.toBe(decode(first.split('.')[1]).jti);
});

/** RFC 9901 §5.2, and the holder's private key of its Appendix A.5. */
const EXAMPLE = readVectors().find(({ id }) => id === 'rfc9901-5.2-l1282')!;
const HOLDER = JSON.stringify({
  kty: 'EC',
  crv: 'P-256',
  d: '5K5SCos8zf9zRemGGUl6yfok-_NiiryNZsvANWMhF-I',
  x: 'TCAER19Zvu3OHF4j4W4vfSVoHIP1ILilDls7vCeGemc',
  y: 'ZxjiWWbZMQGHVWKVQ4hbSIirsVfuecCE6t4jT9F2HZQ',
});

test('the holder binds what they chose to a verifier @every-engine', async ({ workbench }) => {
  const { signature } = workbench;
  await workbench.open({ token: EXAMPLE.token, ...keyParameters(EXAMPLE.key) });
  await signature.getByRole('checkbox', { name: /family_name/ }).uncheck();
  await signature.getByRole('button', { name: 'Present the chosen ones' }).click();
  await expect(signature).toContainText('whoever has this text can show it');
  const form = await openMaker(workbench, 'Bind it to a verifier');
  await retype(form.getByRole('textbox', { name: 'Verifier' }), 'https://verifier.example');
  await retype(form.getByRole('textbox', { name: 'nonce' }), 'n-1');
  await retype(
    form.getByRole('textbox', { name: 'private key' }),
    HOLDER.replace(/"d":"[^"]*",/, ''),
  );
  await form.getByRole('button', { name: 'Make the key binding' }).click();
  await expect(form.getByRole('alert')).toContainText('its private half signs');
  await retype(form.getByRole('textbox', { name: 'private key' }), HOLDER);
  await form.getByRole('button', { name: 'Make the key binding' }).click();
  await expect(form.getByRole('status')).toContainText('part of the token');
  expect(await workbench.signatureVerdict()).toBe('verified');
  await expect(signature).toContainText('The holder has signed this very presentation');
  const text = await workbench.tokenText();
  const presented = text.slice(0, text.lastIndexOf('~') + 1);
  expect(decode(text.slice(presented.length).split('.')[1])).toMatchObject({
    aud: 'https://verifier.example',
    nonce: 'n-1',
    sd_hash: createHash('sha256').update(presented).digest('base64url'),
  });
  // What it was made for is expected now; another verifier would refuse it.
  await workbench.page.getByRole('button', { name: 'Expect…' }).click();
  await retype(workbench.page.getByRole('textbox', { name: /^Key binding: nonce/ }), 'n-2');
  expect(await workbench.signatureVerdict()).toBe('failed');
});

test('what is disclosed is a claim: what is expected of it is compared', async ({ workbench }) => {
  const [issued = '', ...disclosures] = EXAMPLE.token.split('~');
  const key = keyParameters(EXAMPLE.key);
  await workbench.open({ token: EXAMPLE.token, ...key, required: 'address' });
  expect(await workbench.claimsVerdict()).toBe('valid');
  const withheld = [issued, disclosures[0], ''].join('~');
  await workbench.follow({ token: withheld, ...key, required: 'address' });
  expect(await workbench.claimsVerdict()).toBe('invalid');
});

test('without a holder key in the token it is said, and decoys are named', async ({
  workbench,
}) => {
  const unbound = readVectors().find(({ id }) => id === 'rfc9901-A.1-l3152')!;
  await workbench.open({ token: unbound.token, ...keyParameters(unbound.key) });
  await workbench.signature.getByText('Bind it to a verifier').click();
  await expect(workbench.signature).toContainText('The token names no holder key');
  await workbench.signature.getByText(/digests? ha(s|ve) no disclosure here/).click();
  await expect(workbench.signature).toContainText('They cannot be told apart');
});

test('kinds without a word of their own are named', async ({ workbench }) => {
  const { token } = es256({ ...goodClaims(now), vc: { type: ['VerifiableCredential'] } });
  await workbench.open({ token });
  await expect(workbench.token).toHaveAttribute('data-profile', 'jwt');
  await expect(workbench.page.getByText('verifiable credential (JWT).')).toBeVisible();
  const pid = readVectors().find(({ id }) => id === 'rfc9901-A.3-l3655')!;
  await workbench.open({ token: pid.token });
  await expect(workbench.token).toHaveAttribute('data-profile', 'sd-jwt');
  await expect(workbench.page.getByText('SD-JWT VC.')).toBeVisible();
});
