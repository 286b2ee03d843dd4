// Tokens made by Node's OpenSSL with one thing wrong each: what is found must be that thing.
import { constants, createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readKey } from '../../keys/read-key.ts';
import { parseToken } from '../../token/parse-token.ts';
import { verifyExplained } from '../verify-explained.ts';
import type { SignatureClues } from './clues.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherRsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const RSA_PEM = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const RSA_JWK = JSON.stringify(rsa.publicKey.export({ format: 'jwk' }));

const encode = (text: string): string => Buffer.from(text).toString('base64url');
const PAYLOAD = '{"iss":"https://a.example","n":1.0,"name":"é","b":[1,2]}';

interface Signed {
  readonly header: string;
  readonly payload?: string;
}

const inputOf = ({ header, payload = PAYLOAD }: Signed): string =>
  `${encode(header)}.${encode(payload)}`;
const rs256 = (input: string, key = rsa.privateKey): Uint8Array =>
  sign('sha256', Buffer.from(input), key);
const ps256 = (input: string): Uint8Array =>
  sign('sha256', Buffer.from(input), {
    key: rsa.privateKey,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: 32,
  });
const hs256 = (input: string, secret: string | Uint8Array): Uint8Array =>
  createHmac('sha256', secret).update(input).digest();

async function cluesOf(
  input: string,
  signature: Uint8Array,
  key: string,
): Promise<SignatureClues | undefined> {
  const token = parseToken(`${input}.${Buffer.from(signature).toString('base64url')}`);
  const reading = readKey(key, 'auto');
  const { clues, verdict } = await verifyExplained(token, reading, {
    keyTexts: [{ text: key, encoding: reading.encoding }],
    now: 0,
    expectations: { leeway: 0 },
  });
  if (clues) expect(verdict).not.toBe('verified');
  return clues;
}

const RS256 = '{"alg":"RS256"}';
const HS256 = '{"alg":"HS256"}';

describe('RSA', () => {
  test('signed with the other padding', async () => {
    const input = inputOf({ header: RS256 });
    expect(await cluesOf(input, ps256(input), RSA_PEM)).toEqual({
      madeWith: { alg: 'PS256', isHeaderChanged: false },
    });
    const hash = sign('sha512', Buffer.from(input), rsa.privateKey);
    expect(await cluesOf(input, hash, RSA_PEM)).toEqual({
      madeWith: { alg: 'RS512', isHeaderChanged: false },
    });
  });

  test('the header’s alg was changed after signing', async () => {
    const signature = ps256(inputOf({ header: '{"alg":"PS256"}' }));
    expect(await cluesOf(inputOf({ header: RS256 }), signature, RSA_PEM)).toEqual({
      madeWith: { alg: 'PS256', isHeaderChanged: true },
    });
  });

  test.each([
    ['compact', PAYLOAD.replaceAll(',', ', ')],
    ['spaced', '{"a":[1,{"b":""}]}', '{"a": [1, {"b": ""}]}'],
    ['indented', '{"a":[1,{}]}', JSON.stringify({ a: [1, {}] }, null, 2)],
    ['indented', '{"a":[1,{}]}', JSON.stringify({ a: [1, {}] }, null, 4)],
    ['sorted', '{"b":{"d":1,"c":2},"a":3}', '{"a":3,"b":{"c":2,"d":1}}'],
    ['reprinted', '{"a":1.0}', '{"a":1}'],
    ['escaped', '{"iss":"https://a/b"}', String.raw`{"iss":"https:\/\/a\/b"}`],
    ['escaped', String.raw`{"iss": "https:\/\/a\/b"}`, '{"iss": "https://a/b"}'],
    ['escaped', '{"a":"é😀"}', String.raw`{"a":"\u00e9\ud83d\ude00"}`],
    ['escaped', String.raw`{"a": "\u00e9\\u00e9"}`, String.raw`{"a": "é\\u00e9"}`],
    ['escaped', '{"a":"é","b":1}', String.raw`{"a": "\u00e9", "b": 1}`],
  ])('the payload was signed %s: %s', async (layout, sent, signed = PAYLOAD) => {
    const signature = rs256(inputOf({ header: RS256, payload: signed }));
    expect(await cluesOf(inputOf({ header: RS256, payload: sent }), signature, RSA_PEM)).toEqual({
      rewritten: { part: 'payload', layout },
    });
  });

  test('the header, or both, were written another way', async () => {
    const spaced = '{"alg": "RS256"}';
    const header = rs256(inputOf({ header: spaced }));
    expect(await cluesOf(inputOf({ header: RS256 }), header, RSA_PEM)).toEqual({
      rewritten: { part: 'header', layout: 'spaced' },
    });
    const both = rs256(inputOf({ header: spaced, payload: '{"a": 1, "b": 2}' }));
    const sent = inputOf({ header: RS256, payload: '{"a":1,"b":2}' });
    expect(await cluesOf(sent, both, RSA_PEM)).toEqual({
      rewritten: { part: 'both', layout: 'spaced' },
    });
  });

  test('the input was padded before it was signed', async () => {
    const payload = '{"a":1}';
    const body = Buffer.from(payload).toString('base64');
    expect(body).toContain('=');
    const signature = rs256(`${Buffer.from(RS256).toString('base64')}.${body}`);
    expect(await cluesOf(inputOf({ header: RS256, payload }), signature, RSA_PEM)).toEqual({
      paddedInput: true,
    });
  });

  test('nothing is found for another key or a changed claim', async () => {
    const input = inputOf({ header: RS256 });
    expect(await cluesOf(input, rs256(input, otherRsa.privateKey), RSA_PEM)).toBeUndefined();
    const changed = inputOf({ header: RS256, payload: '{"a":2}' });
    const signature = rs256(inputOf({ header: RS256, payload: '{"a":1}' }));
    expect(await cluesOf(changed, signature, RSA_PEM)).toBeUndefined();
  });
});

test('ECDSA over another hash', async () => {
  const input = inputOf({ header: '{"alg":"ES384"}' });
  const key = { key: p384.privateKey, dsaEncoding: 'ieee-p1363' } as const;
  const pem = p384.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const signature = sign('sha256', Buffer.from(input), key);
  expect(await cluesOf(input, signature, pem)).toEqual({ hash: 'SHA-256' });
});

describe('HMAC', () => {
  const input = inputOf({ header: HS256 });

  test.each([
    ['no key is given', ''],
    ['another key is given', '{"kty":"oct","k":"J3sFZ18mxohbliQHOdTStFRvfyD7aM2E4PksvzvVC8g"}'],
  ])('an empty secret, when %s', async (_what, key) => {
    expect(await cluesOf(input, hs256(input, ''), key)).toEqual({ emptySecret: true });
    expect(await cluesOf(input, hs256(input, Buffer.alloc(64)), key)).toEqual({
      emptySecret: true,
    });
    expect(await cluesOf(input, hs256(input, Buffer.of(10)), key)).toBeUndefined();
  });

  const key = createPublicKey({ key: JSON.parse(RSA_JWK) as object, format: 'jwk' });
  const pkcs1 = key.export({ type: 'pkcs1', format: 'pem' }).toString();
  const body = RSA_PEM.replaceAll(/-----.*-----|\n/g, '');
  test.each([
    ['spki-pem', RSA_PEM],
    ['spki-pem', RSA_PEM.trimEnd()],
    ['spki-pem', RSA_PEM.replaceAll('\n', '\r\n')],
    ['pkcs1-pem', pkcs1],
    ['pem-one-line', RSA_PEM.replaceAll('\n', '')],
    ['pem-body', body],
    ['spki-der', Buffer.from(body, 'base64')],
    ['pkcs1-der', key.export({ type: 'pkcs1', format: 'der' })],
    ['jwk', JSON.stringify(JSON.parse(RSA_JWK))],
    ['modulus', Buffer.from((JSON.parse(RSA_JWK) as { n: string }).n, 'base64url')],
  ])('the secret is a public key as %s', async (publicKeyForm, secret) => {
    const set = `{"keys":[${RSA_JWK}]}`;
    expect(await cluesOf(input, hs256(input, secret), set)).toEqual({ publicKeyForm });
  });

  test('nothing is found for a secret of its own', async () => {
    const signature = hs256(input, 'a secret of its own, nobody knows');
    expect(await cluesOf(input, signature, RSA_PEM)).toBeUndefined();
    expect(await cluesOf(input, signature, '')).toBeUndefined();
  });
});
