import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../json/parse-json.ts';
import {
  formatCountdown,
  formatDate,
  formatDuration,
  formatMoment,
  formatRelative,
  formatRelativeShort,
  isCalendarTime,
} from './format-time.ts';
import { readTimeClaims, timeStatus } from './time-status.ts';

function times(text: string): ReturnType<typeof readTimeClaims> {
  const { root } = parseJson(text);
  return readTimeClaims(root?.kind === 'object' ? root : undefined);
}

test('a span names its two largest units and never rounds up', () => {
  expect(formatDuration(0)).toBe('0 seconds');
  expect(formatDuration(1)).toBe('1 second');
  expect(formatDuration(3599.9)).toBe('59 minutes 59 seconds');
  expect(formatDuration(-3600)).toBe('1 hour');
  expect(formatDuration(90_061)).toBe('1 day 1 hour');
  expect(formatDuration(366 * 86_400)).toBe('1 year 1 day');
  expect(formatDuration(Infinity)).toBe('for ever');
});

test('digits and dates', () => {
  expect(formatCountdown(725)).toBe('12:05');
  expect(formatCountdown(3725)).toBe('1:02:05');
  expect(formatCountdown(3 * 86_400 + 4 * 3600)).toBe('3 d 04:00:00');
  expect(formatDate(1_300_819_380)).toBe('2011-03-22 18:43:00 UTC');
  expect(formatDate(0.5)).toBe('1970-01-01 00:00:00.500 UTC');
  expect(formatDate(8.64e12)).toBe('+275760-09-13 00:00:00 UTC');
  expect(formatDate(8.64e12 + 1)).toBe('beyond any calendar');
  expect(formatDate(-8.64e12 - 1)).toBe('beyond any calendar');
  expect(formatDate(Number.NaN)).toBe('beyond any calendar');
  expect([8.64e12, 8.64e12 + 1, Number.NaN].map(isCalendarTime)).toEqual([true, false, false]);
  expect(formatRelative(1000, 1000)).toBe('now');
  expect(formatRelative(1000.9, 1000)).toBe('now');
  expect(formatRelative(1001, 1000)).toBe('in 1 second');
  expect(formatRelative(999, 1000)).toBe('1 second ago');
  expect(formatRelative(1725, 1000)).toBe('in 12 minutes 5 seconds');
  expect(formatRelative(1720, 1000)).toBe('in 12 minutes');
  expect(formatRelative(0, 7300)).toBe('2 hours ago');
  expect(formatRelativeShort(1720, 1000)).toBe('in 12 min');
  expect(formatRelativeShort(0, 3 * 86_400)).toBe('3 d ago');
  expect(formatRelativeShort(1060, 1000)).toBe('in 1 min');
  expect(formatRelativeShort(1059, 1000)).toBe('in 59 s');
  expect(formatRelativeShort(Infinity, 1000)).toBe('∞');
  expect(formatRelativeShort(1000.2, 1000)).toBe('now');
  expect(formatMoment(1_300_819_380, 1_300_819_999)).toBe('18:43:00 UTC');
  expect(formatMoment(1_300_819_380, 1_400_000_000)).toBe('2011-03-22 18:43:00 UTC');
});

describe('timeStatus', () => {
  test.each([
    ['{"exp":100}', 99.9, 0, 'current'],
    ['{"exp":100}', 100, 0, 'expired'],
    ['{"exp":100}', 100, 60, 'current'],
    ['{"exp":100}', 160, 60, 'expired'],
    ['{"nbf":100}', 99, 0, 'not-yet-valid'],
    ['{"nbf":100}', 100, 0, 'unbounded'],
    ['{"nbf":100,"exp":200}', 41, 60, 'current'],
    ['{"iat":5}', 100, 0, 'unbounded'],
    ['{"exp":1,"exp":200}', 100, 0, 'current'],
  ])('%s at %d with %d leeway is %s', (text, now, leeway, phase) => {
    expect(timeStatus(times(text), now, leeway).phase).toBe(phase);
  });

  test('whole seconds, rounded down', () => {
    expect(timeStatus(times('{"exp":100.5,"iat":10}'), 100, 0)).toMatchObject({
      secondsLeft: 0,
      age: 90,
    });
    expect(timeStatus(times('{"exp":100}'), 100.2, 0).secondsLeft).toBe(-1);
  });

  test('says only what can be counted', () => {
    expect(timeStatus(times('[1]'), 100, 0)).toEqual({ phase: 'unbounded' });
    expect(timeStatus(times('{"nbf":100}'), 100, 0)).toEqual({ phase: 'unbounded' });
    expect(timeStatus(times('{"nbf":100}'), 98.5, 0)).toEqual({
      phase: 'not-yet-valid',
      secondsToStart: 2,
    });
    expect(timeStatus(times('{"iat":101}'), 100, 0)).toEqual({ phase: 'unbounded', age: -1 });
  });

  test('what is no number of seconds is named', () => {
    expect(times('{"exp":"1","nbf":null,"iat":1e999}').unusable).toEqual(['exp', 'nbf', 'iat']);
  });

  test('the phase changes only at the edges', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(1000), fc.nat(100), (exp, before, leeway) => {
        const claims = { exp, unusable: [] };
        expect(timeStatus(claims, exp + leeway - 1 - before, leeway).phase).toBe('current');
        expect(timeStatus(claims, exp + leeway + before, leeway).phase).toBe('expired');
      }),
    );
  });
});
