// What was taken off around a token, in a few words: for a list that begins "Taken off:".
import type { Removed } from './find-tokens.ts';

const WORDS = {
  'whitespace-around': () => 'whitespace around the token',
  'whitespace-inside': (text) =>
    /[\n\r]/.test(text) ? 'line breaks inside the token' : 'whitespace inside the token',
  scheme: (text) => `“${text.trim()}”`,
  'header-line': (text) => `“${text.trim()}”`,
  quotes: () => 'quotes',
  json: (text) => `the JSON around it (${text})`,
  command: (text) => `the command around it (${text})`,
  url: (text) => (text ? `the URL around it (${text}…)` : 'the URL around it'),
  'percent-encoding': (text) => `percent-encoding (${text})`,
  'invisible-characters': (text) => `invisible characters (${text})`,
  text: (text) =>
    text === '…'
      ? 'the “…” after it'
      : text.trim()
        ? `the text around it (“${text.trim()}”)`
        : 'the text around it',
} satisfies Record<Removed['kind'], (text: string) => string>;

/** Says what one thing was that was taken off. No full stop, no token text. */
export function describeRemoved({ kind, text }: Removed): string {
  return WORDS[kind](text);
}
