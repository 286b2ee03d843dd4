// Tokens in JSON serializations: each signature with its verdict, edited and made anew, and written in every other form.
import { createCipheriv, randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import {
  CompactEncrypt,
  FlattenedSign,
  GeneralEncrypt,
  GeneralSign,
  exportJWK,
  generalDecrypt,
  generalVerify,
  generateKeyPair,
  type CryptoKey,
} from 'jose';
import { expect, test } from './fixtures.ts';
import type { Workbench } from './pages/workbench.ts';
import { goodClaims, hs256, SECRET } from './tokens.ts';

const NOW = 1_795_000_000;
const CLAIMS = goodClaims(NOW);
const utf8 = (text: string) => new TextEncoder().encode(text);

interface Signer {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

const makeSigner = async (kid: string, alg: string): Promise<Signer> => ({
  kid,
  alg,
  ...(await generateKeyPair(alg, { extractable: true })),
});

async function keySet(...signers: readonly Signer[]): Promise<string> {
  const keys = signers.map(async ({ kid, alg, privateKey }) => ({
    ...(await exportJWK(privateKey)),
    kid,
    alg,
  }));
  return JSON.stringify({ keys: await Promise.all(keys) });
}

async function signGeneral(signers: readonly Signer[], payload: object = CLAIMS): Promise<string> {
  const sign = new GeneralSign(utf8(JSON.stringify(payload)));
  for (const [index, { kid, alg, privateKey }] of signers.entries()) {
    const one = sign.addSignature(privateKey);
    // The second one leaves its kid unprotected.
    if (index === 1) one.setProtectedHeader({ alg }).setUnprotectedHeader({ kid });
    else one.setProtectedHeader({ alg, kid });
  }
  return JSON.stringify(await sign.sign());
}

const three = () =>
  Promise.all([
    makeSigner('one', 'ES256'),
    makeSigner('two', 'ES384'),
    makeSigner('three', 'EdDSA'),
  ]);

const members = ({ signature }: Workbench, name = 'Signatures') =>
  signature.getByRole('list', { name }).getByRole('listitem');

/** Picks something in “Serialize as…”. */
async function serialize(workbench: Workbench, name: string | RegExp): Promise<void> {
  const { page } = workbench;
  const dialog = page.getByRole('dialog', { name: 'Serialize as…' });
  if (!(await dialog.isVisible()))
    await page.getByRole('button', { name: 'Serialize as…' }).click();
  await dialog.getByRole('button', { name, exact: typeof name === 'string' }).click();
  await workbench.settle();
}

const refusal = ({ page }: Workbench) =>
  page.getByRole('dialog', { name: 'Serialize as…' }).getByRole('alert');

test('each signature has its verdict, and the one that is chosen is shown @every-engine', async ({
  workbench,
}) => {
  const signers = await three();
  const [one, two] = signers;
  await workbench.open({
    token: await signGeneral(signers),
    key: await keySet(two, one),
    now: NOW,
  });
  expect(await workbench.signatureVerdict()).toBe('verified');
  await expect(members(workbench)).toHaveCount(3);
  expect(
    await members(workbench).evaluateAll((items) =>
      items.map((item) => item.getAttribute('data-verdict')),
    ),
  ).toEqual(['verified', 'verified', 'key-mismatch']);
  expect(JSON.parse(await workbench.headerText())).toEqual({ alg: 'ES256', kid: 'one' });

  await members(workbench).nth(2).getByRole('button').click();
  expect(await workbench.signatureVerdict()).toBe('key-mismatch');
  expect(JSON.parse(await workbench.headerText())).toMatchObject({ kid: 'three' });
  await expect(workbench.signatureStatus).toContainText('signature 3 of 3');
  await expect(members(workbench).nth(2).getByRole('button')).toHaveAttribute(
    'aria-pressed',
    'true',
  );

  await members(workbench).nth(1).getByRole('button').click();
  expect(await workbench.signatureVerdict()).toBe('verified');
  await expect(workbench.signature).toContainText(/Not protected\s*kid/);
  await expect(workbench.header).not.toBeEditable();
  await expect(workbench.payload).toBeEditable();
  await workbench.header.click();
  await expect(workbench.page.locator('[data-pane=header]')).toContainText(/not\sprotected/);
});

test('an edit makes those signatures anew whose keys are there, and says which no longer fit', async ({
  workbench,
}) => {
  const signers = await three();
  const [one, two, last] = signers;
  const token = await signGeneral(signers);
  await workbench.open({ token, key: await keySet(one, two), now: NOW });
  await workbench.editPayload(JSON.stringify({ ...CLAIMS, sub: 'user-43' }));
  expect(await workbench.signatureVerdict()).toBe('verified');
  await expect(workbench.signature).toContainText('One other signature was made anew');
  await expect(workbench.signature).toContainText('One other signature no longer fits');
  const edited = JSON.parse(await workbench.tokenText());
  for (const { publicKey } of [one, two]) await generalVerify(edited, publicKey);
  await expect(generalVerify(edited, last.publicKey)).rejects.toThrow('verification failed');
  expect(edited.signatures[2]).toEqual(JSON.parse(token).signatures[2]);

  await workbench.typeKey('');
  await workbench.editPayload(JSON.stringify({ ...CLAIMS, sub: 'user-44' }));
  await expect(workbench.signature).toContainText('2 other signatures no longer fit');
  await expect(workbench.signatureStatus).toContainText('no longer fits');
  await members(workbench).nth(1).getByRole('button').click();
  await expect(workbench.signatureStatus).toContainText('signature 2 of 3');
});

test('a flattened token is edited like a compact one, and stays flattened', async ({
  workbench,
}) => {
  const { kid, alg, privateKey, publicKey } = await makeSigner('one', 'ES256');
  const flattened = await new FlattenedSign(utf8(JSON.stringify(CLAIMS)))
    .setProtectedHeader({ alg, kid })
    .sign(privateKey);
  await workbench.open({ token: JSON.stringify(flattened), now: NOW });
  await workbench.typeKey(await keySet({ kid, alg, privateKey, publicKey }));
  await workbench.editHeader(JSON.stringify({ alg, kid, typ: 'JWT' }));
  expect(await workbench.signatureVerdict()).toBe('verified');
  const { signature, protected: header, payload } = JSON.parse(await workbench.tokenText());
  expect(payload).toBe(flattened.payload);
  await generalVerify({ payload, signatures: [{ protected: header, signature }] }, publicKey);
});

test('written in every form and back, it is the very token @every-engine', async ({
  workbench,
}) => {
  const { token, key } = hs256(CLAIMS);
  await workbench.open({ token, key, now: NOW });
  for (const form of ['Flattened JSON', 'General JSON', 'Compact, payload detached']) {
    await serialize(workbench, form);
    expect(await workbench.signatureVerdict()).toBe('verified');
    expect(await workbench.tokenText()).not.toBe(token);
  }
  const beside = workbench.page.getByRole('textbox', { name: 'Detached payload' });
  await expect(beside).toHaveValue(JSON.stringify(CLAIMS));
  await serialize(workbench, 'General JSON');
  await serialize(workbench, 'Compact');
  expect(await workbench.tokenText()).toBe(token);
  await expect(beside).toHaveCount(0);
});

test('signing a token with a detached payload signs what is beside it', async ({ workbench }) => {
  await workbench.open({ token: hs256('A text.').token, key: SECRET });
  await serialize(workbench, 'Compact, payload detached');
  const beside = workbench.page.getByRole('textbox', { name: 'Detached payload' });
  await beside.fill('Another text.');
  expect(await workbench.signatureVerdict()).toBe('failed');
  await workbench.signature.getByRole('button', { name: 'Sign', exact: true }).click();
  expect(await workbench.signatureVerdict()).toBe('verified');
  await expect(beside).toHaveValue('Another text.');
  await serialize(workbench, 'Compact');
  expect(await workbench.tokenText()).toBe(hs256('Another text.').token);
});

test('the payload as it is takes a new signature, and where it has no place that is said', async ({
  workbench,
}) => {
  const header = { alg: 'HS256', b64: false, crit: ['b64'] };
  await workbench.open({ token: hs256('plain', { alg: 'HS256' }).token, key: SECRET });
  await serialize(workbench, 'Payload as it is (b64: false)');
  expect(JSON.parse(await workbench.headerText())).toEqual(header);
  expect(await workbench.tokenText()).toMatch(/^[\w-]+\.plain\.[\w-]+$/);
  expect(await workbench.signatureVerdict()).toBe('verified');
  await serialize(workbench, 'Payload in base64url again');
  expect(await workbench.tokenText()).toBe(hs256('plain', { alg: 'HS256' }).token);

  await workbench.paste(hs256('$.02', { alg: 'HS256' }).token);
  await serialize(workbench, 'Payload as it is (b64: false)');
  await expect(refusal(workbench)).toContainText('RFC 7797 §5.2');
  await serialize(workbench, 'Flattened JSON');
  await serialize(workbench, 'Payload as it is (b64: false)');
  expect(await workbench.signatureVerdict()).toBe('verified');
  expect(JSON.parse(await workbench.tokenText())).toMatchObject({ payload: '$.02' });
  await serialize(workbench, 'Compact, payload detached');
  expect(await workbench.signatureVerdict()).toBe('verified');
  expect(await workbench.tokenText()).toMatch(/^[\w-]+\.\.[\w-]+$/);
});

test('dots typed into a payload that stands as it is leave it to be edited', async ({
  workbench,
}) => {
  const { token } = hs256('plain', { alg: 'HS256' });
  await workbench.open({ token, key: SECRET });
  await serialize(workbench, 'Payload as it is (b64: false)');
  await workbench.editPayload('https://a.b.example');
  await expect(workbench.signature).toContainText('a “.” in it would part it');
  await expect(workbench.payload).toBeEditable();
  await workbench.editPayload('plain again');
  expect(await workbench.signatureVerdict()).toBe('verified');
});

test('a signature is added beside one that stays, and each can be taken out alone', async ({
  workbench,
}) => {
  const [one, two] = [await makeSigner('one', 'ES256'), await makeSigner('two', 'EdDSA')];
  const first = hs256(CLAIMS);
  await workbench.open({ token: first.token, now: NOW });
  await workbench.typeKey(await keySet(one, two));
  await serialize(workbench, /^Add a signature: EdDSA/);
  expect(await workbench.signatureVerdict()).toBe('verified');
  await serialize(workbench, /^Add a signature: ES256/);
  await expect(members(workbench)).toHaveCount(3);
  const jws = JSON.parse(await workbench.tokenText());
  for (const { publicKey } of [one, two]) await generalVerify(jws, publicKey);
  await generalVerify(jws, utf8(SECRET));

  await serialize(workbench, 'Compact');
  await expect(refusal(workbench)).toContainText('there are several');
  await workbench.page.keyboard.press('Escape');
  await members(workbench).first().getByRole('button').click();
  await serialize(workbench, 'Take signature 1 out alone');
  await serialize(workbench, 'Compact');
  expect(await workbench.tokenText()).toBe(first.token);
});

test('one key opens its recipient of several; the token can be written in every form it fits', async ({
  workbench,
}) => {
  const [one, two] = [
    await makeSigner('one', 'RSA-OAEP-256'),
    await makeSigner('two', 'ECDH-ES+A256KW'),
  ];
  const encrypt = new GeneralEncrypt(utf8(JSON.stringify(CLAIMS))).setProtectedHeader({
    enc: 'A256GCM',
  });
  for (const { publicKey, alg, kid } of [one, two])
    encrypt.addRecipient(publicKey).setUnprotectedHeader({ alg, kid });
  await workbench.open({ token: JSON.stringify(await encrypt.encrypt()), now: NOW });
  expect(await workbench.signatureVerdict()).toBe('encrypted');
  await workbench.typeKey(await keySet(two));
  expect(await workbench.signatureVerdict()).toBe('verified');
  const recipients = members(workbench, 'Recipients');
  await expect(recipients.nth(0)).toContainText('cannot open');
  await expect(recipients.nth(1)).toContainText('Decrypted');
  expect(JSON.parse(await workbench.headerText())).toMatchObject({ kid: 'two' });
  await recipients.nth(0).getByRole('button').click();
  expect(await workbench.signatureVerdict()).toBe('key-mismatch');
  expect(await workbench.payloadText()).toBe('');
  await recipients.nth(1).getByRole('button').click();
  await serialize(workbench, 'Take recipient 2 out alone');
  expect(JSON.parse(await workbench.payloadText())).toEqual(CLAIMS);
  await serialize(workbench, 'Compact');
  await expect(refusal(workbench)).toContainText('not protected');
  await workbench.page.keyboard.press('Escape');

  const compact = await new CompactEncrypt(utf8('{}'))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(utf8(SECRET.slice(0, 32)));
  await workbench.paste(compact);
  await workbench.typeKey(SECRET.slice(0, 32));
  for (const form of ['Flattened JSON', 'General JSON', 'Compact']) {
    await serialize(workbench, form);
    expect(await workbench.signatureVerdict()).toBe('verified');
  }
  expect(await workbench.tokenText()).toBe(compact);
});

test('what cannot be edited offers no way to write it', async ({ workbench }) => {
  const { token } = hs256(CLAIMS);
  await workbench.open({ token, now: NOW });
  const whitespace = workbench.page.getByRole('combobox', { name: 'An edit writes' });
  await expect(whitespace).toBeVisible();
  const sealed = await new CompactEncrypt(utf8(JSON.stringify(CLAIMS)))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(utf8(SECRET.slice(0, 32)));
  await workbench.paste(sealed);
  await expect(whitespace).toHaveCount(0);
});

test('a token is encrypted for all keys that are there, and opens with each', async ({
  workbench,
}) => {
  const [one, two] = [
    await makeSigner('one', 'RSA-OAEP-256'),
    await makeSigner('two', 'ECDH-ES+A256KW'),
  ];
  await workbench.open({ token: hs256(CLAIMS).token, now: NOW });
  await workbench.typeKey(await keySet(one, two));
  await workbench.signature.getByText('Encrypt this token').click();
  await workbench.signature.getByRole('combobox', { name: 'For' }).selectOption('all');
  await workbench.signature
    .getByRole('combobox', { name: 'Content' })
    .selectOption('the payload alone');
  await workbench.signature.getByRole('button', { name: 'Encrypt', exact: true }).click();
  expect(await workbench.signatureVerdict()).toBe('verified');
  const jwe = JSON.parse(await workbench.tokenText());
  for (const { privateKey } of [one, two]) {
    const { plaintext } = await generalDecrypt(jwe, privateKey);
    expect(JSON.parse(new TextDecoder().decode(plaintext))).toEqual(CLAIMS);
  }
  const recipients = members(workbench, 'Recipients');
  await expect(recipients.filter({ hasText: 'Decrypted' })).toHaveCount(2);

  // What was opened is encrypted anew, for one of them alone.
  await workbench.signature.getByText('Encrypt this content anew').click();
  await workbench.signature.getByRole('combobox', { name: 'For' }).selectOption('two');
  await workbench.signature.getByRole('button', { name: 'Encrypt', exact: true }).click();
  await expect(recipients).toHaveCount(0);
  expect(await workbench.signatureVerdict()).toBe('verified');
  expect(JSON.parse(await workbench.payloadText())).toEqual(CLAIMS);
});

test('content that inflates beyond the limit is refused, and that is said plainly', async ({
  workbench,
}) => {
  const header = Buffer.from(JSON.stringify({ alg: 'dir', enc: 'A256GCM', zip: 'DEF' }));
  const bomb = deflateRawSync(Buffer.alloc(11 * 1024 * 1024, ' '));
  const protectedText = header.toString('base64url');
  const key = SECRET.slice(0, 32);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(protectedText));
  const ciphertext = Buffer.concat([cipher.update(bomb), cipher.final()]);
  const parts = [Buffer.alloc(0), iv, ciphertext, cipher.getAuthTag()];
  const token = [protectedText, ...parts.map((part) => part.toString('base64url'))].join('.');
  await workbench.open();
  await workbench.typeKey(key);
  await workbench.paste(token);
  expect(await workbench.signatureVerdict()).toBe('malformed');
  await expect(workbench.signatureStatus).toContainText(
    'inflates to more than 10 MB: a decompression bomb, or no token',
  );
  expect(await workbench.payloadText()).toBe('');
});

test('very many iterations inside a token are not done, and that is said where it is', async ({
  workbench,
}) => {
  const inner = Buffer.from(
    JSON.stringify({
      alg: 'PBES2-HS256+A128KW',
      enc: 'A128GCM',
      p2s: 'AAAAAAAAAAAAAAAAAAAAAA',
      p2c: 4_000_000_000,
    }),
  ).toString('base64url');
  const part = (octets: number) => Buffer.alloc(octets).toString('base64url');
  const sealed = [inner, part(24), part(12), part(8), part(16)].join('.');
  const { token } = hs256({ ...CLAIMS, sealed });
  await workbench.open({ token, key: SECRET, now: NOW });
  await expect(workbench.signature).toContainText('4,000,000,000 iterations');
  await expect(workbench.signature).toContainText('Open the token by itself to say so');
});

test('an algorithm that is registered or drafted, and not supported, is explained', async ({
  workbench,
}) => {
  for (const [alg, sentence] of [
    ['RS1', 'signature, Prohibited, W3C Web Cryptography API'],
    ['SLH-DSA-SHA2-128s', 'draft-ietf-cose-sphincs-plus'],
    ['ESP256', 'registered for COSE alone'],
  ] as const) {
    await workbench.open({ token: hs256(CLAIMS, { alg }).token, key: SECRET, now: NOW });
    expect(await workbench.signatureVerdict()).toBe('unsupported');
    await expect(workbench.signature).toContainText(sentence);
    expect(JSON.parse(await workbench.payloadText())).toEqual(CLAIMS);
  }
});

test('what could not be loaded is asked for again', async ({ workbench, page, faults }) => {
  await workbench.open({ token: hs256(CLAIMS).token, now: NOW });
  const file = /\/Serialize-[\w-]+\.js$/;
  await page.route(file, (route) => route.abort());
  await page.getByRole('button', { name: 'Serialize as…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Serialize as…' });
  await expect(dialog.getByRole('alert')).toContainText('stopped');
  await page.unroute(file);
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(dialog.getByRole('button', { name: 'General JSON' })).toBeVisible();
  // The browser and React tell of what was blocked on purpose.
  faults.splice(0);
});
