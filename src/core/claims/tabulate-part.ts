// A header or claims set as a table: each member with its value in words, its meaning, its type and how it stands.
import { parseJson, type JsonNode } from '../json/parse-json.ts';
import type { Span } from '../problem.ts';
import { formatDate, formatDuration, formatRelative, isCalendarTime } from '../time/format-time.ts';
import { numericDate } from '../time/time-status.ts';
import type { Dialect } from './dialects/define-dialect.ts';
import { lookUp, registeredMembers, type DictionaryPart } from './dictionary.ts';
import type { DictionaryEntry, MemberType } from './dictionary-entry.ts';
import { profileTable } from './profile-claims.ts';
import type { Profile } from './profile.ts';

/** `public`: a name that cannot collide (RFC 7519 §4.2). `private`: one that the parties agreed on (§4.3). */
export type MemberGroup = 'registered' | 'dialect' | 'specified' | 'public' | 'private';

export interface MemberStatus {
  readonly tone: 'good' | 'warn' | 'bad' | 'plain';
  readonly words: string;
}

export interface MemberRow {
  readonly name: string;
  readonly part: DictionaryPart;
  /** Name and value in the text. */
  readonly span: Span;
  /** Its value in short; of a moment in time see `moment`. */
  readonly value: string;
  /** Several values: of an array, of scopes. */
  readonly items?: readonly string[];
  /** How many there are in all, where `items` are not all of them. */
  readonly count?: number;
  /** NumericDate. */
  readonly moment?: number;
  readonly group: MemberGroup;
  readonly entry?: DictionaryEntry;
  /** As JSON has it. */
  readonly type: string;
  /** The type that it should have; absent: it has it, or none is known. */
  readonly wanted?: MemberType;
  /** The kind of token requires it, or forbids it. */
  readonly need?: 'must' | 'no';
  /** Another member of that name comes later, and most parsers take that one. */
  readonly isOverwritten: boolean;
}

const MAX_ROWS = 500;
const MAX_TEXT = 160;
const MAX_ITEMS = 8;
/** Longer texts are not read for this. */
const LIMIT = 200_000;

/**
 * Tabulates the members of a part.
 *
 * @param text JSON text, as it is shown: spans are in it.
 * @returns In the order of the text; `undefined` when it is no JSON object.
 */
export function tabulatePart(
  part: DictionaryPart,
  text: string,
  { dialect, profile }: { readonly dialect?: Dialect | undefined; readonly profile: Profile },
): readonly MemberRow[] | undefined {
  if (text.length > LIMIT) return undefined;
  const { root, problem } = parseJson(text);
  if (problem || root?.kind !== 'object') return undefined;
  const table = profileTable(profile);
  const needs = (part === 'header' ? table?.header : table?.claims) ?? [];
  const last = new Map(root.members.map((member) => [member.name, member]));
  return root.members.slice(0, MAX_ROWS).map((member): MemberRow => {
    const { name, nameSpan, value } = member;
    const entry = lookUp(part, name, dialect);
    const need = needs.find(([own]) => own === name)?.[1];
    const isTime = entry?.type === 'NumericDate';
    const moment = isTime ? numericDate(value) : undefined;
    return {
      name,
      part,
      span: { start: nameSpan.start, end: value.end },
      ...valueWords(name, value, text),
      ...(moment !== undefined && { moment }),
      group: groupOf(part, name, entry, dialect),
      ...(entry && { entry }),
      type: typeOf(value),
      ...(entry && !FITS[entry.type](value) && { wanted: entry.type }),
      ...((need === 'must' || need === 'no') && { need }),
      isOverwritten: last.get(name) !== member,
    };
  });
}

function groupOf(
  part: DictionaryPart,
  name: string,
  entry: DictionaryEntry | undefined,
  dialect: Dialect | undefined,
): MemberGroup {
  if (registeredMembers(part).has(name)) return 'registered';
  if (entry) return entry.reference === dialect?.reference ? 'dialect' : 'specified';
  return /^(?:https?:\/\/|urn:)/i.test(name) ? 'public' : 'private';
}

function typeOf({ kind }: JsonNode): string {
  return kind === 'true' || kind === 'false' ? 'boolean' : kind;
}

const isOf =
  (...kinds: readonly JsonNode['kind'][]) =>
  ({ kind }: JsonNode): boolean =>
    kinds.includes(kind);

/** Whether a value has a type of the dictionary. */
const FITS = {
  any: () => true,
  string: isOf('string'),
  number: isOf('number'),
  boolean: isOf('true', 'false'),
  object: isOf('object'),
  array: isOf('array'),
  NumericDate: (node) => numericDate(node) !== undefined,
  StringOrURI: isOf('string'),
  URI: isOf('string'),
  base64url: (node) => node.kind === 'string' && /^[\w-]*$/.test(node.value),
  JWK: isOf('object'),
  'StringOrURI or array': isOf('string', 'array'),
  'string or array': isOf('string', 'array'),
} as const satisfies Record<MemberType, (node: JsonNode) => boolean>;

function valueWords(
  name: string,
  node: JsonNode,
  text: string,
): Pick<MemberRow, 'value' | 'items' | 'count'> {
  if (node.kind === 'string') {
    const scopes = name === 'scope' || name === 'scp' ? node.value.split(' ').filter(Boolean) : [];
    return { value: shorten(node.value), ...(scopes.length > 1 && itemsOf(scopes)) };
  }
  const raw = text.slice(node.start, Math.min(node.end, node.start + MAX_TEXT * 4));
  const isShortened = raw.length < node.end - node.start;
  const value = shorten(raw.replaceAll(/\s*\n\s*/g, ' ') + (isShortened ? '…' : ''));
  if (node.kind === 'array' && node.items.length > 0) {
    const items = node.items
      .slice(0, MAX_ITEMS)
      .map((item) =>
        item.kind === 'string'
          ? item.value
          : text.slice(item.start, Math.min(item.end, item.start + MAX_TEXT)),
      );
    return { value, ...itemsOf(items, node.items.length) };
  }
  return { value };
}

function itemsOf(all: readonly string[], count = all.length): Pick<MemberRow, 'items' | 'count'> {
  return { items: all.slice(0, MAX_ITEMS).map((item) => shorten(item)), count };
}

function shorten(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}

/**
 * How a member stands at a moment: of the wrong type, expired, not to be there, or in order.
 *
 * @param now Seconds since the epoch. @param leeway Clock tolerance in seconds.
 */
export function memberStatus(row: MemberRow, now: number, leeway: number): MemberStatus {
  const { name, moment, need, wanted, group, isOverwritten } = row;
  if (isOverwritten) return { tone: 'bad', words: 'overwritten by a later one' };
  if (wanted !== undefined) return { tone: 'bad', words: 'wrong type' };
  if (need === 'no') return { tone: 'bad', words: 'must not be here' };
  if (moment !== undefined) {
    const status = timeWords(name, moment, now, leeway);
    if (status) return status;
  }
  if (group === 'private') return { tone: 'plain', words: 'unknown name' };
  if (group === 'public') return { tone: 'plain', words: 'its own namespace' };
  return { tone: 'good', words: need === 'must' ? 'required' : 'ok' };
}

function timeWords(
  name: string,
  moment: number,
  now: number,
  leeway: number,
): MemberStatus | undefined {
  const distance = formatDuration(moment - now, 1);
  if (!isCalendarTime(moment)) return { tone: 'warn', words: 'beyond any calendar' };
  if (name === 'exp') {
    return now >= moment + leeway
      ? { tone: 'bad', words: `expired ${distance} ago` }
      : { tone: 'good', words: moment > now ? `${distance} left` : 'within the tolerance' };
  }
  if (name === 'nbf' && now < moment - leeway)
    return { tone: 'warn', words: `not for ${distance}` };
  if (name === 'iat' && moment > now + leeway) return { tone: 'warn', words: 'in the future' };
  return undefined;
}

/** A moment in words: "2026-11-23 14:05:09 UTC, 3 days ago". */
export function momentWords(moment: number, now: number): string {
  return `${formatDate(moment)}, ${formatRelative(moment, now)}`;
}
