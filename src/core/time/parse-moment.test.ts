import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDate } from './format-time.ts';
import { describeMomentProblem, parseMoment } from './parse-moment.ts';

const NOW = 1_795_000_000;

test.each([
  ['now', NOW],
  ['in 2 hours', NOW + 7_200],
  ['2 hours', NOW + 7_200],
  ['+30m', NOW + 1_800],
  ['+1h30m', NOW + 5_400],
  ['-1d', NOW - 86_400],
  ['3 days ago', NOW - 259_200],
  ['1 hour and 5 minutes ago', NOW - 3_900],
  ['2 weeks from now', NOW + 1_209_600],
  ['In 1.5 Hours', NOW + 5_400],
  ['1300819380', 1_300_819_380],
  ['-1', -1],
  ['2011-03-22', 1_300_752_000],
  ['2011-03-22 18:43', 1_300_819_380],
  ['2011-03-22T18:43:00Z', 1_300_819_380],
  ['2011-03-22 18:43:00 UTC', 1_300_819_380],
  ['2011-03-22T20:43:00.5+02:00', 1_300_819_380.5],
  ['2011-03-22T13:13:00-0530', 1_300_819_380],
  ['  now\n', NOW],
  ['in  2  hours', NOW + 7_200],
  ['+ 2 h', NOW + 7_200],
  ['1.25h', NOW + 4_500],
  ['1h , 30m', NOW + 5_400],
  ['1h,  30m', NOW + 5_400],
  ['1h30m5s', NOW + 5_405],
  ['1h  and  30m', NOW + 5_400],
  ['2 hours   ago', NOW - 7_200],
  ['2 hours   from now', NOW + 7_200],
  ['1s '.repeat(27), NOW + 27],
  ['0.25', 0.25],
  ['99999999999', 99_999_999_999],
  ['2011-03-22   18:43', 1_300_819_380],
  ['2011-03-22T18:43:00.250Z', 1_300_819_380.25],
  ['0000-01-01', -62_167_219_200],
  ['0050-03-01 GMT', -60_584_198_400],
])('%s', (text, seconds) => {
  expect(parseMoment(text, NOW)).toEqual({ seconds });
});

test('milliseconds are read, and told', () => {
  expect(parseMoment('100000000000', NOW)).toEqual({ seconds: 1e8, wasMilliseconds: true });
  expect(parseMoment('1300819380123', NOW)).toEqual({
    seconds: 1_300_819_380.123,
    wasMilliseconds: true,
  });
});

describe('no moment', () => {
  test.each([
    '',
    'soon',
    'in',
    '+',
    '5',
    '2 fortnights',
    '-2 hours ago',
    '2011-3-2',
    '1e9',
    '12:30',
    '   ',
    '1h!',
    '!1h',
    '1h;30m',
    'minus 1h',
    '1hand30m',
    'on 2011-03-22',
    '2011-03-22 noon',
    '2011-03-22 18:43 +02:00:00',
    '1s '.repeat(28),
  ])('%s', (text) => {
    const reading = parseMoment(text, NOW);
    if (text === '5') expect(reading).toEqual({ seconds: 5 });
    else expect(reading.problem?.code).toBe('moment-unreadable');
  });

  test.each([
    '2011-02-30',
    '2011-13-01',
    '2011-03-22 25:00',
    '2011-02-29',
    '2011-03-00',
    '2011-03-22 24:00',
    '2011-03-22 10:60',
    '2011-03-22 10:10:60',
    '99999999999999999',
  ])('not in the calendar: %s', (text) => {
    const { problem } = parseMoment(text, NOW);
    expect(problem?.code).toBe('moment-not-in-calendar');
    expect(problem && describeMomentProblem(problem)).toContain('calendar');
  });
});

test('reads back what the page writes', () => {
  fc.assert(
    fc.property(fc.integer({ min: -62_167_219_200, max: 253_402_300_799 }), (seconds) => {
      expect(parseMoment(formatDate(seconds), NOW)).toEqual({ seconds });
    }),
  );
});

test('no text makes it throw, or wait', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 100 }), (text) => {
      const reading = parseMoment(text, NOW);
      expect(reading.problem === undefined ? Number.isFinite(reading.seconds) : true).toBe(true);
    }),
  );
  const started = performance.now();
  parseMoment(`in ${'1 '.repeat(50_000)}`, NOW);
  parseMoment(`${'1m'.repeat(39)}!`, NOW);
  expect(performance.now() - started).toBeLessThan(500);
});
