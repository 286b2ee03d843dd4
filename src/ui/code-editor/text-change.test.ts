import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findChange } from './text-change.ts';

function replay(before: string, after: string): string {
  const change = findChange(before, after);
  return change ? before.slice(0, change.start) + change.text + before.slice(change.end) : before;
}

test('equal texts have no change', () => {
  expect(findChange('{"a":1}', '{"a":1}')).toBeUndefined();
});

test.each([
  ['{"a":1}', '{"a":12}', { start: 6, end: 6, text: '2' }],
  ['aaa', 'aa', { start: 2, end: 3, text: '' }],
  ['', 'x', { start: 0, end: 0, text: 'x' }],
  ['abc', 'xyz', { start: 0, end: 3, text: 'xyz' }],
] as const)('from %j to %j', (before, after, change) => {
  expect(findChange(before, after)).toEqual(change);
});

test('a change never starts or ends inside a surrogate pair', () => {
  // U+1F600 and U+1F601 share their first half, U+1F600 and U+1FA00 their second.
  expect(findChange('a😀b', 'a😁b')).toEqual({ start: 1, end: 3, text: '😁' });
  expect(findChange('a😀b', 'a🨀b')).toEqual({ start: 1, end: 3, text: '🨀' });
});

test('a change never starts or ends between CR and LF', () => {
  expect(findChange('a\r\nb', 'a\nb')).toEqual({ start: 1, end: 3, text: '\n' });
  expect(findChange('a\rb', 'a\r\nb')).toEqual({ start: 1, end: 2, text: '\r\n' });
});

test('replayed on the text before, a change gives the text after', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\r', '\n', '😀', '\ud83d', '\ude00') });
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(replay(before, after)).toBe(after);
    }),
  );
});
