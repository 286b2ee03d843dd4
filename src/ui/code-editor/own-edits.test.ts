import { expect, test } from 'vitest';
import { createOwnEdits } from './own-edits.ts';

test('an edit that comes back at once is no news', () => {
  const edits = createOwnEdits('');
  edits.report('a');
  expect(edits.isNews('a')).toBe(false);
});

test('an answer to an earlier edit does not undo what was typed since', () => {
  const edits = createOwnEdits('');
  edits.report('a');
  edits.report('ab');
  edits.report('abc');
  expect(edits.isNews('a')).toBe(false);
  expect(edits.isNews('abc')).toBe(false);
});

test('another text is news, once', () => {
  const edits = createOwnEdits('{}');
  edits.report('{ }');
  expect(edits.isNews('{"a":1}')).toBe(true);
  expect(edits.isNews('{"a":1}')).toBe(false);
});

test('going back to the text before an edit is news once the edit has been answered', () => {
  const edits = createOwnEdits('a');
  edits.report('ab');
  expect(edits.isNews('ab')).toBe(false);
  expect(edits.isNews('a')).toBe(true);
});

test('an answer to what was typed before a new text came is news again', () => {
  const edits = createOwnEdits('');
  edits.report('a');
  expect(edits.isNews('x')).toBe(true);
  expect(edits.isNews('a')).toBe(true);
});
