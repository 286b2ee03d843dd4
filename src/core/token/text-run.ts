// The characters that a token's text may run over, and what is taken out of it: the edges of words, for finding tokens.

/** Zero-width characters, soft hyphens, byte order marks and marks of direction. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+/g;
/** Escapes of characters that a token may hold, also when escaped again: `+` `-` `.` `/` `=` `_` `~`. */
const ESCAPE = /%(?:25)*(?:2[BDEFbdef]|3[Dd]|5[Ff]|7[Ee])/g;
/**
 * What ends a run: whitespace, control characters, quotes, brackets, the delimiters of URLs, headers and lists, wide
 * punctuation, and escapes of other characters. Any other character is a fault inside the token, to be shown there.
 */
const END =
  /[^!$%*+\-./=@^~\w\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u167f\u1681-\u1fff\u200b-\u2017\u2020-\u2025\u2027\u202a-\u202e\u2030-\u205e\u2060-\u2fff\u3020-\uff00\uff10-\uff19\uff20-\uffff]|%(?!(?:25)*(?:2[BDEFbdef]|3[Dd]|5[Ff]|7[Ee]))(?=[\da-fA-F]{2})/g;

/** Where the run that goes on at `start` ends. */
export function runEnd(source: string, start: number): number {
  END.lastIndex = start;
  return END.exec(source)?.index ?? source.length;
}

/** A run without invisible characters and percent-encoding. */
export function cleanText(run: string): string {
  let text = run.replace(INVISIBLE, '');
  for (let round = 0; round < 3 && text.includes('%'); round++) {
    try {
      text = decodeURIComponent(text);
    } catch {
      break; // A `%` that escapes nothing: it stays, as the fault it is.
    }
  }
  return text;
}

/** Whether a UTF-16 code unit is whitespace or invisible. */
export function isBlank(code: number): boolean {
  if (code < 0x80) return code === 32 || (code > 8 && code < 14);
  return (
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202f) ||
    (code >= 0x205f && code <= 0x206f) ||
    code === 0xa0 ||
    code === 0xad ||
    code === 0x1680 ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** The invisible characters in a run, by code point, from the first on. */
export function listInvisible(run: string): string {
  return list(run, INVISIBLE, (found) =>
    Array.from(found, (c) => `U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`),
  );
}

/** The escapes in a run, from the first on. */
export function listEscapes(run: string): string {
  return list(run, ESCAPE, (found) => [found]);
}

/** Each kind once; only a stretch is looked at, for there may be millions. */
function list(run: string, pattern: RegExp, each: (found: string) => readonly string[]): string {
  const first = run.search(pattern);
  const found = first < 0 ? [] : (run.slice(first, first + 1000).match(pattern) ?? []);
  return [...new Set(found.flatMap(each))].join(' ');
}
