import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readKey } from './read-key.ts';
import { countKept, SPLIT_LIMIT, splitKeyText } from './split-key-text.ts';

const [one, two] = [0, 1].map(() => generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey);
const pem = (key = one): string => String(key?.export({ format: 'pem', type: 'spki' })).trim();
const jwk = (key = one): string => JSON.stringify(key?.export({ format: 'jwk' }), null, 1);

test('each PEM block, and each key of a set, as it stands there', () => {
  expect(splitKeyText(`first\n${pem()}\nsecond\n${pem(two)}\n`, 'auto')).toEqual([pem(), pem(two)]);
  const set = `{"keys":[ ${jwk()} ,${jwk(two)}]}`;
  expect(splitKeyText(set, 'auto')).toEqual([jwk(), jwk(two)]);
  expect(splitKeyText(`[${jwk()},${jwk(two)}]`, 'jwk')).toEqual([jwk(), jwk(two)]);
});

test('a text of one key is left as it is', () => {
  for (const text of ['a secret\n', `${pem()}\n`, ` ${jwk()}`, `{"keys":[${jwk()}]}`]) {
    expect(splitKeyText(text, 'auto')).toEqual([text]);
  }
  expect(splitKeyText('c2VjcmV0', 'base64')).toEqual(['c2VjcmV0']);
});

test('what is no key is left out', () => {
  expect(splitKeyText('', 'auto')).toEqual([]);
  expect(splitKeyText('-----BEGIN PUBLIC KEY-----\nAA', 'auto')).toEqual([]);
  const set = `{"keys":[{"kty":"EC"},${jwk()},7,${jwk(two)}]}`;
  expect(splitKeyText(set, 'auto')).toEqual([jwk(), jwk(two)]);
});

test('every piece of any text is one key', () => {
  const part = fc.constantFrom(
    pem(),
    jwk(),
    '{"kty":"oct","k":"AA"}',
    '"keys":[',
    ',',
    '{',
    ']}',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      for (const piece of splitKeyText(parts.join(''), 'auto')) {
        expect(readKey(piece, 'auto').keys).toHaveLength(1);
      }
    }),
  );
});

test('a set of very many keys is one piece, and counts as all of them', () => {
  const set = JSON.stringify({
    keys: Array.from({ length: SPLIT_LIMIT + 1 }, (_, index) => ({
      kty: 'oct',
      k: 'AA',
      kid: `the key with the number ${index}`,
    })),
  });
  expect(splitKeyText(set, 'auto')).toEqual([set]);
  expect(countKept(set)).toBe(SPLIT_LIMIT + 1);
  expect(countKept(set.slice(1))).toBe(1);
  expect(countKept(jwk())).toBe(1);
  // What is said to be a secret is one.
  expect(splitKeyText(set, 'utf8')).toEqual([set]);
});
