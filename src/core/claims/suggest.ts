// What an editor offers and explains while a header or payload is typed. Pure: text and time in, words out.
import { formatDate } from '../time/format-time.ts';
import type { Dialect } from './dialects/define-dialect.ts';
import { dialectMembers, lookUp, registeredMembers, type DictionaryPart } from './dictionary.ts';
import type { DictionaryEntry } from './dictionary-entry.ts';

export interface Suggestion {
  readonly label: string;
  readonly detail: string;
  /** JSON text: of a member `"name": value`, or of a value. */
  readonly insert: string;
}

const MINUTE = 60;
const HOUR = 3_600;

/** A value to begin with, for a type without an example. */
const BLANK = {
  string: '""',
  number: '0',
  boolean: 'true',
  object: '{}',
  array: '[]',
  any: 'null',
  NumericDate: '0',
  StringOrURI: '""',
  URI: '"https://"',
  base64url: '""',
  JWK: '{}',
  'StringOrURI or array': '""',
  'string or array': '""',
} satisfies Record<DictionaryEntry['type'], string>;

/** When a time claim usually is, in seconds from now: the first is what its member starts with. */
const TIMES: ReadonlyMap<string, readonly (readonly [label: string, seconds: number])[]> = new Map([
  [
    'exp',
    [
      ['in 5 minutes', 5 * MINUTE],
      ['in 1 hour', HOUR],
      ['in 8 hours', 8 * HOUR],
    ],
  ],
  [
    'nbf',
    [
      ['now', 0],
      ['a minute ago', -MINUTE],
    ],
  ],
]);
const NOW = [['now', 0]] as const;

function timesOf(entry: DictionaryEntry): readonly (readonly [label: string, seconds: number])[] {
  return entry.type === 'NumericDate' ? (TIMES.get(entry.name) ?? NOW) : [];
}

/**
 * Members that a part does not have yet, the most used first.
 *
 * @param present Names that are there already.
 * @param now Seconds since the epoch, for the values of time claims; absent: they start with 0.
 * @param dialect Its members are offered after the registered ones.
 */
export function suggestMembers(
  part: DictionaryPart,
  present: readonly string[],
  now?: number,
  dialect?: Dialect,
): Suggestion[] {
  const there = new Set(present);
  const registered = registeredMembers(part);
  const own = dialectMembers(part, dialect).filter(({ name }) => !registered.has(name));
  return [...registered.values(), ...own]
    .filter(({ name }) => !there.has(name))
    .map((entry) => {
      const [time] = timesOf(entry);
      const start = time && now !== undefined ? String(Math.floor(now) + time[1]) : undefined;
      const value = start ?? entry.example ?? BLANK[entry.type];
      return {
        label: entry.name,
        detail: entry.title,
        insert: `${JSON.stringify(entry.name)}: ${value}`,
      };
    });
}

/**
 * Values for a member: times around now, the registered algorithms, types of token, an example.
 *
 * @param now Seconds since the epoch.
 */
export function suggestValues(
  part: DictionaryPart,
  name: string,
  now: number,
  dialect?: Dialect,
): Suggestion[] {
  const entry = lookUp(part, name, dialect);
  if (!entry) return [];
  const times = timesOf(entry).map(([label, seconds]) => {
    const value = Math.floor(now) + seconds;
    return {
      label: String(value),
      detail: `${label}: ${formatDate(value)}`,
      insert: String(value),
    };
  });
  const fixed = (entry.values ?? []).map(({ insert, meaning }) => ({
    label: insert,
    detail: meaning,
    insert,
  }));
  if (times.length > 0 || fixed.length > 0) return [...times, ...fixed];
  if (entry.type === 'boolean') {
    return ['true', 'false'].map((value) => ({ label: value, detail: entry.title, insert: value }));
  }
  return entry.example === undefined
    ? []
    : [{ label: entry.example, detail: 'an example', insert: entry.example }];
}

/** What a hover over a member's name says, line by line; empty for a name that nobody explains. */
export function explainMember(part: DictionaryPart, name: string, dialect?: Dialect): string[] {
  const entry = lookUp(part, name, dialect);
  if (!entry) return [];
  return [
    `${entry.title} (${entry.name})`,
    entry.meaning,
    `${typeWords(entry)} · ${entry.reference}`,
    ...(dialect && entry.reference === dialect.reference
      ? [`As in tokens of ${dialect.name}.`]
      : []),
  ];
}

function typeWords({ type }: DictionaryEntry): string {
  return type === 'NumericDate' ? 'NumericDate: seconds since 1970-01-01 UTC' : type;
}
