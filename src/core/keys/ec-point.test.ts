import { createECDH, ECDH } from 'node:crypto';
import { expect, test } from 'vitest';
import { EC_CURVES } from './curves.ts';
import { computePublicPoint, decodeEcPoint, isOnCurve, octetsToInteger } from './ec-point.ts';

const NODE_NAMES: Record<string, string> = {
  'P-256': 'prime256v1',
  'P-384': 'secp384r1',
  'P-521': 'secp521r1',
  secp256k1: 'secp256k1',
};

test.each([...EC_CURVES.keys()])('%s agrees with OpenSSL, compressed or not', (name) => {
  const curve = EC_CURVES.get(name);
  const nodeName = NODE_NAMES[name] ?? '';
  if (!curve) throw new Error(name);
  for (let i = 0; i < 8; i++) {
    const ecdh = createECDH(nodeName);
    const point = new Uint8Array(ecdh.generateKeys());
    const compressed = ECDH.convertKey(point, nodeName, undefined, undefined, 'compressed');
    const decoded = decodeEcPoint(curve, point);
    expect(computePublicPoint(curve, ecdh.getPrivateKey())).toEqual(decoded);
    expect([...(decoded?.x ?? []), ...(decoded?.y ?? [])]).toEqual([...point.subarray(1)]);
    expect(decodeEcPoint(curve, new Uint8Array(compressed as Buffer))).toEqual(decoded);
    point[point.length - 1]! ^= 1;
    expect(decodeEcPoint(curve, point)).toBeUndefined();
    expect(decodeEcPoint(curve, point.subarray(1))).toBeUndefined();
  }
});

test('an x that no point has, and one that is not below p', () => {
  const curve = EC_CURVES.get('P-256');
  if (!curve) throw new Error('P-256');
  expect(decodeEcPoint(curve, Uint8Array.of(2, ...new Uint8Array(32).fill(255)))).toBeUndefined();
  // x = 1 has no square root on P-256.
  const one = new Uint8Array(33);
  one[0] = 2;
  one[32] = 1;
  expect(decodeEcPoint(curve, one)).toBeUndefined();
});

test.each([...EC_CURVES])('%s: the smallest scalars', (_name, curve) => {
  const point = (d: number) => computePublicPoint(curve, Uint8Array.of(d));
  for (const d of [1, 2, 3, 255]) expect(isOnCurve(curve, point(d))).toBe(true);
  expect(octetsToInteger(point(1).x)).toBe(curve.g[0]);
});
