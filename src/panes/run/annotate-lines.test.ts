import { expect, test } from 'vitest';
import { NAIVE } from '../../auth-server/downloads/naive.ts';
import { enRun } from '../../locales/en-run.ts';
import { annotateLines } from './annotate-lines.ts';

test('cuts the code at the lines that have a note', () => {
  const notes = [{ line: 'd' }, { line: 'b' }];
  expect(annotateLines('a\nb\nc\nd\n', notes)).toEqual([
    { rest: 'a' },
    { line: 'b', note: notes[1], rest: 'c' },
    { line: 'd', note: notes[0], rest: '' },
  ]);
  expect(() => annotateLines('a\na', [{ line: 'a' }])).toThrow('Not in one line');
  expect(() => annotateLines('a', [{ line: 'b' }])).toThrow('Not in one line');
});

test('every hole is in the naive code, in a line of its own, and no text is lost', () => {
  for (const id of ['flask', 'hono'] as const) {
    const pieces = annotateLines(NAIVE[id], enRun.naive.holes[id]);
    expect(pieces.length).toBe(enRun.naive.holes[id].length + 1);
    const lines = pieces.flatMap(({ line, rest }) => [line, rest || undefined]);
    expect(lines.filter((line) => line !== undefined).join('\n')).toBe(NAIVE[id].trimEnd());
  }
});
