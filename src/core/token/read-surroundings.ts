// What stands around a token in a text: the name it goes by, the URL that carries it, and what was taken off.
// Looks at a bounded stretch before the token, and never repeats long words of it: they may be tokens or keys.
import type { Span } from '../problem.ts';
import type { FoundToken, Removed } from './find-tokens.ts';
import { listEscapes, listInvisible } from './text-run.ts';

type Surroundings = Pick<FoundToken, 'removed' | 'label' | 'url'>;

/** Before a URL's parameter there may be another token. */
const LOOK_BACK = 65_536;
const SCHEME =
  /(?:(?:proxy-)?authorization\\*["']?(?:\s|\\|%20)*(?:[:=,]|%3A)(?:\s|\\|%20|\+)*["']?)?(?<![\w-])(?:bearer|dpop|jwt|token)(?:\s|\+|%20|\\ )+$/i;
const QUOTE = /(?:\\*["'`]|&quot;|&#34;|%22|\\u0022|[\u00ab\u2018-\u201f])$/;
/** A name is a whole word of at most 64 characters: the end of another token is none. */
const NAME =
  /(?<=^|[^\w.$\]/+=%-]|%[\da-f]{2})([\w.$[\]-]{1,64})(?:\\*["'`]|&quot;|%22|\\u0022)?(?:(?:\s|\\[nt])*(=>|:=|:|%3A)(?:\s|%20|\\[nt])*|[ \t]*(=|%3D)[ \t]*)$/i;
const OPTION = /(?<=^|\s)--?([a-z][\w-]{0,40})[ \t]+$/i;
const COMMAND =
  /^(?:[$>#%]\s*)?(curl|wget|https?|xh|grpcurl|invoke-\w+|iwr|irm)(?:\.exe)?\s(?!.*\r?\n?HTTP\/)/i;

/**
 * Reads the text around one token.
 *
 * @param whole The text without blanks at its ends.
 * @param span The token in it.
 * @param text The token itself.
 */
export function readSurroundings(
  source: string,
  whole: Span,
  span: Span,
  text: string,
): Surroundings {
  const lookFrom = Math.max(whole.start, span.start - 400);
  let before = source.slice(lookFrom, span.start);
  const take = (match: string) => {
    before = before.slice(0, before.length - match.length);
    return match;
  };
  const quote = take(QUOTE.exec(before)?.[0] ?? '');
  const scheme = take(readScheme(before, lookFrom === whole.start));
  const isAuthorization = /authorization/i.test(scheme);
  const inner = take(QUOTE.exec(before)?.[0] ?? '');
  const name = isAuthorization ? undefined : readName(before);
  const option = name ? undefined : (OPTION.exec(before) ?? undefined);
  const label = isAuthorization ? 'Authorization' : (valueName(name, before) ?? option?.[1]);
  const url = readUrl(source, whole, span.start);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  take((name ?? option)?.[0] ?? '');

  const removed: Removed[] = [];
  const add = (kind: Removed['kind'], what: string) => removed.push({ kind, text: shorten(what) });
  const isJson = /["'`]|&quot;|%22|u0022/.test(name?.[0] ?? (isAuthorization ? scheme : ''));
  const command = COMMAND.exec(source.slice(whole.start, whole.start + 60))?.[1];
  const after = readAfter(source, span, whole);
  const headerName = /^\s*((?:set-)?cookie)\s*:/i.exec(line)?.[1];
  if (isJson) {
    const isObject = '{['.includes(source[whole.start]!);
    add('json', isObject ? `{"${label}":"…"}` : `"${label}":"…"`);
  } else if (command) add('command', `${command} …`);
  else if (url) add('url', `${url.origin}${url.mark}${url.mark && name ? `${name[1]}=` : ''}`);
  else if (headerName)
    add('header-line', `${headerName}: ${name && name[1] !== headerName ? `${name[1]}=` : ''}`);
  else if (name?.[2] === ':' && line.trimStart() === name[0].trimStart() && after === '') {
    add('header-line', `${name[1]}: `);
  } else if (name ?? option) add('text', (name ?? option)![0].replace(/^.*\n/s, ''));
  else if (before !== '' || lookFrom > whole.start || after !== '') {
    add('text', /^(?:\.{3}|…)/.test(after) ? '…' : '');
  }
  if (scheme && !(isJson && isAuthorization)) add('scheme', scheme.replace(/\s+|%20|\+|\\ /g, ' '));
  if (quote && !isJson) add('quotes', quote);
  if (inner && !isJson && !quote) add('quotes', inner);
  if (removed.length === 0) addAround(source, whole, add);
  addHidden(source.slice(span.start, span.end), text, add);
  return {
    removed,
    ...(label && { label }),
    ...(url?.mark && {
      url: { place: url.mark === '?' ? 'query' : 'fragment', name: name?.[1] ?? '' },
    }),
  };
}

type Add = (kind: Removed['kind'], text: string) => void;

/** “Token” and “JWT” are words too: a scheme only after `Authorization:` or at the beginning. */
function readScheme(before: string, isStart: boolean): string {
  const scheme = SCHEME.exec(before)?.[0] ?? '';
  if (scheme === '' || /^(?:bearer|dpop|proxy|auth)/i.test(scheme)) return scheme;
  return isStart && scheme.length === before.trimStart().length ? scheme : '';
}

/** The name before a `:` or `=`, unless it is a piece of a token that was torn. */
function readName(before: string): RegExpExecArray | undefined {
  const name = NAME.exec(before);
  return name && !/eyJ/.test(name[1]!) ? name : undefined;
}

/** In a HAR file a header's name stands in a member before its `value`. */
function valueName(name: RegExpExecArray | undefined, before: string): string | undefined {
  if (name?.[1] !== 'value') return name?.[1];
  return /"name\\?"\s*:\s*\\?"([^"\\]{1,64})\\?"[^{}]{0,80}$/.exec(before)?.[1] ?? 'value';
}

/** The URL, or its path with a query, in which the token stands. `mark` is empty for a token in the path. */
function readUrl(
  source: string,
  whole: Span,
  start: number,
): { readonly origin: string; readonly mark: '?' | '#' | '' } | undefined {
  const before = source.slice(Math.max(whole.start, start - LOOK_BACK), start);
  const near = before.slice(-2048);
  const edge = /[\s"'`<>(^][^\s"'`<>(^]*$/.exec(near)?.index;
  const unit = edge === undefined ? before : near.slice(edge + 1);
  const origin = /^(?:[a-z][a-z\d+.-]{0,20}:\/\/[^/?#@]{1,255}|(?=[/?#]))/i.exec(unit)?.[0];
  if (origin === undefined) return undefined;
  const mark = unit[Math.max(unit.lastIndexOf('?'), unit.lastIndexOf('#'))];
  return mark === '?' || mark === '#' || origin
    ? { origin, mark: mark === '?' || mark === '#' ? mark : '' }
    : undefined;
}

/** The beginning of what stands after the token, without a closing quote and a list's delimiter. */
function readAfter(source: string, span: Span, whole: Span): string {
  const after = source.slice(span.end, Math.min(whole.end, span.end + 40));
  return after.replace(/^(?:[\s"'`\\,;\u00bb\u2019-\u201f]|&quot;|&#34;|%22|u0022)+/, '');
}

function addAround(source: string, whole: Span, add: Add): void {
  const blank =
    source.slice(0, Math.min(whole.start, 60)) + source.slice(whole.end, whole.end + 60);
  const invisible = listInvisible(blank);
  if (invisible) add('invisible-characters', invisible);
  if (/[^\S\ufeff]/.test(blank)) add('whitespace-around', blank.replace(/\ufeff/g, ''));
}

function addHidden(run: string, text: string, add: Add): void {
  if (run === text) return;
  const gap = /[^\S\ufeff]+(?:>\s*)*/.exec(run)?.[0];
  if (gap) add('whitespace-inside', gap);
  const escapes = listEscapes(run);
  if (escapes) add('percent-encoding', escapes);
  const invisible = listInvisible(run);
  if (invisible) add('invisible-characters', invisible);
}

/** At most 60 characters, without words so long that they may be secret. */
function shorten(text: string): string {
  const safe = text.replace(/[\w+/=-]{33,}/g, '…');
  return safe.length > 60 ? `${safe.slice(0, 59)}…` : safe;
}
