import { createPublicKey, createSecretKey, verify } from 'node:crypto';
import { compactVerify, importJWK, type JWK } from 'jose';
import { describe, expect, test } from 'vitest';
import { encodeBase64url } from '../bytes/base64url.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';
import { generateKey } from './generate-key.ts';
import { readKey } from '../keys/read-key.ts';
import { thumbprint } from '../keys/thumbprint.ts';
import { SIGNATURE_ALGORITHM_NAMES } from './algorithms.ts';
import { canSign, signBytes } from './sign.ts';

/** What jose knows under Node 20; the others are compared with OpenSSL in software-signatures.test.ts. */
const NAMES = SIGNATURE_ALGORITHM_NAMES.filter((name) => !/^(ML-DSA-|ES256K|Ed448)/.test(name));

describe('every algorithm', () => {
  test.each(NAMES)('%s: a generated key signs what jose verifies', async (alg) => {
    const { privateKey, publicKey = privateKey } = await generateKey(alg);
    const key = canSign(readKey(privateKey, 'auto'), alg);
    if (!key) throw new Error('cannot sign');
    const input = `${encodeBase64url(encodeUtf8(JSON.stringify({ alg })))}.${encodeBase64url(encodeUtf8('{}'))}`;
    const signature = await signBytes(alg, key, encodeUtf8(input));
    const jwk = JSON.parse(publicKey) as JWK;
    const verifier =
      jwk.kty === 'oct' ? createSecretKey(jwk.k ?? '', 'base64url') : await importJWK(jwk, alg);
    const verified = await compactVerify(`${input}.${encodeBase64url(signature)}`, verifier);
    expect(verified.protectedHeader).toEqual({ alg });
  });
});

test('a generated key names itself by its thumbprint, and its public half holds nothing private', async () => {
  const { privateKey, publicKey = '' } = await generateKey('ES256');
  const [key] = readKey(privateKey, 'auto').keys;
  const jwk = JSON.parse(publicKey) as JWK;
  expect(key && (await thumbprint(key))).toBe(jwk.kid);
  expect(jwk).toMatchObject({ kty: 'EC', alg: 'ES256', use: 'sig' });
  expect(jwk.d).toBeUndefined();
});

test('secrets are as long as the hash, RSA keys as long as asked', async () => {
  for (const [alg, octets] of [
    ['HS256', 32],
    ['HS384', 48],
    ['HS512', 64],
  ] as const) {
    const { privateKey, publicKey } = await generateKey(alg);
    expect(publicKey).toBeUndefined();
    expect(readKey(privateKey, 'auto').keys[0]?.bits).toBe(octets * 8);
  }
  const { privateKey } = await generateKey('PS256', { modulusLength: 1024 });
  expect(readKey(privateKey, 'auto').keys[0]?.bits).toBe(1024);
});

test('no keys are made for what is no signature algorithm', async () => {
  await expect(generateKey('RSA-OAEP')).rejects.toThrow(RangeError);
  await expect(generateKey('__proto__')).rejects.toThrow(RangeError);
});

test('canSign takes the key with the kid, else the first that can', async () => {
  const one = JSON.parse((await generateKey('ES256')).privateKey) as JWK;
  const two = JSON.parse((await generateKey('ES256')).privateKey) as JWK;
  const { publicKey = '' } = await generateKey('ES256');
  const set = readKey(JSON.stringify({ keys: [JSON.parse(publicKey), one, two] }), 'auto');
  expect(canSign(set, 'ES256')?.kid).toBe(one.kid);
  expect(canSign(set, 'ES256', two.kid)?.kid).toBe(two.kid);
  expect(canSign(set, 'ES256', 'unknown')?.kid).toBe(one.kid);
  expect(canSign(set, 'RS256')).toBeUndefined();
  expect(canSign(set, 'none')).toBeUndefined();
  expect(canSign(readKey(publicKey, 'auto'), 'ES256')).toBeUndefined();
});

test('a PKCS#8 file without its public half signs', async () => {
  // RFC 8037 appendix A.1, as PKCS#8.
  const text = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
-----END PRIVATE KEY-----`;
  const key = canSign(readKey(text, 'auto'), 'EdDSA');
  if (!key) throw new Error('cannot sign');
  const input = encodeUtf8('a.b');
  expect(verify(null, input, createPublicKey(text), await signBytes('EdDSA', key, input))).toBe(
    true,
  );
});
