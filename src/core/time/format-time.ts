// Seconds in words. Spans are rounded down to their two largest units, so "1 hour" is never said of 59 minutes.

const UNITS = [
  ['year', 365 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** The last moment a JavaScript Date can hold, in seconds: 13 September 275760. */
const MAX_DATE = 8_640_000_000_000;

/**
 * A length of time in English words: "3 minutes 20 seconds", "2 days 4 hours", "0 seconds".
 *
 * @param seconds Its length; the sign is dropped, as is what is under a second.
 * @param precision How many units to name, the largest first.
 */
export function formatDuration(seconds: number, precision = 2): string {
  let rest = Math.floor(Math.abs(seconds));
  if (!Number.isFinite(rest)) return 'for ever';
  const first = UNITS.findIndex(([, size]) => rest >= size);
  if (first < 0) return '0 seconds';
  const words: string[] = [];
  for (const [unit, size] of UNITS.slice(first, first + precision)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) words.push(`${count.toLocaleString('en')} ${unit}${count === 1 ? '' : 's'}`);
  }
  return words.join(' ');
}

/** A length of time as digits for a countdown: "12:05", "1:02:05", "3 d 04:00:00". Seconds in, sign dropped. */
export function formatCountdown(seconds: number): string {
  const rest = Math.floor(Math.abs(seconds));
  const two = (n: number): string => String(n).padStart(2, '0');
  const [d, h, m, s] = [
    Math.floor(rest / 86_400),
    Math.floor(rest / 3_600) % 24,
    Math.floor(rest / 60) % 60,
    rest % 60,
  ] as const;
  if (d > 0) return `${d.toLocaleString('en')} d ${two(h)}:${two(m)}:${two(s)}`;
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
}

/**
 * A moment in UTC: "2026-11-23 14:05:09 UTC". Fractions of a second are kept to three digits when there are any.
 *
 * @param seconds NumericDate (RFC 7519 §2).
 */
export function formatDate(seconds: number): string {
  if (!(Math.abs(seconds) <= MAX_DATE)) return 'beyond any calendar';
  const [day, time = ''] = new Date(seconds * 1000).toISOString().split('T');
  return `${day} ${time.replace(/(?:\.000)?Z$/, '')} UTC`;
}

/** A moment seen from another: "in 12 minutes", "3 days ago", "now". Seconds. */
export function formatRelative(seconds: number, now: number): string {
  const distance = seconds - now;
  if (Math.abs(distance) < 1) return 'now';
  const words = formatDuration(distance, Math.abs(distance) < 3_600 ? 2 : 1);
  return distance > 0 ? `in ${words}` : `${words} ago`;
}

const SHORT = { year: 'y', day: 'd', hour: 'h', minute: 'min', second: 's' } as const;

/** A moment seen from another, in few characters: "in 12 min", "3 d ago". Rounded down to its largest unit. */
export function formatRelativeShort(seconds: number, now: number): string {
  const distance = Math.floor(Math.abs(seconds - now));
  const [unit, size] = UNITS.find(([, unitSize]) => distance >= unitSize) ?? [];
  if (unit === undefined || !Number.isFinite(distance)) return unit === undefined ? 'now' : '∞';
  const words = `${Math.floor(distance / size).toLocaleString('en')} ${SHORT[unit]}`;
  return seconds > now ? `in ${words}` : `${words} ago`;
}

/** A moment as a glance needs it: the time of this day, "14:05:09 UTC"; of another, its date. */
export function formatMoment(seconds: number, now: number): string {
  const date = formatDate(seconds);
  const isToday = isCalendarTime(now) && date.slice(0, 10) === formatDate(now).slice(0, 10);
  return isToday ? date.slice(11) : date;
}

/** Whether a Date, and so a calendar day, exists for this NumericDate. */
export function isCalendarTime(seconds: number): boolean {
  return Math.abs(seconds) <= MAX_DATE;
}
