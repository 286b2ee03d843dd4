import { compactDecrypt, importJWK } from 'jose';
import { describe, expect, test } from 'vitest';
import { readVectors } from '../../../../e2e/vectors/vector.ts';
import { decodeBase64url } from '../../bytes/base64url.ts';
import { encodeUtf8 } from '../../bytes/utf8.ts';
import { readKey } from '../../keys/read-key.ts';
import { parseToken } from '../../token/parse-token.ts';
import type { Octets } from './aes.ts';
import { decryptToken } from './decrypt-token.ts';
import { CONTENT_ENCRYPTIONS, KEY_MANAGEMENTS } from './encryption-algorithms.ts';
import { encryptToken, type EncryptionWish } from './encrypt-token.ts';
import { reachContentKey } from './reach-content-key.ts';

const CONTENT = encodeUtf8('{"sub":"a"}');
const vectors = readVectors().filter(({ kind, serialization }) => kind === 'jwe' && !serialization);

function keyOf(value: unknown) {
  const [key] = readKey(typeof value === 'string' ? value : JSON.stringify(value), 'auto').keys;
  return key!;
}

async function makeKey(alg: string, enc: string): Promise<object> {
  const { way, wrapOctets = 0 } = KEY_MANAGEMENTS.get(alg)!;
  if (way === 'rsa' || way === 'agree') {
    const params = {
      rsa: {
        name: 'RSA-OAEP',
        modulusLength: 2048,
        publicExponent: Uint8Array.of(1, 0, 1),
        hash: 'SHA-256',
      },
      agree: { name: 'ECDH', namedCurve: 'P-521' },
    }[way];
    const usages: KeyUsage[] = way === 'rsa' ? ['decrypt', 'encrypt'] : ['deriveBits'];
    const pair = (await crypto.subtle.generateKey(params, true, usages)) as CryptoKeyPair;
    const { kty, crv, n, e, d, p, q, dp, dq, qi, x, y } = await crypto.subtle.exportKey(
      'jwk',
      pair.privateKey,
    );
    return { kty, crv, n, e, d, p, q, dp, dq, qi, x, y, kid: 'a' };
  }
  const octets = { direct: CONTENT_ENCRYPTIONS.get(enc)?.keyOctets, password: 24 }[way as string];
  const k = Buffer.from(crypto.getRandomValues(new Uint8Array(octets ?? wrapOctets)));
  return { kty: 'oct', k: k.toString('base64url') };
}

const made = [...KEY_MANAGEMENTS.keys()].filter((alg) => alg !== 'RSA1_5');

describe.each(made)('%s', (alg) => {
  test.each([...CONTENT_ENCRYPTIONS.keys()])('with %s is opened here and by jose', async (enc) => {
    const jwk = await makeKey(alg, enc);
    const wish: EncryptionWish = { alg, enc, cty: 'JWT', p2c: 1000 };
    const token = await encryptToken(CONTENT, keyOf(jwk), wish);
    if (typeof token !== 'string') throw new Error(token.code);
    const answer = await decryptToken(
      parseToken(token) as Parameters<typeof decryptToken>[0],
      readKey(JSON.stringify(jwk), 'auto'),
    );
    expect(answer.verdict).toBe('verified');
    expect(answer.plaintext).toEqual(CONTENT);
    const opened = await compactDecrypt(token, await importJWK(jwk, alg), {
      keyManagementAlgorithms: [alg],
    });
    expect(new Uint8Array(opened.plaintext)).toEqual(CONTENT);
    expect(opened.protectedHeader).toMatchObject({ alg, enc, cty: 'JWT' });
  });
});

test.each(['P-256', 'P-384', 'X25519', 'X448'])('agreement on %s', async (curve) => {
  const jwk =
    curve === 'X448'
      ? await import('@noble/curves/ed448.js').then(({ x448 }) => {
          const { secretKey, publicKey } = x448.keygen();
          const text = (octets: Uint8Array) => Buffer.from(octets).toString('base64url');
          return { kty: 'OKP', crv: curve, x: text(publicKey), d: text(secretKey) };
        })
      : await crypto.subtle
          .generateKey(
            curve === 'X25519' ? { name: curve } : { name: 'ECDH', namedCurve: curve },
            true,
            ['deriveBits'],
          )
          .then((pair) => crypto.subtle.exportKey('jwk', (pair as CryptoKeyPair).privateKey))
          .then(({ kty, crv, x, y, d }) => ({ kty, crv, x, y, d }));
  const { d: _secret, ...open } = jwk;
  const wish = { alg: 'ECDH-ES', enc: 'A256GCM', apu: 'QWxpY2U', apv: 'Qm9i' };
  const token = await encryptToken(CONTENT, keyOf(open), wish);
  if (typeof token !== 'string') throw new Error(token.code);
  const parsed = parseToken(token) as Parameters<typeof decryptToken>[0];
  expect(Object.keys(JSON.parse(parsed.header.json?.text ?? '') as object)).not.toContain('d');
  expect(parsed.header.json?.text).not.toContain('"d"');
  const answer = await decryptToken(parsed, readKey(JSON.stringify(jwk), 'auto'));
  expect(answer.plaintext).toEqual(CONTENT);
});

test('deflated content is inflated again', async () => {
  const jwk = await makeKey('A128KW', 'A128GCM');
  const content = encodeUtf8('a'.repeat(10_000));
  const token = await encryptToken(content, keyOf(jwk), {
    alg: 'A128KW',
    enc: 'A128GCM',
    zip: 'DEF',
  });
  if (typeof token !== 'string') throw new Error(token.code);
  expect(token.length).toBeLessThan(400);
  const { plaintext } = await compactOpen(token, jwk);
  expect(plaintext).toEqual(content);
});

function compactOpen(token: string, jwk: object) {
  const parsed = parseToken(token) as Parameters<typeof decryptToken>[0];
  return decryptToken(parsed, readKey(JSON.stringify(jwk), 'auto'));
}

describe('RFC 7520, to the letter, given its random octets', () => {
  test.each(['rfc7520-5_6', 'rfc7520-5_7', 'rfc7520-5_8'])('%s', async (id) => {
    const vector = vectors.find((one) => one.id === id)!;
    const parsed = parseToken(vector.token) as Parameters<typeof decryptToken>[0];
    const header = JSON.parse(parsed.header.json?.text ?? '') as Record<string, string>;
    const { alg = '', enc = '', iv: keyIv = '' } = header;
    const [, encryptedKey, iv] = parsed.segments.map(({ decoded }) => decoded.bytes!);
    const key = keyOf(vector.key);
    const management = KEY_MANAGEMENTS.get(alg)!;
    const recipient = { alg, enc, management, header, allowedIterations: 1 };
    const known: Record<string, unknown> = {
      'content-key': await reachContentKey(key, { ...recipient, encryptedKey: encryptedKey! }),
      'initialization-vector': iv,
      'key-initialization-vector': decodeBase64url(keyIv).bytes,
    };
    const content = encodeUtf8(vector.plaintextOrPayload ?? '');
    const token = await encryptToken(content, key, { alg, enc }, (_, use) => known[use] as Octets);
    expect(token).toBe(vector.token);
  });
});

test.each([
  ['RSA1_5', { kty: 'RSA', n: 'AQAB', e: 'AQAB' }, 'never-made'],
  ['HS256', { kty: 'oct', k: 'AAAA' }, 'alg-unknown'],
  ['A128KW', { kty: 'oct', k: 'AAAA' }, 'key-octets-for'],
  ['A128KW', { kty: 'RSA', n: 'AQAB', e: 'AQAB' }, 'key-type'],
])('%s under a key that cannot is not made', async (alg, jwk, code) => {
  const answer = await encryptToken(CONTENT, keyOf(jwk), { alg, enc: 'A128GCM' });
  expect(answer).toMatchObject({ code });
});
