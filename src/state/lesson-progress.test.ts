import { expect, test } from 'vitest';
import { readDone } from './lesson-progress.ts';

test('reads the names that it wrote, each once', () => {
  expect(readDone('["expiry/late","expiry/late","signing/key-pair"]')).toEqual([
    'expiry/late',
    'signing/key-pair',
  ]);
});

test.each([
  null,
  '',
  '{',
  '{"a":1}',
  'null',
  '7',
  '[1,null,{"a":[]}]',
  '["eyJhbGciOiJub25lIn0.e30."]',
])('takes nothing from %j', (stored) => {
  expect(readDone(stored)).toEqual([]);
});

test('takes so many at most', () => {
  const name = (n: number) =>
    `a/${String.fromCodePoint(97 + (n % 26)).repeat(1 + Math.floor(n / 26))}`;
  const many = Array.from({ length: 900 }, (_, n) => name(n));
  expect(readDone(JSON.stringify(many))).toHaveLength(500);
});
