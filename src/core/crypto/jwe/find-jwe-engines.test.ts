import { afterEach, expect, test, vi } from 'vitest';
import { CONTENT_ENCRYPTIONS, KEY_MANAGEMENTS } from './encryption-algorithms.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.resetModules();
});

/** Who does it, in a browser that has 192-bit keys or, as Chromium, has none. */
async function enginesOf(has192: boolean, alg: string, enc: string, curve?: string) {
  if (!has192) {
    const refusal = new DOMException('192-bit AES keys are not supported', 'OperationError');
    vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(refusal);
  }
  const { findJweEngines } = await import('./find-jwe-engines.ts');
  return findJweEngines(KEY_MANAGEMENTS.get(alg)!, CONTENT_ENCRYPTIONS.get(enc)!, curve);
}

test.each([
  ['dir', 'A256GCM', undefined, undefined, 'native'],
  ['dir', 'A192CBC-HS384', undefined, undefined, 'software'],
  ['RSA-OAEP', 'A192GCM', undefined, 'native', 'software'],
  ['RSA1_5', 'A128GCM', undefined, 'software', 'native'],
  ['A192KW', 'A128GCM', undefined, 'software', 'native'],
  ['A192GCMKW', 'A256CBC-HS512', undefined, 'software', 'native'],
  ['ECDH-ES', 'A128GCM', 'P-256', 'native', 'native'],
  ['ECDH-ES', 'A128GCM', 'X448', 'software', 'native'],
  ['ECDH-ES+A192KW', 'A128GCM', 'X25519', 'software', 'native'],
  ['PBES2-HS512+A256KW', 'A128GCM', undefined, 'native', 'native'],
])('%s with %s on %s where there are no 192-bit keys', async (alg, enc, curve, key, content) => {
  const engines = await enginesOf(false, alg, enc, curve);
  expect([engines.engine, engines.contentEngine]).toEqual([key, content]);
});

test('where there are, they are used', async () => {
  expect(await enginesOf(true, 'A192KW', 'A192CBC-HS384')).toEqual({
    engine: 'native',
    contentEngine: 'native',
  });
});
