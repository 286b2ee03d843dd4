// Which URLs keys may be fetched from: https, and http on this machine alone; never with a name and password in it.
import type { Problem } from '../problem.ts';

export const SOURCE_PROBLEM_CODES = [
  'url-empty',
  'url-malformed',
  'url-too-long',
  'url-scheme',
  'url-plain-http',
  'url-ipv6-loopback',
  'url-credentials',
  'network',
  'redirect',
  'too-large',
  'timeout',
  'status',
  'html',
  'empty',
  'not-keys',
  'no-keys',
  'no-usable-keys',
  'no-jwks-uri',
  'issuer-differs',
  'key-text-too-long',
] as const;

export type SourceProblem = Problem<(typeof SOURCE_PROBLEM_CODES)[number]>;

export type UrlReading =
  | { readonly url: URL; readonly problem?: never }
  | { readonly problem: SourceProblem };

const URL_LIMIT = 2000;
const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1']);

/** Reads the URL that a person typed or a token names. The fragment is left out: it is never sent. */
export function readSourceUrl(text: string): UrlReading {
  const trimmed = text.trim();
  if (trimmed === '') return { problem: { code: 'url-empty' } };
  if (trimmed.length > URL_LIMIT) {
    return { problem: { code: 'url-too-long', values: { limit: URL_LIMIT } } };
  }
  if (!URL.canParse(trimmed)) return { problem: { code: 'url-malformed' } };
  const url = new URL(trimmed);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return { problem: { code: 'url-scheme' } };
  }
  if (url.username !== '' || url.password !== '') return { problem: { code: 'url-credentials' } };
  if (url.protocol === 'http:' && url.hostname === '[::1]') {
    return { problem: { code: 'url-ipv6-loopback' } };
  }
  if (url.protocol === 'http:' && !LOOPBACK.has(url.hostname)) {
    return { problem: { code: 'url-plain-http' } };
  }
  url.hash = '';
  return { url };
}
