// Tries each line of a list as a secret: as it stands, decoded from base64 or hexadecimal, each with a line feed too.
import { HASHES, isMadeWith, makePlainEngine } from './plain-engine.ts';
import { makeLanesEngine } from './lanes-engine.ts';
import type { FoundSecret, SecretReading } from './known-secret.ts';
import { blockOf, type SearchEngine, type SecretQuestion } from './search-engine.ts';
import { readInto } from './read-into.ts';

const LF = 0x0a;
const CR = 0x0d;
/** Longer lines are nobody's secrets. Octets. */
export const MAX_LINE = 4096;
/** In the order in which they are tried. */
const READINGS: readonly SecretReading[] = ['utf8', 'base64', 'hex'];

export interface LinesTried {
  /** Lines that were tried, empty ones not counted. */
  readonly lines: number;
  /** HMACs that were made of them. */
  readonly candidates: number;
  /** Lines of more than {@link MAX_LINE} octets, which are not tried. */
  readonly tooLong: number;
  readonly found?: FoundSecret;
}

/** The fastest engine that runs here. */
function makeEngine(question: SecretQuestion): SearchEngine {
  return makeLanesEngine(question) ?? makePlainEngine(question);
}

/**
 * Tries the lines of a text of any octets, each ended by LF or CRLF or the text's end.
 *
 * @param engine For tests; the fastest that runs here.
 */
export function tryLines(
  text: Uint8Array<ArrayBuffer>,
  question: SecretQuestion,
  engine = makeEngine(question),
): LinesTried {
  const { add, finish } = makeBatch(text, question, engine);
  let lines = 0;
  let tooLong = 0;
  let start = 0;
  while (start < text.length) {
    const next = text.indexOf(LF, start);
    const stop = next === -1 ? text.length : next;
    const end = stop > start && text[stop - 1] === CR ? stop - 1 : stop;
    if (end - start > MAX_LINE) tooLong++;
    else if (end > start) {
      lines++;
      const found = add(start, end);
      if (found) return { lines, tooLong, ...found };
    }
    start = stop + 1;
  }
  return { lines, tooLong, ...finish() };
}

type Outcome = Pick<LinesTried, 'candidates' | 'found'>;

interface Batch {
  /** Takes a line, by its place in the text; gives an outcome when a secret was found. */
  readonly add: (start: number, end: number) => Outcome | undefined;
  readonly finish: () => Outcome;
}

/** Collects what lines stand for, and has the engine try them when it has its fill. */
function makeBatch(
  text: Uint8Array<ArrayBuffer>,
  question: SecretQuestion,
  { capacity, keys, search }: SearchEngine,
): Batch {
  const block = blockOf(question.bits);
  const decoded = new Uint8Array(MAX_LINE + 1);
  const starts = new Int32Array(capacity);
  const ends = new Int32Array(capacity);
  /** Twice the number of the reading, and one more with a line feed. */
  const readings = new Uint8Array(capacity);
  /** How far each slot was written before. */
  const lengths = new Uint8Array(capacity);
  keys.fill(0);
  let count = 0;
  let candidates = 0;

  const put = (source: Uint8Array, from: number, to: number): void => {
    const at = count * block;
    const isLong = to - from > block;
    const key = isLong ? HASHES[question.bits](source.subarray(from, to)) : source;
    const offset = isLong ? 0 : from;
    const length = isLong ? key.length : to - from;
    for (let i = 0; i < length; i++) keys[at + i] = key[offset + i]!;
    for (let i = length; i < lengths[count]!; i++) keys[at + i] = 0;
    lengths[count] = length;
  };
  const describe = (start: number, end: number, reading: number): void => {
    starts[count] = start;
    ends[count] = end;
    readings[count++] = reading;
  };
  /** What slot `index` holds, made again from its line. */
  const read = (index: number): FoundSecret => {
    const line = text.slice(starts[index], ends[index]);
    const reading = READINGS[readings[index]! >> 1]!;
    const hasLineFeed = (readings[index]! & 1) === 1;
    const bare = decoded.slice(0, readInto(decoded, line, 0, line.length, reading));
    const octets = hasLineFeed ? Uint8Array.from([...bare, LF]) : bare;
    return { text: new TextDecoder().decode(line), reading, hasLineFeed, octets };
  };
  const run = (): FoundSecret | undefined => {
    const all = count;
    candidates += all;
    count = 0;
    for (let at = search(0, all); at !== -1; at = search(at + 1, all)) {
      // The engine compares the beginning alone.
      const found = read(at);
      if (isMadeWith(found.octets, question)) return found;
    }
    return undefined;
  };
  const withCount = (found: FoundSecret | undefined): Outcome => ({
    candidates,
    ...(found && { found }),
  });
  /** A line may stand for so many keys. */
  const most = 2 * READINGS.length;

  return {
    add: (start, end) => {
      for (let i = 0; i < READINGS.length; i++) {
        const length = readInto(decoded, text, start, end, READINGS[i]!);
        if (length <= 0) continue;
        put(decoded, 0, length);
        describe(start, end, 2 * i);
        decoded[length] = LF;
        put(decoded, 0, length + 1);
        describe(start, end, 2 * i + 1);
      }
      if (count + most <= capacity) return undefined;
      const found = run();
      return found && withCount(found);
    },
    finish: () => withCount(run()),
  };
}
