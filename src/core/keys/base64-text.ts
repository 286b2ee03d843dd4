// Base64 as it stands in a key text: broken into lines, escaped, quoted. Places are kept through the clean-up.
import { type Base64urlProblemCode, decodeBase64url } from '../bytes/base64url.ts';
import type { Problem } from '../problem.ts';

/** What may stand between the characters of a base64 secret. */
export const WHITESPACE = /[\s\u200b\ufeff]+/y;

/** What may stand between the lines of a PEM body: also `\n` as in an .env file, and a source file's `" + "`. */
export const PEM_FILLER =
  /[\s\u200b\ufeff]+|\\(?:[nrt]|\r?\n)|["'][ \t\r\n]{0,200}\+[ \t\r\n]{0,200}["']|["',`]/y;

export interface Base64Text {
  readonly bytes?: Uint8Array<ArrayBuffer>;
  /** The characters that count. */
  readonly length: number;
  /** Spans are offsets in the whole text that was given. */
  readonly problems: readonly Problem<Base64urlProblemCode>[];
}

/** Decodes the base64 (either alphabet) between two offsets, skipping what `filler` (a sticky pattern) matches. */
export function readBase64Text(
  text: string,
  filler: RegExp,
  start = 0,
  end = text.length,
): Base64Text {
  const places = new Uint32Array(end - start + 1);
  const kept: string[] = [];
  let count = 0;
  for (let at = start; at < end;) {
    filler.lastIndex = at;
    const skipped = filler.test(text) ? filler.lastIndex : at;
    if (skipped > at) {
      at = skipped;
      continue;
    }
    places[count++] = at;
    kept.push(text[at]!);
    at++;
  }
  places[count] = end;
  const reading = decodeBase64url(kept.join(''));
  return {
    ...(reading.bytes && { bytes: reading.bytes }),
    length: count,
    problems: reading.problems.map((problem) =>
      problem.span
        ? {
            ...problem,
            span: {
              start: places[problem.span.start] ?? end,
              end: (places[problem.span.end - 1] ?? end - 1) + 1,
            },
          }
        : problem,
    ),
  };
}
