// What a token weighs: in all, part by part and member by member, beside what a cookie, a header or a URL may hold.
import { encodeUtf8 } from '../bytes/utf8.ts';
import { parseJson } from '../json/parse-json.ts';
import type { Span } from '../problem.ts';

export interface Limit {
  readonly name: string;
  readonly bytes: number;
  /** Whose limit it is. */
  readonly reference: string;
}

/** Limits that tokens meet in practice. */
export const LIMITS: readonly Limit[] = [
  { name: 'a cookie', bytes: 4_096, reference: 'RFC 6265 §6.1: 4,096 bytes with its name' },
  {
    name: 'a header line',
    bytes: 8_192,
    reference: 'nginx, large_client_header_buffers: 8 KB with the name',
  },
  { name: 'a URL', bytes: 2_000, reference: 'what old browsers and proxies take' },
];

export interface WeighedPart<Name extends string> {
  readonly name: Name;
  readonly bytes: number;
}

export interface Share extends Limit {
  /** Whole percent; above 100 only when the token is too long for it. */
  readonly percent: number;
  readonly isOver: boolean;
}

export interface TokenWeight<Name extends string> {
  readonly bytes: number;
  readonly parts: readonly WeighedPart<Name>[];
  readonly shares: readonly Share[];
}

/**
 * Weighs a token as it is sent.
 *
 * @param text The token alone.
 * @param segments Where its parts are in that text.
 */
export function weighToken<Name extends string>(
  text: string,
  segments: readonly (Span & { readonly name: Name })[],
): TokenWeight<Name> {
  const { length } = encodeUtf8(text);
  return {
    bytes: length,
    parts: segments.map(({ name, start, end }) => ({
      name,
      bytes: encodeUtf8(text.slice(start, end)).length,
    })),
    shares: LIMITS.map((limit) => {
      const isOver = length > limit.bytes;
      const exact = (length / limit.bytes) * 100;
      return { ...limit, isOver, percent: isOver ? Math.ceil(exact) : Math.floor(exact) };
    }),
  };
}

/** Characters of base64url without padding that so many bytes take. */
function base64urlLength(bytes: number): number {
  return Math.ceil((bytes * 4) / 3);
}

/**
 * How much shorter the token would be without each member of a part: its name and value, one comma and the whitespace
 * beside it, in base64url. In the order of the members.
 *
 * @param source The part's decoded text. @param segment The part as the token carries it.
 * @returns `undefined` when the segment is not the base64url of that text, or the text no JSON object.
 */
export function weighMembers(source: string, segment: string): readonly number[] | undefined {
  const total = encodeUtf8(source).length;
  if (total === 0 || segment.length !== base64urlLength(total)) return undefined;
  const { root, problem } = parseJson(source);
  if (problem || root?.kind !== 'object') return undefined;
  const { members } = root;
  const lengthOf = (start: number, end: number): number =>
    encodeUtf8(source.slice(start, end)).length;
  return members.map(({ value }, index) => {
    const before = members[index - 1]?.value.end ?? root.start + 1;
    const isAlone = members.length === 1;
    const own = lengthOf(before, isAlone ? root.end - 1 : value.end);
    // The first one takes the comma behind it along.
    const removed = index === 0 && !isAlone ? own + 1 : own;
    return segment.length - base64urlLength(total - removed);
  });
}
