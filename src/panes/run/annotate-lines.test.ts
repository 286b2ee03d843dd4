import { expect, test } from 'vitest';
import { NAIVE } from '../../auth-server/downloads/naive.ts';
import { enRun } from '../../locales/en-run.ts';
import { annotateLines } from './annotate-lines.ts';

test('each note stands at its line, in the order of the lines, and no line is lost', () => {
  const notes = [{ line: 'd' }, { line: 'b' }];
  expect(annotateLines('a\nb\nc\nd\n', notes)).toEqual([
    { rest: 'a' },
    { line: 'b', note: { line: 'b' }, rest: 'c' },
    { line: 'd', note: { line: 'd' }, rest: '' },
  ]);
  expect(() => annotateLines('a\na', [{ line: 'a' }])).toThrow(Error);
  expect(() => annotateLines('a', [{ line: 'b' }])).toThrow(Error);
});

test.each(['flask', 'hono'] as const)('the notes to %s name one line each, in order', (id) => {
  const holes = enRun.naive.holes[id];
  const pieces = annotateLines(NAIVE[id], holes);
  expect(pieces.flatMap(({ note }) => (note ? [note.id] : []))).toEqual(holes.map((one) => one.id));
});
