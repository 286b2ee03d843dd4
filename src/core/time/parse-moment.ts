// A moment as a person writes it, in seconds: "now", "in 2 hours", "+30m", "2026-11-26 09:30", an epoch.
import type { Problem } from '../problem.ts';
import { isCalendarTime } from './format-time.ts';

export type MomentReading =
  | { readonly seconds: number; readonly wasMilliseconds?: true; readonly problem?: undefined }
  | { readonly problem: Problem<'moment-unreadable' | 'moment-not-in-calendar'> };

const UNITS: ReadonlyMap<string, number> = new Map(
  (
    [
      ['s sec secs second seconds', 1],
      ['m min mins minute minutes', 60],
      ['h hr hrs hour hours', 3_600],
      ['d day days', 86_400],
      ['w week weeks', 7 * 86_400],
      ['y year years', 365 * 86_400],
    ] as const
  ).flatMap(([names, seconds]) => names.split(' ').map((name) => [name, seconds] as const)),
);

const SPAN = /(\d+(?:\.\d+)?)\s*([a-z]+)/g;
const WHOLE_SPAN = /^(?:\d+(?:\.\d+)?\s*[a-z]+(?:\s*,\s*|\s+and\s+|\s*))+$/;
const DATE =
  /^(\d{4})-(\d{2})-(\d{2})(?:[t ]+(\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?)?\s*(?:z|utc|gmt|([+-])(\d{2}):?(\d{2}))?$/;
/** More characters than any moment has. */
const MAX_LENGTH = 80;
/** From here on an epoch counts milliseconds: in seconds it would be after the year 5138. */
const FIRST_MILLISECONDS = 100_000_000_000;

/**
 * Reads a moment. A date without a zone is UTC, as the page writes them; a year in a span has 365 days.
 *
 * @param now Seconds since the epoch: what a span is counted from.
 */
export function parseMoment(text: string, now: number): MomentReading {
  const trimmed = text.trim().toLowerCase();
  const unreadable = { problem: { code: 'moment-unreadable' } } as const;
  if (trimmed.length > MAX_LENGTH) return unreadable;
  if (trimmed === 'now') return { seconds: now };
  if (/^-?\d+(?:\.\d+)?$/.test(trimmed)) return readEpoch(Number(trimmed));
  const date = DATE.exec(trimmed);
  const seconds = date ? readDate(date) : readSpan(trimmed, now);
  if (seconds === undefined) return unreadable;
  return inCalendar(seconds);
}

function inCalendar(seconds: number): MomentReading {
  return Number.isFinite(seconds) && isCalendarTime(seconds)
    ? { seconds }
    : { problem: { code: 'moment-not-in-calendar' } };
}

function readEpoch(value: number): MomentReading {
  if (Math.abs(value) < FIRST_MILLISECONDS) return { seconds: value };
  const reading = inCalendar(value / 1000);
  return reading.problem ? reading : { ...reading, wasMilliseconds: true };
}

/** "in 2 hours", "+1h30m", "-1d", "3 days ago", "2 hours": ahead unless it says otherwise. */
function readSpan(text: string, now: number): number | undefined {
  const [, sign = '', body = '', ago] =
    /^(?:in\s+|([+-])\s*)?(.*?)(?:\s+(ago)|\s+from now)?$/.exec(text) ?? [];
  if (!WHOLE_SPAN.test(body) || (ago && sign)) return undefined;
  let span = 0;
  for (const [, count = '', unit = ''] of body.matchAll(SPAN)) {
    const size = UNITS.get(unit);
    if (size === undefined) return undefined;
    span += Number(count) * size;
  }
  return ago || sign === '-' ? now - span : now + span;
}

/** `NaN` for a day or an hour that there is not. */
function readDate(match: RegExpExecArray): number {
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction, ...zone] = match;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  date.setUTCHours(Number(hour), Number(minute), Number(second));
  // What there is not would have become a later day or minute.
  const isReal = date
    .toISOString()
    .startsWith(`${year}-${month}-${day}T${hour}:${minute}:${second}`);
  if (!isReal) return Number.NaN;
  return date.getTime() / 1000 + Number(fraction ?? 0) - offsetOf(zone);
}

/** Seconds that a zone's clocks are ahead of UTC: of its sign, hours and minutes. */
function offsetOf([sign, hours = '0', minutes = '0']: readonly (string | undefined)[]): number {
  const offset = Number(hours) * 3_600 + Number(minutes) * 60;
  return sign === '-' ? -offset : offset;
}

const WORDS = {
  'moment-unreadable':
    'This is no moment that can be read. Write `now`, `in 2 hours`, `+30m`, `3 days ago`, a date such as `2026-11-26 09:30` (UTC unless it says a zone), or seconds since 1970.',
  'moment-not-in-calendar': 'There is no such day or time in the calendar.',
} as const;

/** The sentence for a moment that could not be read. */
export function describeMomentProblem({
  code,
}: Problem<'moment-unreadable' | 'moment-not-in-calendar'>): string {
  return WORDS[code];
}
