// The main job, whole: paste, read, verify, edit, sign, and watch the time.
import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from './fixtures.ts';
import { goodClaims, hs256, SECRET } from './tokens.ts';

const NOW = 1_795_000_000;
const decode = (segment = '') => Buffer.from(segment, 'base64url').toString();

test.describe('pasting', () => {
  test('a header line is taken off, and named', async ({ workbench, page }) => {
    const { token } = hs256({ sub: 'me' });
    await workbench.open();
    await workbench.paste(`Authorization: Bearer ${token}`);
    expect(await workbench.tokenText()).toBe(token);
    await expect(page.getByText('Took off:')).toContainText('Authorization: Bearer');
    expect(await workbench.payloadText()).toBe('{\n  "sub": "me"\n}');
  });

  test('what was typed before the page’s programs came is read when they do', async ({
    workbench,
    page,
  }) => {
    const { token, key } = hs256({ sub: 'me' });
    let letCome = (): void => undefined;
    const typed = new Promise<void>((resolve) => {
      letCome = resolve;
    });
    await page.route('**/*.js', async (route) => {
      await typed;
      await route.continue();
    });
    await page.goto('./', { waitUntil: 'commit' });
    await workbench.token.fill(token);
    await workbench.key.fill(key);
    letCome();
    await workbench.ready();
    expect(await workbench.headerText()).toContain('"HS256"');
    expect(await workbench.signatureVerdict()).toBe('verified');
  });

  test('replaces what was there', async ({ workbench }) => {
    const [first, second] = [hs256({ sub: 'first' }).token, hs256({ sub: 'second' }).token];
    await workbench.open();
    await workbench.paste(first);
    await workbench.paste(second);
    expect(await workbench.tokenText()).toBe(second);
  });

  test('what a link says and cannot be read is named', async ({ workbench, page }) => {
    const { token } = hs256(goodClaims(NOW));
    await workbench.open({ token, now: 'abc', leeway: '-5' });
    await expect(page.getByText('The link’s now, leeway could not be read')).toBeVisible();
    await workbench.paste(token);
    await expect(page.getByText('could not be read')).toHaveCount(0);
  });

  test('several tokens are a choice', async ({ workbench }) => {
    const [access, id] = [hs256({ sub: 'access' }).token, hs256({ sub: 'id' }).token];
    await workbench.open();
    await workbench.paste(JSON.stringify({ access_token: access, id_token: id }));
    await expect(workbench.tokensFound).toHaveCount(2);
    await workbench.tokensFound.nth(1).getByRole('button').click();
    expect(await workbench.tokenText()).toBe(id);
    expect(await workbench.payloadText()).toContain('"id"');
  });

  test('half a token shows its half, and the fault', async ({ workbench, page }) => {
    const { token } = hs256({ sub: 'me', iss: 'https://issuer.example' });
    await workbench.open();
    await workbench.paste(token.slice(0, token.indexOf('.') + 22));
    expect(await workbench.headerText()).toContain('"HS256"');
    expect(await workbench.payloadText()).toContain('"sub"');
    await expect(page.getByText('The JSON ends too early')).toBeVisible();
  });
});

test.describe('the bytes are sacred', () => {
  const payload = '{"id":9007199254740993,"a":1.0,"b":1e400,"a":2, "z":"\\u00e9"}';

  test('what is shown is the token’s own text', async ({ workbench }) => {
    await workbench.open({ token: hs256(payload).token });
    expect(await workbench.payloadText()).toBe(
      '{\n  "id": 9007199254740993,\n  "a": 1.0,\n  "b": 1e400,\n  "a": 2,\n  "z": "\\u00e9"\n}',
    );
  });

  test('an edit changes what is edited, and the other part not at all', async ({ workbench }) => {
    const { token } = hs256(payload, '{"alg":"HS256" ,\r\n "typ":"JWT"}');
    await workbench.open({ token, key: SECRET, keyFormat: 'utf8' });
    const shown = await workbench.payloadText();
    await workbench.editPayload(shown.replace('1.0', '1.5'));
    await workbench.settle();
    const [header, edited] = (await workbench.tokenText()).split('.');
    expect(header).toBe(token.split('.')[0]);
    expect(decode(edited)).toBe(payload.replace('1.0', '1.5').replace(', "z"', ',"z"'));
    expect(await workbench.signatureVerdict()).toBe('verified');
  });

  test('“as typed” writes the whitespace too', async ({ workbench, page }) => {
    const { token, key } = hs256({ sub: 'me' });
    await workbench.open({ token, key, keyFormat: 'utf8' });
    await page.getByLabel('An edit writes').selectOption('typed');
    await workbench.editPayload('{ "sub" : "you" }');
    expect(decode((await workbench.tokenText()).split('.')[1])).toBe('{ "sub" : "you" }');
    expect(await workbench.signatureVerdict()).toBe('verified');
  });
});

test.describe('never a false “verified”', () => {
  test('a key only verifies: the token stays as it is', async ({ workbench }) => {
    const { token } = hs256({ sub: 'me' });
    await workbench.open({ token });
    expect(await workbench.signatureVerdict()).toBe('no-key');
    await workbench.typeKey('not the key', 'utf8');
    expect(await workbench.signatureVerdict()).toBe('failed');
    expect(await workbench.tokenText()).toBe(token);
    await workbench.typeKey(SECRET, 'utf8');
    expect(await workbench.signatureVerdict()).toBe('verified');
    expect(await workbench.tokenText()).toBe(token);
  });

  test('an edit without a key keeps the old signature, which fails', async ({ workbench }) => {
    const { token } = hs256({ sub: 'me' });
    await workbench.open({ token });
    await workbench.editPayload('{"sub":"admin"}');
    await workbench.settle();
    expect((await workbench.tokenText()).split('.')[2]).toBe(token.split('.')[2]);
    await expect(workbench.signature).toContainText('no longer fits: the token was edited');
    await workbench.typeKey(SECRET, 'utf8');
    expect(await workbench.signatureVerdict()).toBe('failed');
  });

  test('an edit without a key is said to leave a signature that no longer fits, until it is undone', async ({
    workbench,
  }) => {
    const { token } = hs256(goodClaims(NOW));
    await workbench.open({ token, now: NOW });
    const before = await workbench.payloadText();
    await workbench.editPayload('{"sub":"someone else"}');
    expect(await workbench.signatureVerdict()).toBe('no-key');
    await expect(workbench.signatureStatus).toContainText('no longer fits');
    expect(await workbench.findings()).toContain('edited-not-resigned');
    await workbench.editPayload(before);
    expect(await workbench.findings()).not.toContain('edited-not-resigned');
    await expect(workbench.signatureStatus).toContainText('no key is given');
    expect(await workbench.tokenText()).toBe(token);
  });

  test('JSON that is broken off while typing is never called harmless', async ({ workbench }) => {
    const { token, key } = hs256(goodClaims(NOW));
    await workbench.open({ token, key, keyFormat: 'utf8', now: NOW });
    await workbench.editPayload('{"sub":"me",');
    expect(await workbench.findings()).toContain('payload-not-object');
    expect(await workbench.claimsVerdict()).toBe('no-claims');
    await workbench.editPayload('{"sub":"me"}');
    expect(await workbench.findings()).not.toContain('payload-not-object');
  });

  test('a key of another algorithm signs with its own, and the header says so', async ({
    workbench,
  }) => {
    const { token } = hs256(goodClaims(NOW));
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    await workbench.open({ token, now: NOW });
    await workbench.typeKey(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    expect(await workbench.signatureVerdict()).toBe('key-mismatch');
    await workbench.signature.getByRole('button', { name: 'Sign with ES256' }).click();
    await expect.poll(() => workbench.signatureVerdict()).toBe('verified');
    expect(JSON.parse(await workbench.headerText())).toMatchObject({ alg: 'ES256' });
    await expect(
      workbench.signature.getByRole('button', { name: 'Sign', exact: true }),
    ).toBeVisible();
  });

  test('after a signed edit, another key fails; Sign signs with it', async ({ workbench }) => {
    const { token, key } = hs256({ sub: 'me' });
    await workbench.open({ token, key, keyFormat: 'utf8' });
    await workbench.editPayload('{"sub":"you"}');
    await workbench.settle();
    await expect(workbench.signature).toContainText('signed anew with HS256');
    await workbench.typeKey('0123456789abcdef0123456789abcdef', 'utf8');
    expect(await workbench.signatureVerdict()).toBe('failed');
    await workbench.signature.getByRole('button', { name: 'Sign', exact: true }).click();
    expect(await workbench.signatureVerdict()).toBe('verified');
  });

  test('a changed character of the signature is seen', async ({ workbench }) => {
    const { token, key } = hs256({ sub: 'me' });
    const at = token.length - 5;
    const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
    await workbench.open({ token: changed, key, keyFormat: 'utf8' });
    expect(await workbench.signatureVerdict()).toBe('failed');
    expect(await workbench.findings()).toContain('signature-invalid');
  });

  test('stray bits in the last character are lenient, not verified', async ({ workbench }) => {
    const { token, key } = hs256({ sub: 'me' });
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const last = alphabet[alphabet.indexOf(token.at(-1) ?? '') + 1] ?? '';
    await workbench.open({ token: token.slice(0, -1) + last, key, keyFormat: 'utf8' });
    expect(await workbench.signatureVerdict()).toBe('lenient');
    expect(await workbench.findings()).toContain('base64-noncanonical-bits');
  });
});

test.describe('keys', () => {
  for (const alg of ['HS512', 'RS256', 'PS384', 'ES256', 'ES512', 'Ed25519']) {
    test(`a new key for ${alg} signs when asked to, and not before`, async ({
      workbench,
      page,
    }) => {
      await workbench.open({ token: hs256({ sub: 'me' }).token });
      await workbench.editHeader(`{"alg":"${alg}","typ":"JWT"}`);
      await page.getByRole('button', { name: 'Generate' }).click();
      await page.getByRole('button', { name: alg, exact: true }).click();
      await expect(workbench.key).not.toHaveValue('');
      await page.keyboard.press('Escape');
      expect(['failed', 'malformed']).toContain(await workbench.signatureVerdict());
      await workbench.signature.getByRole('button', { name: 'Sign', exact: true }).click();
      expect(await workbench.signatureVerdict()).toBe('verified');
      await expect(workbench.signature).toContainText('jwtVerify would accept the token');
    });
  }

  test('the key that fitted is named among those of a JWK Set', async ({ workbench }) => {
    const { token } = hs256({ sub: 'me' });
    const k = Buffer.from(SECRET).toString('base64url');
    const set = {
      keys: [
        { kty: 'oct', kid: 'old', k: 'AAAA' },
        { kty: 'oct', kid: 'new', k },
      ],
    };
    await workbench.open({ token, key: JSON.stringify(set) });
    expect(await workbench.signatureVerdict()).toBe('verified');
    await expect(workbench.signature).toContainText('new');
  });

  test('the reading that would fit is offered', async ({ workbench, page }) => {
    const { token } = hs256({ sub: 'me' });
    const base64 = Buffer.from(SECRET).toString('base64');
    await workbench.open({ token, key: base64 });
    expect(await workbench.signatureVerdict()).toBe('failed');
    expect(await workbench.findings()).toContain('hmac-key-encoding');
    await page.locator('[data-finding=hmac-key-encoding]').getByRole('button').click();
    expect(await workbench.signatureVerdict()).toBe('verified');
  });
});

test.describe('time', () => {
  test('a stopped clock stands still, and can be started again', async ({ workbench, page }) => {
    await workbench.open({ token: hs256({ exp: NOW + 90 }).token, now: NOW });
    expect(await workbench.countdown()).toBe(90);
    expect(await workbench.claimsVerdict()).toBe('valid');
    await expect(workbench.timer).toHaveText('01:30');
    await page.waitForTimeout(1500);
    expect(await workbench.countdown()).toBe(90);
    await page.getByRole('button', { name: 'Real time' }).click();
    await expect.poll(() => workbench.countdown()).not.toBe(90);
  });

  test('the verdict, the findings and the title turn when the moment passes', async ({
    workbench,
    page,
  }) => {
    const exp = Math.floor(Date.now() / 1000) + 12;
    await workbench.open({ token: hs256({ exp }).token });
    expect(await workbench.claimsVerdict()).toBe('valid');
    await expect(page).toHaveTitle(/left/);
    await expect(workbench.claimsStatus).toHaveAttribute('data-claims', 'expired', {
      timeout: 20_000,
    });
    await expect.poll(() => workbench.countdown()).toBeLessThan(0);
    await expect(page).toHaveTitle(/Expired/);
    await expect(page.locator('[data-finding=expired]')).toBeVisible();
  });

  const edges: readonly [exp: number, leeway: number, verdict: string][] = [
    [NOW, 0, 'expired'],
    [NOW + 1, 0, 'valid'],
    [NOW - 59, 60, 'valid'],
    [NOW - 60, 60, 'expired'],
  ];
  for (const [exp, leeway, verdict] of edges) {
    test(`exp ${exp - NOW} with ${leeway} s of tolerance is ${verdict}`, async ({ workbench }) => {
      await workbench.open({ token: hs256({ exp }).token, now: NOW, leeway });
      expect(await workbench.claimsVerdict()).toBe(verdict);
    });
  }

  test('an ID token’s hash is checked against the access token that a link gives', async ({
    workbench,
  }) => {
    // OpenID Connect Core, Appendix A.4.
    const accessToken = 'jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y';
    const { token, key } = hs256({ at_hash: '77QmUPtjPfzWtF2AnpK9RQ', nonce: 'n', exp: NOW + 60 });
    await workbench.open({ token, key, now: NOW, accessToken });
    expect(await workbench.claimsVerdict()).toBe('valid');
    await workbench.follow({ token, key, now: NOW, accessToken: 'another' });
    await workbench.signatureVerdict();
    expect(await workbench.claimsVerdict()).toBe('invalid');
  });

  test('expectations of a link are checked', async ({ workbench }) => {
    const { token } = hs256({ exp: NOW + 60, iss: 'https://a.example', aud: ['x', 'api'] });
    await workbench.open({ token, now: NOW, iss: 'https://a.example', aud: 'api' });
    expect(await workbench.claimsVerdict()).toBe('valid');
    await workbench.follow({ token, now: NOW, aud: 'other' });
    expect(await workbench.claimsVerdict()).toBe('invalid');
    await expect(workbench.claimsStatus).toContainText('aud');
  });
});

test.describe('around it', () => {
  test('every example opens, and none breaks the page', async ({ workbench, page }) => {
    await workbench.open();
    const menu = page.getByRole('button', { name: 'Examples', exact: true });
    const entries = page.getByRole('dialog', { name: 'Examples' }).getByRole('button');
    await menu.click();
    await expect(entries.first()).toBeVisible();
    const count = await entries.count();
    expect(count).toBeGreaterThanOrEqual(10);
    for (let i = 0; i < count; i++) {
      if (i > 0) await menu.click();
      await entries.nth(i).click();
      await expect(workbench.token).not.toHaveValue('');
      await expect(page.getByRole('dialog', { name: 'Examples' })).toBeHidden();
      await workbench.settle();
    }
  });

  test('a finding is repaired by its button', async ({ workbench, page }) => {
    const { token, key } = hs256({ sub: 'me', password: 'hunter2', exp: NOW + 60 });
    await workbench.open({ token, key, keyFormat: 'utf8', now: NOW });
    const finding = page.locator('[data-finding=payload-password]');
    await finding.getByRole('button', { name: /Remove/ }).click();
    await expect(finding).toHaveCount(0);
    expect(await workbench.payloadText()).not.toContain('hunter2');
    expect(await workbench.signatureVerdict()).toBe('verified');
  });

  test('a divider is moved by keyboard, and remembered', async ({ workbench, page }) => {
    await workbench.open();
    const divider = page.getByRole('separator', { name: 'Width of the token pane' });
    const before = Number(await divider.getAttribute('aria-valuenow'));
    await divider.focus();
    await page.keyboard.press('ArrowRight');
    await expect(divider).toHaveAttribute('aria-valuenow', String(before + 2));
    await page.reload();
    await expect(divider).toHaveAttribute('aria-valuenow', String(before + 2));
  });

  test('the shortcuts open by ?, but not while typing', async ({ workbench, page }) => {
    await workbench.open();
    const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await workbench.token.focus();
    await page.keyboard.type('?');
    await expect(list).toBeHidden();
    await page.getByRole('separator').first().focus();
    await page.keyboard.press('?');
    await expect(list).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(list).toBeHidden();
  });

  test('pointing at a part of the token flashes its pane', async ({ workbench, page }) => {
    await workbench.open({ token: hs256({ sub: 'me' }).token });
    await workbench.token.click({ position: { x: 30, y: 12 } });
    await expect(page.locator('[data-pane=header] .flash')).toHaveCount(1);
  });

  test('the caret on a claim marks the characters that carry it', async ({ workbench, page }) => {
    await workbench.open({ token: hs256({ sub: 'me', iss: 'you' }).token });
    await workbench.payload.click({ position: { x: 60, y: 30 } });
    await expect(page.locator('.token-field .carried').first()).toBeVisible();
  });

  test('the theme is chosen, kept, and there before the first paint', async ({
    workbench,
    page,
  }) => {
    await workbench.open();
    const button = page.getByRole('button', { name: /Colour theme/ });
    await button.click();
    await button.click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await page.reload({ waitUntil: 'commit' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });

  test('copying says that it copied', async ({ workbench, page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { token } = hs256({ sub: 'me' });
    await workbench.open({ token });
    await page.getByRole('button', { name: 'Copy token' }).click();
    await expect(page.getByRole('button', { name: 'Copied: token' })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(token);
  });
});
