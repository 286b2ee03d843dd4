import { readFileSync } from 'node:fs';
import {
  createPrivateKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
  type SignKeyObjectInput,
} from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { loadSoftware } from './software-signatures.ts';

const octets = (text: unknown) => Uint8Array.from(Buffer.from(String(text), 'base64url'));
const input = Uint8Array.from(Buffer.from('eyJhbGciOiJub25lIn0.e30'));

/** OpenSSL's way of the same algorithm. */
const OPENSSL = {
  ES256K: {
    hash: 'sha256',
    makeKeys: () => generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
    options: (key: KeyObject): SignKeyObjectInput => ({ key, dsaEncoding: 'ieee-p1363' }),
  },
  Ed448: {
    hash: undefined,
    makeKeys: () => generateKeyPairSync('ed448'),
    options: (key: KeyObject): SignKeyObjectInput => ({ key }),
  },
} as const;

describe.each(['ES256K', 'Ed448'] as const)('%s', (alg) => {
  const { hash, makeKeys, options } = OPENSSL[alg];

  test('verifies what OpenSSL signs, high s or low, and signs what OpenSSL verifies', async () => {
    const software = await loadSoftware(alg);
    const { privateKey, publicKey } = makeKeys();
    const jwk = privateKey.export({ format: 'jwk' });
    const secret = octets(jwk.d);
    const open = software.publicKeyOf(secret);
    const coordinates = alg === 'ES256K' ? [4, ...octets(jwk.x), ...octets(jwk.y)] : octets(jwk.x);
    expect([...open]).toEqual([...coordinates]);
    for (let round = 0; round < 12; round++) {
      const text = Uint8Array.of(...input, round);
      const theirs = Uint8Array.from(sign(hash, text, options(privateKey)));
      expect(software.verify(Uint8Array.from(open), theirs, text)).toBe(true);
      expect(software.verify(Uint8Array.from(open), theirs, input)).toBe(false);
      const ours = software.sign(secret, text);
      expect(verify(hash, text, options(publicKey), ours)).toBe(true);
    }
  });

  test('a new secret key is one that OpenSSL takes', async () => {
    const software = await loadSoftware(alg);
    const secret = software.newSecretKey();
    const open = software.publicKeyOf(Uint8Array.from(secret));
    const text = (part: Uint8Array) => Buffer.from(part).toString('base64url');
    const half = (open.length - 1) / 2;
    const jwk =
      alg === 'ES256K'
        ? {
            kty: 'EC',
            crv: 'secp256k1',
            x: text(open.slice(1, 1 + half)),
            y: text(open.slice(1 + half)),
          }
        : { kty: 'OKP', crv: 'Ed448', x: text(open) };
    const key = createPrivateKey({ key: { ...jwk, d: text(secret) }, format: 'jwk' });
    const signature = Uint8Array.from(sign(hash, input, options(key)));
    expect(software.verify(Uint8Array.from(open), signature, input)).toBe(true);
  });
});

test('ML-DSA-44 verifies the published token', async () => {
  const vectors = JSON.parse(readFileSync('e2e/vectors/rfc.json', 'utf8')) as {
    id: string;
    token: string;
    key: { pub: string };
  }[];
  const vector = vectors.find(({ id }) => id === 'cose-dilithium-ML-DSA-44')!;
  const dot = vector.token.lastIndexOf('.');
  const software = await loadSoftware('ML-DSA-44');
  const text = Uint8Array.from(Buffer.from(vector.token.slice(0, dot)));
  const signature = octets(vector.token.slice(dot + 1));
  expect(software.verify(octets(vector.key.pub), signature, text)).toBe(true);
  signature[0]! ^= 1;
  expect(software.verify(octets(vector.key.pub), signature, text)).toBe(false);
});

test.each(['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'])('%s verifies what it signs', async (alg) => {
  const software = await loadSoftware(alg);
  const seed = Uint8Array.from(software.newSecretKey());
  const open = Uint8Array.from(software.publicKeyOf(seed));
  const signature = Uint8Array.from(software.sign(seed, input));
  expect(software.verify(open, signature, input)).toBe(true);
  expect(software.verify(open, signature, Uint8Array.of(...input, 0))).toBe(false);
});

test('what is not there is not loaded', async () => {
  await expect(loadSoftware('constructor')).rejects.toThrow(RangeError);
});
