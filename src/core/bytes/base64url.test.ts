import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase64url, encodeBase64url } from './base64url.ts';

const bytes = fc.uint8Array({ maxLength: 200 });

test('encodes as Node does', () => {
  fc.assert(
    fc.property(bytes, (b) => {
      expect(encodeBase64url(b)).toBe(Buffer.from(b).toString('base64url'));
    }),
  );
});

test('decodes what it encoded, without a fault', () => {
  fc.assert(
    fc.property(bytes, (b) => {
      const { bytes: decoded, problems } = decodeBase64url(encodeBase64url(b));
      expect(problems).toEqual([]);
      expect(Buffer.from(decoded!).equals(Buffer.from(b))).toBe(true);
    }),
  );
});

test('a text without a fault is the only spelling of its bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'AQgwxyz019-_+/= .é'.split('')) }), (text) => {
      const { bytes: decoded, problems } = decodeBase64url(text);
      const canonical = decoded !== undefined && encodeBase64url(decoded) === text;
      expect(problems.length === 0).toBe(canonical);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['YQ==', 'base64-padding', 2],
  ['YR', 'base64-noncanonical-bits', 1],
  ['-_+A', 'base64-std-alphabet', 2],
  ['AAAAA', 'base64-impossible-length', 4],
  ['AA A', 'base64-illegal-char', 2],
  ['AA\u{1F600}', 'base64-illegal-char', 2],
])('%s: %s', (text, code, start) => {
  expect(decodeBase64url(text).problems).toMatchObject([{ code, span: { start } }]);
});

test('bytes survive padding, stray bits and the standard alphabet, not an illegal character', () => {
  expect(decodeBase64url('YQ==').bytes).toEqual(Uint8Array.of(97));
  expect(decodeBase64url('YR').bytes).toEqual(Uint8Array.of(97));
  expect(decodeBase64url('+/+/').bytes).toEqual(decodeBase64url('-_-_').bytes);
  expect(decodeBase64url('Y!').bytes).toBeUndefined();
});
