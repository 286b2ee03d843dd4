import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { octetsToInteger } from '../keys/ec-point.ts';
import { isSmallOrderKey } from './small-order-keys.ts';

// Edwards25519 (RFC 8032 §5.1): −x² + y² = 1 + dx²y² modulo p.
const P = 2n ** 255n - 19n;
const modulo = (n: bigint): bigint => ((n % P) + P) % P;
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (
    let square = modulo(base), rest = exponent;
    rest > 0n;
    rest >>= 1n, square = (square * square) % P
  ) {
    if (rest & 1n) result = (result * square) % P;
  }
  return result;
}
const invert = (n: bigint): bigint => power(n, P - 2n);
const D = modulo(-121665n * invert(121666n));

/** y of the doubled point from y alone: x² follows from the equation. */
function doubleY(y: bigint): bigint {
  const x2 = modulo((y * y - 1n) * invert(D * y * y + 1n));
  return modulo((y * y + x2) * invert(1n - D * x2 * y * y));
}

const littleEndian = (y: bigint): Uint8Array =>
  Uint8Array.from({ length: 32 }, (_, i) => Number((y >> BigInt(8 * i)) & 255n));

const ORDER_8 = [
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
].map((hex) => octetsToInteger(Uint8Array.from(Buffer.from(hex, 'hex')).toReversed()));

test('the listed y of order 8 are that', () => {
  for (const y of ORDER_8) expect(doubleY(doubleY(doubleY(y)))).toBe(1n);
  for (const y of ORDER_8) expect(doubleY(doubleY(y))).not.toBe(1n);
});

test.each([0n, 1n, P - 1n, P, P + 1n, ...ORDER_8])(
  'y = %d is refused, whatever the sign of x',
  (y) => {
    const octets = littleEndian(y);
    expect(isSmallOrderKey(octets)).toBe(true);
    octets[31]! |= 0x80;
    expect(isSmallOrderKey(octets)).toBe(true);
  },
);

test('an ordinary key is not', () => {
  const { x = '' } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
  expect(isSmallOrderKey(Buffer.from(x, 'base64url'))).toBe(false);
});
