import { afterEach, expect, test, vi } from 'vitest';
import { findAlgorithm } from './algorithms.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.resetModules();
});

/** Asks anew, in a browser that answers every import so. */
async function isAvailableWhere(alg: string, answer: () => Promise<CryptoKey>): Promise<boolean> {
  vi.spyOn(crypto.subtle, 'importKey').mockImplementation(answer);
  const { isAvailable } = await import('./is-available.ts');
  return isAvailable(findAlgorithm(alg)!);
}

const refusing = (name: string) => () => Promise.reject(new DOMException('', name));
const taking = () => Promise.resolve({} as CryptoKey);

// WebKitGTK 2.50: `DataError` for every key on secp256k1, `NotSupportedError` for Ed448 and ML-DSA.
test.each([
  ['ES256K', 'DataError', false],
  ['ES256K', 'NotSupportedError', false],
  ['Ed448', 'NotSupportedError', false],
  ['ML-DSA-44', 'NotSupportedError', false],
  ['Ed448', 'DataError', true],
])('%s, where its keys are refused with %s: %s', async (alg, name, expected) => {
  expect(await isAvailableWhere(alg, refusing(name))).toBe(expected);
});

test('the probe is a key that a browser with the curve takes', async () => {
  const imports = vi.spyOn(crypto.subtle, 'importKey').mockImplementation(taking);
  const { isAvailable } = await import('./is-available.ts');
  expect(await isAvailable(findAlgorithm('ES256K')!)).toBe(true);
  const { createPublicKey } = await import('node:crypto');
  const key = imports.mock.calls[0]?.[1];
  expect(createPublicKey({ key: key as never, format: 'jwk' }).asymmetricKeyType).toBe('ec');
});
