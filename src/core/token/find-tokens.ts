// Finds tokens in whatever was pasted, and says what was taken off around them.
// Linear in the length of the text: it looks for the first letters of an encoded `{"`, and gives up on noise.
import type { Span } from '../problem.ts';
import { cleanText, isBlank, runEnd } from './text-run.ts';
import { type Budget, joinWrapped } from './join-wrapped.ts';
import { namesHeader, peekJson, readObject, startsObject } from './peek-json.ts';
import { readSurroundings } from './read-surroundings.ts';

/** What stood around or inside the token and is not part of it. */
export interface Removed {
  readonly kind:
    | 'whitespace-around'
    | 'whitespace-inside'
    | 'scheme' // `Authorization: Bearer `
    | 'header-line' // `Cookie: session=`
    | 'quotes'
    | 'json' // `{"access_token":"…"}`
    | 'command' // a curl line
    | 'url'
    | 'percent-encoding'
    | 'invisible-characters'
    | 'text'; // any other surrounding text
  /** What was taken off, shortened to at most 60 characters; never token text. */
  readonly text: string;
}

export interface FoundToken {
  /** The token's exact text: no whitespace, no quotes. */
  readonly text: string;
  /** Where it stands in the pasted text (with whitespace inside, from its first to its last character). */
  readonly span: Span;
  readonly removed: readonly Removed[];
  /** A name for it: the JSON member, URL parameter, cookie or header that held it. */
  readonly label?: string;
  /** What tells it from the others, where there are several: algorithm and issuer. */
  readonly summary?: string;
  /** Where a URL carried it; `name` is the parameter. */
  readonly url?: { readonly place: 'query' | 'fragment'; readonly name: string };
}

/** The tokens of a text, in order, without repeats. With none found, `tokens` is empty and the text stands as it is. */
export interface FoundTokens {
  readonly source: string;
  readonly tokens: readonly FoundToken[];
}

/** A stretch of the text that is a token, and the token in it. */
interface Candidate extends Span {
  readonly text: string;
  /** Only a header: a token if nothing better is found. */
  readonly single?: boolean;
}

const MAX_TOKENS = 100;

/**
 * How an encoded `{"`, `{ "`, `{}` or a line break or space and `{` begins: three characters that no letter, digit
 * or hyphen stands before, unless that is the end of an escape such as `\n` or `%20`.
 */
const START =
  /(?:ey[A-DI-L]|ew[0-3k-r]|e30|IHs|Cns|DQp|77u)(?<=(?:^|[^\w-]|\\[nrt]|%[\da-fA-F]{2}|\\(?:u00|x)[\da-fA-F]{2})...)/g;
/** Three or five parts of base64url, in which a header cannot be read. */
const GARBLED = /^[\w-]+=*(?:(?:\.[\w-]*=*){2}){1,2}$/;
const BEFORE_GARBLED = /^(?:[\w-]{1,64}:[ \t]*)?(?:(?:bearer|dpop|jwt|token)[ \t]+)?["']?/i;
/** No label of a host name is longer (RFC 1035 §2.3.4). */
const LONG_PART = /[\w-]{64}/;

/**
 * Finds the tokens in a text: compact JWS and JWE, whole or in part, SD-JWTs with their disclosures, and an object in
 * JSON serialization. A text that is one dot-separated token, however broken, stands as it is.
 *
 * @param source Anything that was pasted. Total; takes time in proportion to its length.
 */
export function findTokens(source: string): FoundTokens {
  let lo = 0;
  let hi = source.length;
  while (lo < hi && isBlank(source.charCodeAt(lo))) lo++;
  while (hi > lo && isBlank(source.charCodeAt(hi - 1))) hi--;
  const whole: Span = { start: lo, end: hi };
  const candidates = isJsonSerialization(source, whole)
    ? [{ ...whole, text: source.slice(lo, hi) }]
    : findCandidates(source, whole);
  return {
    source,
    tokens: candidates.map(({ text, start, end }) => ({
      text,
      span: { start, end },
      ...readSurroundings(source, whole, { start, end }, text),
      ...(candidates.length > 1 && { summary: summarize(text) }),
    })),
  };
}

function summarize(token: string): string {
  const [header, claims] = token.split('.', 2).map(readObject);
  return [header?.alg, claims?.iss ?? claims?.sub]
    .filter((value) => typeof value === 'string')
    .map((value) => (value.length > 40 ? `${value.slice(0, 40)}…` : value))
    .join(' · ');
}

/** RFC 7515 §7.2, RFC 7516 §7.2. */
function isJsonSerialization(source: string, { start, end }: Span): boolean {
  if (source[start] !== '{' || source[end - 1] !== '}') return false;
  if (!source.includes('"signature') && !source.includes('"ciphertext"')) return false;
  try {
    const {
      payload,
      signature,
      signatures,
      ciphertext,
      protected: head,
    } = JSON.parse(source.slice(start, end)) as Record<string, unknown>;
    const isSigned = typeof signature === 'string' || Array.isArray(signatures);
    return (
      typeof ciphertext === 'string' ||
      (isSigned && (typeof payload === 'string' || typeof head === 'string' || !!signatures))
    );
  } catch {
    return false;
  }
}

function findCandidates(source: string, whole: Span): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  const singles = new Map<string, Candidate>();
  const budget: Budget = {
    looks: 50_000,
    candidates: 2000,
    pieces: 10_000,
    characters: 8 * source.length + 10_000,
  };
  let from = whole.start;
  while (found.size < MAX_TOKENS && budget.looks > 0 && budget.candidates > 0) {
    budget.looks--;
    START.lastIndex = from;
    const start = START.exec(source)?.index;
    if (start === undefined) break;
    const candidate = readCandidate(source, whole, start, from, budget);
    if (budget.characters < 0) break;
    from = candidate?.end ?? start + 3;
    const into = candidate?.single ? singles : found;
    if (candidate && into.size < MAX_TOKENS && !into.has(candidate.text)) {
      into.set(candidate.text, candidate);
    }
  }
  if (found.size > 0) return [...found.values()];
  if (singles.size > 0) return [...singles.values()];
  return findGarbled(source, whole);
}

function readCandidate(
  source: string,
  whole: Span,
  hit: number,
  from: number,
  budget: Budget,
): Candidate | undefined {
  if (!startsObject(peekJson(source, hit))) return undefined;
  const start = withGarbledHeader(source, hit, from);
  const run = { start, end: runEnd(source, start) };
  budget.candidates--;
  budget.characters -= run.end - start;
  const joined = isBlank(source.charCodeAt(run.end)) ? joinWrapped(source, run, budget) : undefined;
  let end = joined?.end ?? asItStands(source, whole, run);
  let isWhole = start === whole.start && end === whole.end;
  if (!joined) {
    const kept = withoutTail(source, start, end, isWhole);
    isWhole ||= start === whole.start && source.slice(end, whole.end) === '…';
    end = kept;
  }
  const text = joined?.text ?? cleanText(source.slice(start, end));
  const first = text.indexOf('.');
  const peek = peekJson(text, 0);
  if (first < 0) return readSingle({ start, end, text }, isWhole, peek);
  const isClaimed = startsObject(peekJson(text, first + 1));
  if (start === hit && !isClaimed) {
    const hasThird = text.includes('.', first + 1);
    if (peek === '{}' || (!hasThird && !namesHeader(peek))) return undefined;
  }
  return { start, end, text };
}

/** A header alone: as the whole text even when it is cut off, within a text only if it names an algorithm. */
function readSingle(candidate: Candidate, isWhole: boolean, peek: string): Candidate | undefined {
  const object = readObject(candidate.text);
  if (isWhole && (object || /^\s*\{\s*"[ -~]{5,}$/.test(peek))) return candidate;
  return object && ('alg' in object || 'enc' in object)
    ? { ...candidate, single: true }
    : undefined;
}

/** Where a payload can be read and the part before it is no header, that part belongs to the token all the same. */
function withGarbledHeader(source: string, start: number, from: number): number {
  if (source[start - 1] !== '.') return start;
  const second = source.indexOf('.', start);
  if (second > 0 && startsObject(peekJson(source, second + 1))) return start;
  let before = start - 1;
  while (before > from && start - before < 2000 && /[\w-]/.test(source[before - 1]!)) before--;
  return start - before > 12 ? before : start;
}

/** The end of a token that fills the text though a stray character, or a payload as it is (RFC 7797), is in it. */
function asItStands(source: string, whole: Span, { start, end }: Span): number {
  if (start !== whole.start || end === whole.end) return end;
  const first = source.indexOf('.', start);
  if (first < 0 || cleanText(source.slice(start, end)).split('.', 3).length > 2) return end;
  const rest = source.slice(end, whole.end);
  const last = rest.lastIndexOf('.');
  if (last < 0 || !/^[\w-]*=*$/.test(rest.slice(last + 1))) return end;
  START.lastIndex = end;
  const other = START.exec(source)?.index;
  if (other !== undefined && source[other - 1] !== '.') return end;
  const isUnencoded = peekJson(source, start, 2000).includes('"b64"') || first === end - 1;
  return isUnencoded || !/[\s"'&;]/.test(cleanText(rest)) ? whole.end : end;
}

/** Takes off what ends a sentence, a path or a shortened token, but nothing from a text that is a token alone. */
function withoutTail(source: string, start: number, runEnded: number, isWhole: boolean): number {
  let end = runEnded;
  if (source[start - 1] === '/') {
    const slash = source.indexOf('/', start);
    if (slash > 0 && slash < end) end = slash;
  }
  if (!isWhole) {
    while (end > start && '!*^'.includes(source[end - 1]!)) end--;
  }
  let dots = 0;
  while (source[end - 1 - dots] === '.') dots++;
  const first = source.indexOf('.', start);
  if (dots >= 3 && !(dots === 4 && first === end - 4)) return end - dots;
  if (isWhole || dots === 0) return end;
  const parts = source.slice(start, end).split('.', 7).length;
  return parts === 4 || parts === 6 ? end - 1 : end;
}

/** The whole text, or all of it after a scheme, as a token whose header was lower-cased or lost a letter. */
function findGarbled(source: string, { start: lo, end }: Span): readonly Candidate[] {
  const prefix = BEFORE_GARBLED.exec(source.slice(lo, lo + 100))?.[0] ?? '';
  const start = lo + prefix.length;
  const text = source.slice(start, /["']$/.test(prefix) ? end - 1 : end);
  if (text.length > 100_000 || !GARBLED.test(text)) return [];
  return LONG_PART.test(text) || /^ey[^.]*\.ey/i.test(text)
    ? [{ start, end: start + text.length, text }]
    : [];
}
