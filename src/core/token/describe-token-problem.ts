// Words for the faults of a token and of the JSON in it: what is wrong, where, and what to try.
import type { Base64urlProblemCode } from '../bytes/base64url.ts';
import type { JsonProblemCode } from '../json/parse-json.ts';
import type { Problem } from '../problem.ts';
import type { TokenProblemCode } from './parsed-token.ts';

type Code = TokenProblemCode | Base64urlProblemCode | JsonProblemCode;
type Values = Readonly<Record<string, string | number>>;

const place = (v: Values): string => `line ${v.line}, column ${v.column}`;

const WORDS = {
  'segment-count': (v) =>
    `A JWS has three parts and a JWE five; this has ${v.count}. Check the copying.`,
  'signature-missing': () =>
    'The signature part is missing: the token was cut off, or never signed.',
  'header-not-utf8': () => 'The header is not base64url of UTF-8 text, so it cannot be read.',
  'header-not-json': () => 'The header is not valid JSON, so nothing says how to check the token.',
  'header-not-object': () => 'The header is JSON, but not an object.',
  'alg-missing': () => 'The header has no `alg` string, so nothing says how to check the token.',
  'crit-malformed': () =>
    '`crit` must be a non-empty list of names of other header members, each once and none of them standard (RFC 7515 §4.1.11).',
  'not-a-token': () =>
    'No token here. A signed token is three base64url parts with dots between; it usually starts with `eyJ`.',
  'json-serialization': () =>
    'This breaks a rule of the JSON serialization (RFC 7515 §7.2, RFC 7516 §7.2).',
  'base64-padding': () => 'Padding (`=`) at the end: base64url in a token has none (RFC 7515 §2).',
  'base64-std-alphabet': (v) =>
    `\`${v.char}\` belongs to plain base64; base64url has \`-\` and \`_\` instead of \`+\` and \`/\`.`,
  'base64-illegal-char': (v) => `Character ${v.position}, \`${v.char}\`, is not base64url.`,
  'base64-impossible-length': (v) =>
    `No bytes encode to ${v.length} characters: one is missing or one too many.`,
  'base64-noncanonical-bits': () =>
    'The last character carries stray bits: a second spelling of the same bytes, which strict verifiers refuse.',
  'json-empty': () => 'Empty where JSON is expected.',
  'json-unexpected': (v) => `Not JSON at ${place(v)}: ${v.wanted} is expected here.`,
  'json-unexpected-end': (v) => `The JSON ends too early: ${v.wanted} is missing (${place(v)}).`,
  'json-trailing': (v) => `Something follows the JSON value, at ${place(v)}.`,
  'json-bad-string': (v) =>
    ({
      'line-end': `The line ends inside a string: its closing quote is missing, at ${place(v)}.`,
      'control-character': `A control character stands unescaped in a string, at ${place(v)}.`,
    })[String(v.what)] ?? `This is not an escape that JSON knows, at ${place(v)}.`,
  'json-bad-number': (v) => `This is not a number as JSON writes them, at ${place(v)}.`,
} satisfies Record<Code, (values: Values) => string>;

/** One sentence for a fault, with backquotes around code. */
export function describeTokenProblem(problem: Problem<Code>): string {
  return WORDS[problem.code](problem.values ?? {});
}
