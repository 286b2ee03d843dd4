// The search of a part of a file, whose lines may begin before it and end after it. Never holds more than the part.
import { type LinesTried, MAX_LINE, type SecretQuestion } from './search-engine.ts';
import { tryLines } from './try-lines.ts';

export interface FilePart {
  readonly file: Blob;
  /** The lines that begin in `[start, end)` are the part's. Octets. */
  readonly start: number;
  readonly end: number;
}

const LF = 0x0a;
/** A line that begins at the part's last octet, its CR and LF. */
const BEYOND = MAX_LINE + 2;

/** Tries the lines of a part of a file. @throws When the file cannot be read any more. */
export async function searchFile(question: SecretQuestion, part: FilePart): Promise<LinesTried> {
  const { file, start, end } = part;
  // Whether a line begins at `start` is told by the octet before.
  const from = Math.max(0, start - 1);
  const read = new Uint8Array(await file.slice(from, end + BEYOND).arrayBuffer());
  const first = start === 0 ? 0 : read.indexOf(LF) + 1;
  const size = end - from;
  const isAnyLine = (start === 0 || first > 0) && first < size;
  if (!isAnyLine) return { lines: 0, candidates: 0, tooLong: 0 };
  // The last line of the part ends with the first LF from its last octet on.
  const last = read.indexOf(LF, size - 1);
  const stop = last === -1 ? read.length : last;
  return tryLines(read.subarray(first, stop), question);
}
