// The characters that a token's text may run over, and what is taken out of it: the edges of words, for finding tokens.

/** Zero-width characters, soft hyphens, byte order marks and marks of direction. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;
/** Escapes of characters that a token may hold, also when escaped again: `.` `+` `-` `/` `=` `_` `~`. */
const ESCAPE = /%(?:25)*(2[bdef]|3d|5f|7e)/gi;
/**
 * What ends a run: whitespace, quotes, brackets, the delimiters of URLs, headers and lists, wide punctuation, and
 * escapes of other characters. Any other character is a fault inside the token, to be shown there.
 */
const END =
  /[\s"'`,;&(){}[\]<>|\\#?:\p{Cc}\u00ab\u00bb\u2018-\u201f\u2026\u3001-\u301f\uff01-\uff0f\uff1a-\uff1f]|%(?!(?:25)*(?:2[bdef]|3d|5f|7e))(?=[\da-f]{2})/giu;

/** Where the run that goes on at `start` ends. */
export function runEnd(source: string, start: number): number {
  END.lastIndex = start;
  for (;;) {
    const end = END.exec(source)?.index ?? source.length;
    // `\s` counts the byte order mark among whitespace.
    if (source.charCodeAt(end) !== 0xfeff) return end;
  }
}

/** A run without invisible characters and percent-encoding. */
export function cleanText(run: string): string {
  return run
    .replace(INVISIBLE, '')
    .replace(ESCAPE, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Whether a UTF-16 code unit is whitespace or invisible. */
export function isBlank(code: number): boolean {
  if (code < 128) return code === 32 || (code > 8 && code < 14);
  return BLANK.test(String.fromCharCode(code));
}
const BLANK = /[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f]/;

/** The invisible characters and the escapes in a run, each kind once. */
export function listHidden(run: string): { invisible: string[]; escapes: string[] } {
  return {
    invisible: [...new Set(run.match(INVISIBLE))],
    escapes: [...new Set(run.match(ESCAPE))],
  };
}
