// Whether two names that differ were meant to be the same: RFC 7519 §7.3 compares them character by character.

/** Longer ones are not compared: no issuer or audience is so long. */
const MAX = 2_048;
/** A shorter text is a part of very many others. */
const MIN_PART = 3;

type Loosening = readonly [difference: string, loosen: (text: string) => string];

const LOOSENINGS: readonly Loosening[] = [
  ['a slash at the end', (text) => text.replace(/(?<!\/)\/+$/, '')],
  ['letter case', (text) => text.toLowerCase()],
  ['the scheme', (text) => text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')],
  [
    'the default port',
    (text) =>
      text.replace(/^((?:https:\/\/)?[^/:]*):443(?=\/|$)|^(http:\/\/[^/:]*):80(?=\/|$)/i, '$1$2'),
  ],
  ['"www."', (text) => text.replace(/^([a-z]+:\/\/)?www\./i, '$1')],
  ['percent-encoding', unescape],
  ['the Unicode form', (text) => text.normalize('NFKC')],
];

function unescape(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * What alone tells two texts apart when they are nearly the same.
 *
 * @returns A phrase for "Only … differs"; `undefined` when they are the same, or have nothing in common.
 */
export function nearMiss(actual: string, expected: string): string | undefined {
  if (actual === expected || actual.length > MAX || expected.length > MAX) return undefined;
  const only = LOOSENINGS.find(([, loosen]) => loosen(actual) === loosen(expected));
  if (only) return only[0];
  const loosenAll = (text: string): string =>
    LOOSENINGS.reduce((loosened, [, loosen]) => loosen(loosened), text);
  if (loosenAll(actual) === loosenAll(expected)) return 'the spelling';
  const [short = '', long = ''] = [actual, expected].toSorted((a, b) => a.length - b.length);
  if (short.length >= MIN_PART && long.includes(short)) return 'what is added to one of them';
  return undefined;
}
