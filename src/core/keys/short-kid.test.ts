import { expect, test } from 'vitest';
import { shortKid } from './short-kid.ts';

const ARN = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

test.each([
  ['did:example:123#key-1', 'did:example:123#key-1'],
  ['my signing key', 'my signing key'],
  ['Schlüssel №1', 'Schlüssel №1'],
  [ARN, 'arn:aws:kms:eu-central-1:111122223333:ke…cd-56ef-1234567890ab'],
  ['a\nb\u202ec`d', 'a\\u{A}b\\u{202E}c\\u{60}d'],
  ['trailing ', 'trailing\\u{20}'],
  ['\ud800', '\\u{D800}'],
  ['', ''],
])('%j is shown as %s', (kid, shown) => {
  expect(shortKid(kid)).toBe(shown);
});

test('a kid of a megabyte is short, and no code point is cut', () => {
  const shown = shortKid('\u{1f511}'.repeat(500_000));
  expect(shown).toBe(`${'\u{1f511}'.repeat(40)}…${'\u{1f511}'.repeat(20)}`);
});
