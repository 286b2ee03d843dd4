// Pretty and compact printing of JSON *text*: whitespace between tokens changes, every other character stays.
import type { Span } from '../problem.ts';

/** Deeper levels are not indented further: 10,000 of them would make megabytes of spaces. */
const MAX_INDENT = 32;

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

/** The end of the string that starts at `at` (its quote), or the end of the text. */
function stringEnd(text: string, at: number): number {
  for (let i = at + 1; ; i++) {
    i = text.indexOf('"', i);
    if (i < 0) return text.length;
    let slashes = 0;
    while (text.charCodeAt(i - 1 - slashes) === 92) slashes++;
    if (slashes % 2 === 0 || i - slashes <= at) return i + 1;
  }
}

/** Where the run of neither whitespace, quotes nor punctuation that starts at `at` ends. */
function literalEnd(text: string, at: number): number {
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isSpace(code) || code === 34 || code === 44 || code === 58) return i;
    if (code === 91 || code === 93 || code === 123 || code === 125) return i;
  }
  return text.length;
}

/**
 * Removes the whitespace between tokens. Strings, numbers, names and their order stay as they are.
 * Works on any text: what is not JSON loses its whitespace outside strings all the same.
 */
export function compactJson(text: string): string {
  let out = '';
  let from = 0;
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      at = stringEnd(text, at);
    } else if (isSpace(code)) {
      out += text.slice(from, at);
      while (at < text.length && isSpace(text.charCodeAt(at))) at++;
      from = at;
    } else {
      at++;
    }
  }
  return out + text.slice(from);
}

/**
 * Indents JSON text by two spaces, one member or item a line; empty containers stay on theirs.
 * Changes whitespace between tokens only. Meant for text that parses; any other text keeps its characters too.
 */
export function prettyJson(text: string): string {
  const out: string[] = [];
  let depth = 0;
  const newline = (): void => {
    out.push('\n', '  '.repeat(Math.min(depth, MAX_INDENT)));
  };
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      at++;
    } else if (code === 34) {
      const end = stringEnd(text, at);
      out.push(text.slice(at, end));
      at = end;
    } else if (code === 123 || code === 91) {
      let next = at + 1;
      while (next < text.length && isSpace(text.charCodeAt(next))) next++;
      const close = text.charCodeAt(next);
      if (close === code + 2) {
        out.push(text[at]!, text[next]!);
        at = next + 1;
      } else {
        out.push(text[at]!);
        depth++;
        newline();
        at++;
      }
    } else if (code === 125 || code === 93) {
      depth = Math.max(0, depth - 1);
      newline();
      out.push(text[at]!);
      at++;
    } else if (code === 44) {
      out.push(',');
      newline();
      at++;
    } else if (code === 58) {
      out.push(': ');
      at++;
    } else {
      const end = literalEnd(text, at);
      out.push(text.slice(at, end));
      at = end;
    }
  }
  return out.join('');
}

/**
 * Maps a span between two texts that differ only in whitespace between tokens (a text and its pretty print).
 * An offset inside such whitespace maps to the next token. Linear in the text up to the span's end.
 */
export function mapSpan(from: string, to: string, span: Span): Span {
  let a = 0;
  let b = 0;
  let start: number | undefined;
  let inString = false;
  while (a < from.length && b < to.length) {
    if (!inString) {
      while (a < from.length && isSpace(from.charCodeAt(a))) a++;
      while (b < to.length && isSpace(to.charCodeAt(b))) b++;
    }
    if (start === undefined && a >= span.start) start = b;
    if (a >= span.end) break;
    const code = from.charCodeAt(a);
    if (code === 92 && inString) {
      a++;
      b++;
    } else if (code === 34) {
      inString = !inString;
    }
    a++;
    b++;
    if (a === span.end) break;
  }
  const end = Math.min(b, to.length);
  return { start: Math.min(start ?? end, end), end };
}
