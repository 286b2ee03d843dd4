import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encodePkcs8 } from './encode-key-der.ts';
import { exportKey, exportKeySet, KEY_EXPORT_FORMS } from './export-key.ts';
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
  expect(await forms('secret')).toEqual(['private-jwk', 'env', 'kubernetes']);
  expect(await forms(JSON.stringify(publicKey?.export({ format: 'jwk' })))).toEqual([
    'public-jwk',
    'public-jwk-set',
    'spki',
    'env',
    'kubernetes',
  ]);
  const whole = JSON.stringify(privateKey?.export({ format: 'jwk' }));
  expect(await forms(whole)).toEqual([...KEY_EXPORT_FORMS]);
});

describe('what a program is configured with', () => {
  test.each([
    ['a plain secret', 'correct horse', "JWT_SECRET='correct horse'\n"],
    ['a secret with a quote', "it's", 'JWT_SECRET_BASE64=aXQncw==\n'],
    ['a secret that ends its line', 'secret\n', 'JWT_SECRET_BASE64=c2VjcmV0Cg==\n'],
  ])('%s as a line of an .env file', async (_what, secret, line) => {
    expect(await exportKey(read(secret), 'env')).toBe(line);
  });

  test('a key pair as a line of an .env file is one line that becomes the PEM again', async () => {
    const pem = pairs['P-256']?.privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;
    const line = (await exportKey(read(pem), 'env')) ?? '';
    expect(line.trimEnd()).not.toContain('\n');
    const [, value = ''] = /^JWT_PRIVATE_KEY="(.*)"\n$/.exec(line) ?? [];
    expect(value.replaceAll('\\n', '\n')).toBe(pem);
  });

  test('a Kubernetes secret holds the octets in base64', async () => {
    expect(await exportKey(read('secret\n'), 'kubernetes')).toContain(
      'data:\n  secret: c2VjcmV0Cg==\n',
    );
    const pem = pairs.RSA?.publicKey.export({ format: 'pem', type: 'spki' }) as string;
    const manifest = (await exportKey(read(pem), 'kubernetes')) ?? '';
    const [, value = ''] = /^ {2}public\.pem: (.*)$/m.exec(manifest) ?? [];
    expect(Buffer.from(value, 'base64').toString()).toBe(pem);
  });
});

test('a JWK Set holds public halves only', async () => {
  const keys = [pairs.RSA, pairs.Ed25519].map((pair) =>
    read(JSON.stringify({ ...pair?.privateKey.export({ format: 'jwk' }), kid: 'one' })),
  );
  const set = JSON.parse((await exportKeySet([...keys, read('secret')])) ?? '') as unknown;
  expect(set).toEqual({
    keys: [pairs.RSA, pairs.Ed25519].map((pair) => ({
      ...pair?.publicKey.export({ format: 'jwk' }),
      kid: 'one',
    })),
  });
});

describe('an RSA key whose writer left members out', () => {
  const whole = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const { kty, n, e, d, p, q } = whole.export({ format: 'jwk' });

  test.each([
    ['all but n, e and d', { kty, n, e, d }],
    ['all but the primes', { kty, n, e, d, p, q }],
    [
      'a leading zero and padding',
      {
        kty,
        n: Buffer.concat([Buffer.of(0), Buffer.from(n ?? '', 'base64url')]).toString('base64'),
        e,
        d,
      },
    ],
  ])('%s', async (_what, jwk) => {
    const pem = (await exportKey(read(JSON.stringify(jwk)), 'pkcs8')) ?? '';
    const members = createPrivateKey(pem).export({ format: 'jwk' });
    expect({ n: members.n, d: members.d }).toEqual({ n, d });
    expect(new Set([members.p, members.q])).toEqual(new Set([p, q]));
    const signature = sign('sha256', Buffer.from('text'), pem);
    expect(verify('sha256', Buffer.from('text'), createPublicKey(whole), signature)).toBe(true);
  });

  test('numbers that are no key are left as they are', async () => {
    const text = JSON.stringify({ kty, n, e, d: 'AQAB' });
    expect(await exportKey(read(text), 'pkcs8')).toBeUndefined();
  });
});
