import { expect, test } from 'vitest';
import { nearMiss } from './near-miss.ts';

test.each([
  ['https://t.auth0.com', 'https://t.auth0.com/', 'a slash at the end'],
  ['https://IDP.example', 'https://idp.example', 'letter case'],
  ['http://idp.example', 'https://idp.example', 'the scheme'],
  ['api://6f1c', '6f1c', 'the scheme'],
  ['https://idp.example:443/a', 'https://idp.example/a', 'the default port'],
  ['https://www.idp.example', 'https://idp.example', '"www."'],
  ['https://idp.example/%C3%A9', 'https://idp.example/é', 'percent-encoding'],
  ['caf\u00e9', 'cafe\u0301', 'the Unicode form'],
  ['HTTP://www.idp.example/', 'https://idp.example', 'the spelling'],
  ['https://idp.example/realms/a', 'https://idp.example', 'what is added to one of them'],
])('%s is nearly %s: %s', (actual, expected, difference) => {
  expect(nearMiss(actual, expected)).toBe(difference);
  expect(nearMiss(expected, actual)).toBe(difference);
});

test.each([
  ['same', 'same'],
  ['https://a.example', 'https://b.example'],
  ['a', 'b'],
  ['', 'b'],
  ['ab', 'abc'],
  ['https://idp.example:8443', 'https://idp.example:9443'],
  ['%', '%25%'],
  ['a'.repeat(5_000), 'a'.repeat(5_001)],
])('%s has nothing to do with %s', (actual, expected) => {
  expect(nearMiss(actual, expected)).toBeUndefined();
});

test('is quick, whatever the texts', () => {
  const started = performance.now();
  for (const piece of ['/', 'www.', '%', 'a:', ':443'])
    nearMiss(`${piece.repeat(400)}x`, piece.repeat(400));
  expect(performance.now() - started).toBeLessThan(200);
});
