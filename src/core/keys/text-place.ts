// Where something stands in a key text, in words a person can follow, without showing more than one character.

/** Line and column from 1, and the one character that stands there (its code point, when it cannot be seen). */
export function textPlace(
  text: string,
  offset: number,
): { line: number; column: number; char: string } {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
    lineStart = at + 1;
  }
  const code = text.codePointAt(offset) ?? 0;
  const char =
    code > 32 && code < 127
      ? String.fromCodePoint(code)
      : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return { line, column: offset - lineStart + 1, char };
}

/** A name from outside (`kty`, `crv`, `alg`) fit for a sentence: as it is when it looks like a name, else left out. */
export function shortName(text: string): string {
  return /^[\w.:+/-]{1,40}$/.test(text) ? text : '(not a name)';
}
