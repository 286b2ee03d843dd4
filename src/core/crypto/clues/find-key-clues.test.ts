// Keys made by Node's OpenSSL, good ones and ones put together from its primes.
import { createPrivateKey, generateKeyPairSync, generatePrimeSync, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encodeBase64url } from '../../bytes/base64url.ts';
import { readKey } from '../../keys/read-key.ts';
import { fermatSteps, isProbablyPrime, smallFactor } from './key-arithmetic.ts';
import { findKeyClues } from './find-key-clues.ts';

const prime = (bits: number): bigint => generatePrimeSync(bits, { bigint: true });

function toText(value: bigint): string {
  const hex = value.toString(16);
  const even = hex.padStart(hex.length + (hex.length % 2), '0');
  return encodeBase64url(Buffer.from(even, 'hex'));
}

const rsa = (n: bigint): object => ({ kty: 'RSA', n: toText(n), e: 'AQAB' });
const cluesOf = (...keys: object[]) => findKeyClues(readKey(JSON.stringify({ keys }), 'auto'));

describe('RSA', () => {
  const [p, q, r] = [prime(512), prime(512), prime(512)];

  test.each([2048, 4096])('finds nothing about a good key of %i bits', async (modulusLength) => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength });
    const jwks = [publicKey, privateKey].map((key) => key.export({ format: 'jwk' }));
    expect(await cluesOf(...jwks)).toEqual([]);
  });

  test('small factors', async () => {
    expect(await cluesOf(rsa(p * q + 1n))).toEqual([{ kind: 'small-factor', index: 0, factor: 2 }]);
    const [clue] = await cluesOf(rsa(65_537n * p));
    expect(clue).toEqual({ kind: 'small-factor', index: 0, factor: 65_537 });
    expect(smallFactor(65_539n * p)).toBeUndefined();
    expect(smallFactor(3n * 65_521n)).toBe(3);
  });

  test('primes close together', async () => {
    expect(await cluesOf(rsa(p * p))).toEqual([{ kind: 'close-primes', index: 0, steps: 1 }]);
    const near = generatePrimeSync(512, { bigint: true, add: 2n, rem: 1n });
    const far = near + (1n << 300n) + 1n;
    expect(fermatSteps(near * far)).toBeUndefined();
    expect(fermatSteps(101n * 103n)).toBe(1);
    // 1 · n is no factorization.
    expect(fermatSteps(1_000_003n)).toBeUndefined();
  });

  test('a prime', async () => {
    expect(await cluesOf(rsa(prime(1024)))).toEqual([{ kind: 'prime-modulus', index: 0 }]);
    expect(await isProbablyPrime(561n)).toBe(false);
    expect(await isProbablyPrime(2n)).toBe(true);
    expect(await isProbablyPrime(65_537n)).toBe(true);
  });

  test('a prime shared by two keys, wherever they stand', async () => {
    const good = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey;
    const clues = await cluesOf(rsa(p * q), good.export({ format: 'jwk' }), rsa(p * r));
    expect(clues).toEqual([{ kind: 'shared-prime', index: 0, other: 2 }]);
    expect(await cluesOf(rsa(p * q), rsa(p * q))).toEqual([]);
  });

  test('takes any number without a fault', async () => {
    for (const n of [0n, 1n, 2n, 3n, 4n, 9n, 15n, BigInt(`0x${randomBytes(60).toString('hex')}`)]) {
      expect(Array.isArray(await cluesOf(rsa(n), rsa(n + 1n)))).toBe(true);
    }
  });
});

describe('elliptic curves', () => {
  test.each(['P-256', 'P-384', 'P-521', 'secp256k1'])(
    '%s: halves, and tiny scalars',
    async (crv) => {
      const made = generateKeyPairSync('ec', { namedCurve: crv }).privateKey.export({
        format: 'jwk',
      });
      const other = generateKeyPairSync('ec', { namedCurve: crv }).privateKey;
      expect(await cluesOf(made)).toEqual([]);
      const mixed = { ...made, d: other.export({ format: 'jwk' }).d };
      expect(await cluesOf(mixed)).toEqual([{ kind: 'halves-differ', index: 0 }]);
      const { d: _, ...half } = made;
      expect(await cluesOf(half)).toEqual([]);
    },
  );

  test('a public point that is a small multiple of the base point', async () => {
    // 2G of P-256, from the point-multiplication vectors of NIST's CAVP.
    const x = '7cf27b188d034f7e8a52380304b51ac3c08969e277f21b35a60b48fc47669978';
    const y = '07775510db8ed040293d9ac69f7430dbba7dade63ce982299e04b79d227873d1';
    const key = {
      kty: 'EC',
      crv: 'P-256',
      x: toText(BigInt(`0x${x}`)),
      y: toText(BigInt(`0x${y}`)),
    };
    expect(await cluesOf({ ...key, d: undefined })).toEqual([
      { kind: 'small-multiple', index: 0, multiple: 2 },
    ]);
  });
});

describe('published keys', () => {
  test('the key of RFC 7515, appendix A.3, also by its private half', async () => {
    const key = {
      kty: 'EC',
      crv: 'P-256',
      x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
      y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
      d: 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI',
    };
    const pem = createPrivateKey({ key, format: 'jwk' }).export({ type: 'pkcs8', format: 'pem' });
    const label = 'test/doc key published in lestrrat-go/jwx';
    expect(await cluesOf(key)).toEqual([{ kind: 'published', index: 0, label }]);
    expect(await findKeyClues(readKey(pem.toString(), 'auto'))).toEqual([
      { kind: 'published', index: 0, label },
    ]);
  });
});

test('stops when it is told to', async () => {
  const controller = new AbortController();
  controller.abort();
  const reading = readKey(JSON.stringify({ keys: [rsa(prime(1024))] }), 'auto');
  expect(await findKeyClues(reading, controller.signal)).toEqual([]);
  expect(await findKeyClues(reading)).toHaveLength(1);
});

test.each(['ed25519', 'x25519', 'ed448', 'x448'] as const)('%s: halves', async (type) => {
  const make = () =>
    // The overloads of Node's types know each name alone.
    generateKeyPairSync(type as 'ed25519').privateKey.export({ format: 'jwk' });
  const made = make();
  expect(await cluesOf(made)).toEqual([]);
  expect(await cluesOf({ ...made, d: make().d })).toEqual([{ kind: 'halves-differ', index: 0 }]);
});
