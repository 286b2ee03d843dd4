import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { whyGuessable } from './secret-strength.ts';

const of = (text: string): string | undefined => whyGuessable(new TextEncoder().encode(text));

test.each([
  ['a'.repeat(40), 'over and over'],
  ['01'.repeat(20), '2 different'],
  ['Xk4-pQ9z7w'.repeat(4), 'a block of 10'],
  ['abcdefghijklmnopqrstuvwxyz0123456789', 'runs along'],
  ['zyxwvutsrqponmlkjihgfedcba9876543210', 'runs along'],
  ['my_super_secret_password_for_this_app', 'usual words'],
  ['31415926535897932384626433832795', 'bits at most'],
])('%s', (text, reason) => {
  expect(of(text)).toContain(reason);
});

test('leaves random secrets alone, however they are written', () => {
  for (let i = 0; i < 2_000; i++) {
    // As good as random, and the same in each run.
    const bytes = createHash('sha256').update(String(i)).digest();
    expect(whyGuessable(bytes)).toBeUndefined();
    expect(of(bytes.toString('base64'))).toBeUndefined();
    expect(of(bytes.toString('base64url'))).toBeUndefined();
    expect(of(bytes.toString('hex'))).toBeUndefined();
    expect(of(bytes.subarray(0, 16).toString('hex'))).toBeUndefined();
  }
});

test('stays quick on a long one', () => {
  const started = performance.now();
  for (const text of ['a'.repeat(1_000_000), 'ab-'.repeat(300_000), 'secret'.repeat(100_000)])
    of(text);
  expect(performance.now() - started).toBeLessThan(1_000);
});
