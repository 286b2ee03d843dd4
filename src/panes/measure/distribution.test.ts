import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countBars, describeDurations, makeScale } from './distribution.ts';

test('the figures are of the durations, whatever their order', () => {
  const durations = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(describeDurations(durations)).toEqual({
    count: 100,
    least: 1,
    median: 50,
    mean: 50.5,
    p95: 95,
    p99: 99,
    most: 100,
  });
  expect(describeDurations([7])).toMatchObject({ least: 7, median: 7, p95: 7, most: 7 });
  expect(describeDurations([])).toBeUndefined();
});

test.each([
  [4.3, 0.1, 5],
  [6, 0.1, 6],
  [7.7, 0.2, 8],
  [38, 1, 40],
  [0.2, 0.1, 1],
  [0, 0.1, 1],
  [950, 20, 1000],
])('up to %s ms: bars of %s ms up to %s ms', (longest, width, end) => {
  const scale = makeScale(longest);
  expect(scale.width).toBeCloseTo(width, 9);
  expect(scale.end).toBeCloseTo(end, 9);
});

test('every duration is in one bar or beyond', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 500, noNaN: true })),
      fc.double({ min: 0, max: 1000, noNaN: true }),
      (durations, longest) => {
        const { counts, beyond } = countBars(durations, makeScale(longest));
        expect(counts.reduce((sum, one) => sum + one, beyond)).toBe(durations.length);
      },
    ),
  );
});

test('a duration at the edge of two bars is in the later', () => {
  const { counts, beyond } = countBars([0, 0.1, 0.3, 0.35, 1], { width: 0.1, end: 1 });
  expect(counts).toEqual([1, 1, 0, 2, 0, 0, 0, 0, 0, 0]);
  expect(beyond).toBe(1);
});
