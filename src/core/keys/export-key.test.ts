import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encodePkcs8 } from './encode-key-der.ts';
import { exportKey, KEY_EXPORT_FORMS } from './export-key.ts';
import type { KeyMaterial } from './key-reading.ts';
import { readKey } from './read-key.ts';

const pairs: Record<string, { publicKey: KeyObject; privateKey: KeyObject }> = {
  RSA: generateKeyPairSync('rsa', { modulusLength: 1024 }),
  'P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'P-521': generateKeyPairSync('ec', { namedCurve: 'P-521' }),
  secp256k1: generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
  Ed25519: generateKeyPairSync('ed25519'),
  Ed448: generateKeyPairSync('ed448'),
  X25519: generateKeyPairSync('x25519'),
};

function read(text: string): KeyMaterial {
  const [key] = readKey(text, 'auto').keys;
  if (!key) throw new Error('unread');
  return key;
}

describe.each(Object.entries(pairs))('%s', (_name, { publicKey, privateKey }) => {
  const jwk = JSON.stringify(privateKey.export({ format: 'jwk' }));
  const pkcs8 = privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;

  test.each([
    ['JWK', jwk],
    ['PKCS#8', pkcs8],
  ])('from %s to every form, as OpenSSL reads it', async (_from, text) => {
    const key = read(text);
    const spki = (await exportKey(key, 'spki')) ?? '';
    expect(createPublicKey(spki).equals(publicKey)).toBe(true);
    const pem = (await exportKey(key, 'pkcs8')) ?? '';
    expect(createPrivateKey(pem).export({ format: 'jwk' })).toEqual(
      privateKey.export({ format: 'jwk' }),
    );
    expect(JSON.parse((await exportKey(key, 'private-jwk')) ?? '')).toEqual(
      privateKey.export({ format: 'jwk' }),
    );
    expect(JSON.parse((await exportKey(key, 'public-jwk')) ?? '')).toEqual(
      publicKey.export({ format: 'jwk' }),
    );
  });
});

test('an EC key whose file leaves the public half out gets it computed', async () => {
  const { publicKey, privateKey } = pairs['P-256'] ?? {};
  const { d = '' } = privateKey?.export({ format: 'jwk' }) ?? {};
  const der = encodePkcs8(
    { type: 'EC', curve: 'P-256' },
    Uint8Array.from(Buffer.from(d, 'base64url')),
  );
  const key = read(
    `-----BEGIN PRIVATE KEY-----\n${Buffer.from(der).toString('base64')}\n-----END PRIVATE KEY-----`,
  );
  expect(key.material.form).toBe('pkcs8');
  expect(JSON.parse((await exportKey(key, 'public-jwk')) ?? '')).toEqual(
    publicKey?.export({ format: 'jwk' }),
  );
});

test('what is private does not leave in a public form', async () => {
  const { privateKey } = pairs['P-256'] ?? {};
  const jwk = { ...privateKey?.export({ format: 'jwk' }), kid: 'a', key_ops: ['sign'], use: 'sig' };
  const text = (await exportKey(read(JSON.stringify(jwk)), 'public-jwk')) ?? '';
  const { d: _, key_ops: __, ...rest } = jwk as Record<string, unknown>;
  expect(JSON.parse(text)).toEqual(rest);
});

test('a key has no form that it cannot have', async () => {
  const forms = async (text: string) => {
    const key = read(text);
    const texts = await Promise.all(KEY_EXPORT_FORMS.map((form) => exportKey(key, form)));
    return KEY_EXPORT_FORMS.filter((_, i) => texts[i] !== undefined);
  };
  const { publicKey, privateKey } = pairs.RSA ?? {};
  expect(await forms('secret')).toEqual(['private-jwk']);
  expect(await forms(JSON.stringify(publicKey?.export({ format: 'jwk' })))).toEqual([
    'public-jwk',
    'spki',
  ]);
  const { n, e, d } = privateKey?.export({ format: 'jwk' }) ?? {};
  expect(await forms(JSON.stringify({ kty: 'RSA', n, e, d }))).toEqual([
    'public-jwk',
    'private-jwk',
    'spki',
  ]);
});
