import fc from 'fast-check';
import { expect, test } from 'vitest';
import { restoreText, shortenText } from './long-text.ts';

const LIMIT = 3_000;
const long = fc.string({ minLength: 0, maxLength: 10_000, size: 'max' });

test('a text within the limit is shown whole', () => {
  expect(shortenText('abc', LIMIT).shown).toBe('abc');
});

test('an edit of the beginning or the end reaches the whole text', () => {
  fc.assert(
    fc.property(long, fc.string(), (text, typed) => {
      const shortened = shortenText(text, LIMIT);
      expect(restoreText(text, shortened, shortened.shown)).toBe(text);
      expect(restoreText(text, shortened, typed + shortened.shown)).toBe(typed + text);
      expect(restoreText(text, shortened, shortened.shown + typed)).toBe(text + typed);
    }),
    { numRuns: 50 },
  );
});

test('what replaces everything is everything', () => {
  const text = 'x'.repeat(9_000);
  expect(restoreText(text, shortenText(text, LIMIT), 'new')).toBe('new');
  expect(shortenText(text, LIMIT).shown.length).toBeLessThan(LIMIT + 100);
});
