// Words for why no keys came, and the command that fetches them by hand.
import type { SourceProblem } from './key-source-url.ts';

type Values = Readonly<Record<string, string | number>>;

const WORDS: Readonly<Record<SourceProblem['code'], (values: Values) => string>> = {
  'url-empty': () => 'Type the URL of a key set or of an issuer.',
  'url-malformed': () => 'This is no whole URL. It begins with `https://`.',
  'url-too-long': (v) => `The URL is longer than ${v['limit']} characters.`,
  'url-scheme': () => 'Keys are fetched over `https:` only.',
  'url-plain-http': () =>
    'Keys that came over plain `http:` can be anyone’s. Use `https:`; `http:` is for `localhost` alone.',
  'url-ipv6-loopback': () =>
    'A page’s policy cannot name `[::1]`. Use `http://localhost` or `http://127.0.0.1`.',
  'url-credentials': () =>
    'The URL holds a user name or a password, which would be sent along. Remove it.',
  network: () =>
    'No answer that the browser lets a page read: the server cannot be reached, or it does not allow other sites to read this (no CORS header `Access-Control-Allow-Origin: *`). Fetch it by hand and paste the answer as the key.',
  redirect: () =>
    'The server redirects to another URL. It was not followed, for you agreed to this one alone.',
  'too-large': (v) =>
    `The answer is larger than ${v['limit']} octets; it was cut off and not used.`,
  timeout: (v) => `No whole answer within ${v['seconds']} seconds.`,
  status: (v) => `The server answered with status ${v['status']} and no keys.`,
  html: () => 'The answer is a web page (HTML or XML), not keys. Is it the right URL?',
  empty: () => 'The answer is empty.',
  'not-keys': () =>
    'The answer is neither a JWK Set, a JWK, PEM nor the metadata of an issuer (JSON).',
  'no-keys': () => 'The JWK Set is empty: its `keys` has no key.',
  'no-usable-keys': () =>
    'No key in the answer can be read: each is damaged or of an unknown kind.',
  'no-jwks-uri': () => 'The issuer’s metadata names no `jwks_uri`, so it says nothing of its keys.',
  'issuer-differs': () =>
    'The metadata is of another issuer: its `issuer` must be the one that was asked (OpenID Connect Discovery §4.3, RFC 8414 §3.3). Its keys were not fetched.',
  'key-text-too-long': (v) =>
    `The answer has ${v['count']} keys in ${v['length']} characters; the key field reads at most ${v['limit']}. Paste the key with the token’s \`kid\` alone.`,
};

/** One or two sentences, with backquotes around code. */
export function describeSourceProblem({ code, values = {} }: SourceProblem): string {
  return WORDS[code](values);
}

/** What a shell runs to fetch the URL by hand; nothing in the URL can end its quotes. */
export function curlCommand(url: string): string {
  return `curl -sS '${url.replaceAll("'", "'\\''")}'`;
}
