import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeBase64url } from '../bytes/base64url.ts';
import type { KeyFormat } from '../keys/key-reading.ts';
import { readKey } from '../keys/read-key.ts';
import { parseToken } from '../token/parse-token.ts';
import { describeVerdict } from './describe-verification.ts';
import type { Verification } from './verification.ts';
import { verifyToken, type VerifyOptions } from './verify-token.ts';

const SECRET = 'a secret of more than thirty-two octets';
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const smallRsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = (key: KeyObject): string =>
  key.export({ format: 'pem', type: key.type === 'private' ? 'pkcs8' : 'spki' }) as string;
const jwk = (key: KeyObject, members = {}): object => ({
  ...key.export({ format: 'jwk' }),
  ...members,
});

const encode = (part: object | string): string =>
  Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');
const input = (header: object | string, payload: object | string = { sub: 'me' }): string =>
  `${encode(header)}.${encode(payload)}`;
const hs256 = (signingInput: string, secret: string | Uint8Array = SECRET): string =>
  `${signingInput}.${createHmac('sha256', secret).update(signingInput).digest('base64url')}`;
const rs256 = (signingInput: string, key = rsa.privateKey): string =>
  `${signingInput}.${sign('sha256', Buffer.from(signingInput), key).toString('base64url')}`;
const es256 = (signingInput: string, dsaEncoding: 'ieee-p1363' | 'der' = 'ieee-p1363'): string =>
  `${signingInput}.${sign('sha256', Buffer.from(signingInput), { key: ec.privateKey, dsaEncoding }).toString('base64url')}`;

const TOKEN = hs256(input({ alg: 'HS256' }));

function verify(
  token: string,
  key: string | object = SECRET,
  options: Partial<VerifyOptions> & { format?: KeyFormat } = {},
): Promise<Verification> {
  const keyText = typeof key === 'string' ? key : JSON.stringify(key);
  const { format = 'auto', ...rest } = options;
  const reading = readKey(keyText, format);
  return verifyToken(parseToken(token), reading, {
    keyTexts: [{ text: keyText, encoding: reading.encoding }],
    now: 0,
    expectations: { leeway: 0 },
    ...rest,
  });
}

describe('the verdict', () => {
  const signature = TOKEN.split('.')[2] ?? '';
  const cases: [
    what: string,
    token: string,
    key: string | object,
    verdict: string,
    reason: string,
  ][] = [
    ['an HMAC under its secret', TOKEN, SECRET, 'verified', 'holds'],
    ['an HMAC under another secret', TOKEN, 'another', 'failed', 'does-not-hold'],
    ['nothing', '', SECRET, 'malformed', 'no-token'],
    ['a word', 'hello', SECRET, 'malformed', 'not-a-token'],
    ['a header alone', encode({ alg: 'HS256' }), SECRET, 'malformed', 'segment-count'],
    ['four parts', `${TOKEN}.`, SECRET, 'malformed', 'segment-count'],
    ['a header that is no JSON', hs256(input('{')), SECRET, 'malformed', 'header-not-json'],
    ['a header that is an array', hs256(input('[]')), SECRET, 'malformed', 'header-not-object'],
    ['no `alg`', hs256(input({ typ: 'JWT' })), SECRET, 'malformed', 'alg-missing'],
    ['an `alg` that is a number', hs256(input({ alg: 256 })), SECRET, 'malformed', 'alg-missing'],
    [
      'an empty `crit`',
      hs256(input({ alg: 'HS256', crit: [] })),
      SECRET,
      'malformed',
      'crit-malformed',
    ],
    ['an illegal character', `${TOKEN.slice(0, -3)}~~~`, SECRET, 'malformed', 'part-undecodable'],
    ['an impossible length', `${TOKEN}AA`, SECRET, 'malformed', 'part-undecodable'],
    [
      'an unsigned token that cannot be decoded',
      `${encode({ alg: 'none' })}.A.`,
      SECRET,
      'malformed',
      'part-undecodable',
    ],
    ['a JWE', `${encode({ alg: 'dir', enc: 'A128GCM' })}..AA.AA.AA`, '', 'encrypted', 'encrypted'],
    [
      'a JWE without `enc`',
      `${encode({ alg: 'dir' })}..AA.AA.AA`,
      SECRET,
      'malformed',
      'jwe-incomplete',
    ],
    [
      'a JWE that cannot be decoded',
      `${encode({ alg: 'dir', enc: 'A128GCM' })}..A.AA.AA`,
      SECRET,
      'malformed',
      'part-undecodable',
    ],
    ['`none`', `${input({ alg: 'none' })}.`, SECRET, 'unsigned', 'alg-none'],
    [
      '`nOnE` with a signature',
      `${input({ alg: 'nOnE' })}.${signature}`,
      SECRET,
      'unsigned',
      'alg-none',
    ],
    ['an empty signature', `${input({ alg: 'HS256' })}.`, SECRET, 'unsigned', 'signature-empty'],
    ['no signature part', input({ alg: 'HS256' }), SECRET, 'unsigned', 'signature-empty'],
    [
      'an unknown `alg`',
      hs256(input({ alg: 'constructor' })),
      SECRET,
      'unsupported',
      'alg-unknown',
    ],
    ['a misspelt `alg`', hs256(input({ alg: 'hs256' })), SECRET, 'unsupported', 'alg-spelling'],
    [
      'an `alg` of encryption',
      hs256(input({ alg: 'RSA-OAEP' })),
      SECRET,
      'unsupported',
      'alg-for-encryption',
    ],
    ['an `alg` that WebCrypto lacks', hs256(input({ alg: 'ML-DSA-44' })), '', 'no-key', 'no-key'],
    ['no key', TOKEN, '', 'no-key', 'no-key'],
    [
      'a key that cannot be read',
      TOKEN,
      '-----BEGIN PUBLIC KEY-----',
      'key-mismatch',
      'pem-no-end',
    ],
    ['a secret for RS256', rs256(input({ alg: 'RS256' })), SECRET, 'key-mismatch', 'key-type'],
    [
      'a key for another curve',
      es256(input({ alg: 'ES384' })),
      pem(ec.publicKey),
      'key-mismatch',
      'key-curve',
    ],
    [
      'an encryption key',
      rs256(input({ alg: 'RS256' })),
      jwk(rsa.publicKey, { use: 'enc' }),
      'key-mismatch',
      'key-use',
    ],
    [
      'key_ops that do not verify',
      rs256(input({ alg: 'RS256' })),
      jwk(rsa.publicKey, { key_ops: ['encrypt'] }),
      'key-mismatch',
      'key-ops',
    ],
    [
      'a key of another `alg`',
      rs256(input({ alg: 'RS256' })),
      jwk(rsa.publicKey, { alg: 'PS256' }),
      'key-mismatch',
      'key-alg',
    ],
    [
      'a secret made for encryption',
      TOKEN,
      { kty: 'oct', k: encode(SECRET), alg: 'A128GCM' },
      'key-mismatch',
      'key-alg',
    ],
    [
      'a set without a key that can serve',
      TOKEN,
      { keys: [jwk(rsa.publicKey), jwk(ec.publicKey)] },
      'key-mismatch',
      'no-key-serves',
    ],
    ['a PEM public key', rs256(input({ alg: 'RS256' })), pem(rsa.publicKey), 'verified', 'holds'],
    [
      'a private key, by its public half',
      rs256(input({ alg: 'RS256' })),
      pem(rsa.privateKey),
      'verified',
      'holds',
    ],
    [
      'a private JWK that only signs',
      es256(input({ alg: 'ES256' })),
      jwk(ec.privateKey, { key_ops: ['sign'], ext: false }),
      'verified',
      'holds',
    ],
    [
      'a key with the other name of Ed25519',
      hs256(input({ alg: 'HS256' })),
      { kty: 'oct', k: encode(SECRET), use: 'sig' },
      'verified',
      'holds',
    ],
    [
      'an RSA signature by a key of another size',
      rs256(input({ alg: 'RS256' }), smallRsa.privateKey),
      pem(rsa.publicKey),
      'failed',
      'signature-length',
    ],
    [
      'an ECDSA signature in DER',
      es256(input({ alg: 'ES256' }), 'der'),
      pem(ec.publicKey),
      'failed',
      'signature-der',
    ],
    ['a truncated HMAC', TOKEN.slice(0, -4), SECRET, 'failed', 'signature-length'],
  ];
  test.each(cases)('%s', async (_what, token, key, verdict, reason) => {
    const verification = await verify(token, key);
    expect([verification.verdict, verification.reason.code]).toEqual([verdict, reason]);
    const { title, detail, tryNext = 'x' } = describeVerdict(verification);
    expect(title).not.toBe('');
    expect(detail).toMatch(/^[A-Z`].+\.$/s);
    expect(`${detail}${tryNext}`).not.toMatch(/undefined|NaN|\[object/);
    expect(`${title} ${detail}`).not.toMatch(/valid token|token is valid/i);
    expect(`${detail}${tryNext}`).not.toContain(SECRET);
  });
});

describe('warn, never block', () => {
  test('a 1024-bit RSA key verifies, and the strict verifier refuses it', async () => {
    const { verdict, strict } = await verify(
      rs256(input({ alg: 'RS256' }), smallRsa.privateKey),
      pem(smallRsa.publicKey),
    );
    expect(verdict).toBe('verified');
    expect(strict).toMatchObject({ status: 'refused', code: 'TypeError' });
  });

  test.each(['abc', 'a', '\n'])('a secret of few octets verifies: %j', async (secret) => {
    expect((await verify(hs256(input({ alg: 'HS256' }), secret), secret)).verdict).toBe('verified');
  });

  test('a secret of no octets verifies', async () => {
    const token = hs256(input({ alg: 'HS256' }), '');
    expect((await verify(token, { kty: 'oct', k: '' })).verdict).toBe('verified');
  });

  test('a modulus with a leading zero octet verifies', async () => {
    const { n = '' } = rsa.publicKey.export({ format: 'jwk' });
    const padded = Buffer.concat([Buffer.of(0), Buffer.from(n, 'base64url')]).toString('base64url');
    const { verdict } = await verify(
      rs256(input({ alg: 'RS256' })),
      jwk(rsa.publicKey, { n: padded }),
    );
    expect(verdict).toBe('verified');
  });
});

describe('lenient', () => {
  const [header = '', payload = '', signature = ''] = TOKEN.split('.');
  test.each([
    ['padding', hs256(`${header}.${encode('{"a":12}')}==`), 'payload'],
    ['padding of the signature', `${TOKEN}=`, 'signature'],
    [
      'stray bits',
      `${header}.${payload}.${signature.slice(0, -1)}${nextChar(signature.at(-1))}`,
      'signature',
    ],
    [
      'the standard alphabet',
      hs256(
        `${header}.${encode('{"a":"\u00fb\u00ff\u00fe>>>???"}').replaceAll('-', '+').replaceAll('_', '/')}`,
      ),
      'payload',
    ],
  ])('%s', async (_what, token, part) => {
    expect(await verify(token)).toMatchObject({
      verdict: 'lenient',
      reason: { code: 'lenient-encoding', values: { part } },
    });
  });

  test('a critical extension', async () => {
    const token = hs256(input({ alg: 'HS256', crit: ['exp'], exp: 1 }));
    expect(await verify(token)).toMatchObject({
      verdict: 'lenient',
      reason: { code: 'crit-not-understood', values: { name: 'exp' } },
      strict: { status: 'refused', code: 'ERR_JOSE_NOT_SUPPORTED' },
    });
  });
});

function nextChar(char = ''): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return alphabet[alphabet.indexOf(char) + 1] ?? '';
}

describe('several keys', () => {
  const token = es256(input({ alg: 'ES256', kid: 'b' }));
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  test('the one with the `kid` is tried first and named', async () => {
    const keys = [
      jwk(other.publicKey, { kid: 'a' }),
      jwk(rsa.publicKey),
      jwk(ec.publicKey, { kid: 'b' }),
    ];
    const { verdict, attempts, key, reason } = await verify(token, { keys });
    expect(verdict).toBe('verified');
    expect(attempts.map(({ index, outcome }) => [index, outcome])).toEqual([[2, 'holds']]);
    expect(key?.kid).toBe('b');
    expect(reason.values).toMatchObject({ index: 3, count: 3 });
  });

  test('without a match each is tried, and what each said is kept', async () => {
    const keys = [jwk(other.publicKey, { kid: 'b' }), jwk(rsa.publicKey), jwk(ec.publicKey)];
    const { verdict, attempts } = await verify(token, { keys });
    expect(verdict).toBe('verified');
    expect(attempts.map(({ outcome }) => outcome)).toEqual([
      'does-not-hold',
      'cannot-serve',
      'holds',
    ]);
  });

  test('under none', async () => {
    const third = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const keys = [jwk(other.publicKey), jwk(rsa.publicKey), jwk(third.publicKey)];
    expect(await verify(token, { keys })).toMatchObject({
      verdict: 'failed',
      reason: { code: 'no-key-holds', values: { count: 2 } },
    });
  });
});

describe('a pinned algorithm', () => {
  test('key confusion fails: an HMAC made with the public key’s text, under that key and RS256', async () => {
    const text = pem(rsa.publicKey);
    const forged = hs256(input({ alg: 'HS256' }), text);
    expect((await verify(forged, text)).verdict).toBe('key-mismatch');
    expect((await verify(forged, text)).otherReading).toEqual({ kind: 'text-as-secret' });
    expect((await verify(forged, text, { alg: 'RS256' })).verdict).toBe('failed');
  });

  test('a header that says another algorithm is never simply verified', async () => {
    const token = hs256(input({ alg: 'hs256' }));
    expect(await verify(token, SECRET, { alg: 'HS256' })).toMatchObject({
      verdict: 'lenient',
      reason: { code: 'pinned-alg-differs', values: { seen: 'hs256', wanted: 'HS256' } },
      strict: { status: 'refused', code: 'ERR_JOSE_ALG_NOT_ALLOWED' },
    });
    expect((await verify(`${input({ alg: 'none' })}.AAAA`, SECRET, { alg: 'HS256' })).verdict).toBe(
      'unsigned',
    );
  });

  test('EdDSA and Ed25519 are one', async () => {
    const ed = generateKeyPairSync('ed25519');
    for (const alg of ['EdDSA', 'Ed25519']) {
      const signed = input({ alg });
      const token = `${signed}.${sign(null, Buffer.from(signed), ed.privateKey).toString('base64url')}`;
      for (const pinned of ['EdDSA', 'Ed25519']) {
        const key = jwk(ed.publicKey, { alg: pinned });
        expect((await verify(token, key, { alg: pinned })).verdict).toBe('verified');
      }
    }
  });
});

describe('the secret read another way', () => {
  const octets = Buffer.from('fb'.repeat(32), 'hex');
  test.each<[string, string | Uint8Array, string, KeyFormat, object]>([
    ['base64', octets, octets.toString('base64'), 'auto', { kind: 'encoding', encoding: 'base64' }],
    [
      'base64url',
      octets,
      octets.toString('base64url'),
      'hex',
      { kind: 'encoding', encoding: 'base64url' },
    ],
    ['hexadecimal', octets, octets.toString('hex'), 'utf8', { kind: 'encoding', encoding: 'hex' }],
    ['text', 'c2VjcmV0', 'c2VjcmV0', 'base64', { kind: 'encoding', encoding: 'utf8' }],
    ['without a line break', 'secret', 'secret\n', 'auto', { kind: 'trailing-newline-removed' }],
    ['with a line break', 'secret\n', 'secret', 'auto', { kind: 'trailing-newline-added' }],
    ['without quotes', 'secret', '"secret"', 'auto', { kind: 'quotes-removed' }],
    ['without single quotes', 'secret', " 'secret'\n", 'auto', { kind: 'quotes-removed' }],
    [
      'with a line break of Windows',
      'secret\r\n',
      'secret',
      'auto',
      { kind: 'trailing-newline-added' },
    ],
    ['with quotes', '"secret"', 'secret', 'auto', { kind: 'quotes-added' }],
    ['with single quotes', "'secret'", 'secret', 'auto', { kind: 'quotes-added' }],
    [
      'base64 without quotes',
      octets,
      `'${octets.toString('base64')}'`,
      'auto',
      { kind: 'quotes-removed', encoding: 'base64' },
    ],
    [
      'hexadecimal without quotes',
      octets,
      `"${octets.toString('hex')}"`,
      'auto',
      { kind: 'quotes-removed', encoding: 'hex' },
    ],
    [
      'text without a line break, not base64',
      'c2VjcmV0',
      'c2VjcmV0\n',
      'base64',
      { kind: 'trailing-newline-removed', encoding: 'utf8' },
    ],
    [
      'several lines with the line breaks of Windows',
      'one\r\ntwo',
      'one\ntwo\n',
      'auto',
      { kind: 'line-breaks-changed' },
    ],
    [
      'a PEM file chosen as text, with other line breaks',
      pem(rsa.publicKey),
      pem(rsa.publicKey).replaceAll('\n', '\r\n'),
      'utf8',
      { kind: 'line-breaks-changed' },
    ],
    ...(
      [
        ['without its last line break', (text) => text.trim()],
        ['with Windows’ line breaks but the last', (text) => text.trim().replaceAll('\n', '\r\n')],
        ['as a line of an .env file', (text) => text.replaceAll('\n', '\\n')],
        ['as such a line, without the last', (text) => text.trim().replaceAll('\n', '\\n')],
      ] satisfies [string, (text: string) => string][]
    ).map(([what, change]): [string, string, string, KeyFormat, object] => [
      `a PEM file ${what}`,
      change(pem(rsa.publicKey)),
      pem(rsa.publicKey),
      'auto',
      { kind: 'text-as-secret' },
    ]),
    [
      'a PEM file that the signer read with its line breaks, from a line of an .env file',
      pem(rsa.publicKey),
      pem(rsa.publicKey).replaceAll('\n', '\\n'),
      'auto',
      { kind: 'text-as-secret' },
    ],
    [
      'the text of a JWK’s k',
      'c2VjcmV0',
      '{"kty":"oct","k":"c2VjcmV0"}',
      'auto',
      { kind: 'k-as-text' },
    ],
    [
      'the text of a k in a set',
      'c2VjcmV0',
      '{"keys":[{"kty":"oct","k":"AA"},{"kty":"oct","k":"c2VjcmV0"}]}',
      'auto',
      { kind: 'k-as-text' },
    ],
    ['base64 of base64', 'secret', 'YzJWamNtVjA=', 'auto', { kind: 'decoded-twice' }],
    ['base64 of base64, read once', 'secret', 'YzJWamNtVjA=', 'base64', { kind: 'decoded-twice' }],
    ['without spaces', 'secret', ' secret ', 'auto', { kind: 'spaces-removed' }],
    [
      'a PEM file with the line breaks of Windows',
      pem(rsa.publicKey).replaceAll('\n', '\r\n'),
      pem(rsa.publicKey),
      'auto',
      { kind: 'text-as-secret' },
    ],
    [
      'a JWK as text',
      '{"kty":"oct","k":"AA"}',
      '{"kty":"oct","k":"AA"}',
      'auto',
      { kind: 'text-as-secret' },
    ],
  ])('%s', async (_what, secret, keyText, format, otherReading) => {
    const verification = await verify(hs256(input({ alg: 'HS256' }), secret), keyText, { format });
    expect(describeVerdict(verification).detail).not.toContain('was changed');
    expect(verification).toMatchObject({
      verdict: expect.stringMatching(/failed|key-mismatch/),
      otherReading,
    });
    expect(describeVerdict(verification).tryNext).toMatch(/holds/);
    // Neither a key that stands before it, nor that it is kept in the ring, hides it.
    const kept = { number: 2, name: 'secret.txt' };
    const { encoding } = readKey(keyText, format);
    const keyTexts = [
      { text: 'another', encoding: 'utf8' as const },
      { text: keyText, encoding, kept },
    ];
    const inRing = await verify(hs256(input({ alg: 'HS256' }), secret), 'another', { keyTexts });
    expect(inRing).toMatchObject({ otherReading: { ...otherReading, kept } });
    expect(describeVerdict(inRing).tryNext).toMatch(/holds .*key 2 \(secret\.txt\)/);
  });

  test('none', async () => {
    expect(await verify(TOKEN, 'another')).not.toHaveProperty('otherReading');
    expect(await verify(TOKEN, SECRET)).not.toHaveProperty('otherReading');
  });
});

describe('the `jwk` in the header', () => {
  const token = es256(input({ alg: 'ES256', jwk: ec.publicKey.export({ format: 'jwk' }) }));
  test('is tried without being trusted', async () => {
    expect(await verify(token, '')).toMatchObject({
      verdict: 'no-key',
      holdsWithEmbeddedJwk: true,
      embeddedJwkIsGivenKey: false,
    });
    expect(await verify(token, pem(rsa.publicKey))).toMatchObject({
      verdict: 'key-mismatch',
      holdsWithEmbeddedJwk: true,
    });
  });

  test('is known when it is the given key', async () => {
    expect(await verify(token, pem(ec.publicKey))).toMatchObject({
      verdict: 'verified',
      embeddedJwkIsGivenKey: true,
    });
  });

  test('is left alone when it is a secret, or another kind of key', async () => {
    for (const embedded of [
      { kty: 'oct', k: encode(SECRET) },
      rsa.publicKey.export({ format: 'jwk' }),
      'x',
      null,
    ]) {
      const other = hs256(input({ alg: 'HS256', jwk: embedded }));
      expect(await verify(other)).not.toHaveProperty('holdsWithEmbeddedJwk');
    }
  });
});

test('a published secret is named, another is not', async () => {
  const published = 'your-256-bit-secret';
  const token = hs256(input({ alg: 'HS256' }), published);
  expect((await verify(token, published)).knownSecret).toEqual({
    text: published,
    reading: 'utf8',
    hasLineFeed: false,
  });
  expect(await verify(TOKEN)).not.toHaveProperty('knownSecret');
});

test('a secret has no thumbprint, a key pair has', async () => {
  expect(await verify(TOKEN)).not.toHaveProperty('thumbprint');
  expect((await verify(es256(input({ alg: 'ES256' })), pem(ec.publicKey))).thumbprint).toMatch(
    /^[\w-]{43}$/,
  );
});

test('an Ed25519 key of small order is refused', async () => {
  // The identity as the key and as R, S = 0: WebCrypto calls this signature good for every message.
  const point = new Uint8Array(32);
  point[0] = 1;
  const signature = encodeBase64url(Uint8Array.from([...point, ...new Uint8Array(32)]));
  const key = { kty: 'OKP', crv: 'Ed25519', x: encodeBase64url(point) };
  expect(await verify(`${input({ alg: 'EdDSA' })}.${signature}`, key)).toMatchObject({
    verdict: 'failed',
    reason: { code: 'small-order-key' },
  });
});

test('after an abort it settles all the same', async () => {
  const controller = new AbortController();
  controller.abort();
  const options = { keyTexts: [], now: 0, expectations: { leeway: 0 } };
  await expect(
    verifyToken(parseToken(TOKEN), readKey(SECRET, 'auto'), options, controller.signal),
  ).resolves.toBeDefined();
});

test('no token and no key makes it reject, or verifies by chance', async () => {
  const part = fc.oneof(
    fc.base64String({ maxLength: 12 }),
    fc.constantFrom(
      encode({ alg: 'HS256' }),
      encode({ alg: 'RS256', crit: ['b64'], b64: false }),
      encode({ alg: 'EdDSA' }),
      'AAAA',
      '',
    ),
  );
  const keys = fc.constantFrom(
    '',
    'x',
    pem(ec.publicKey),
    pem(smallRsa.privateKey),
    '{"keys":[{"kty":"oct"}]}',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 6 }), keys, async (parts, key) => {
      const { verdict } = await verify(parts.join('.'), key);
      if (verdict === 'verified' || verdict === 'lenient') throw new Error(verdict);
    }),
    { numRuns: 200 },
  );
});
