// Nothing that a person pastes makes the rules slow: their time grows with the text and no faster, and no text of one
// length takes very much longer than another. Processor time as ratios within one run, so that a busy machine passes.
import { describe, expect, it } from 'vitest';
import { encodeBase64url } from '../bytes/base64url.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';
import { guessProfile } from '../claims/guess-profile.ts';
import { readKey } from '../keys/read-key.ts';
import { parseToken } from '../token/parse-token.ts';
import { EXAMPLE_NOW } from './example-facts.ts';
import { lintToken } from './lint-token.ts';
import { makeFacts } from './make-facts.ts';

const SMALL = 100_000;
const TIMES = 8;
/** Linear growth is eightfold, quadratic growth 64-fold. */
const MOST_GROWTH = 40;
/** Below that a ratio means nothing. Milliseconds, of the large text and of the small one. */
const MEASURABLE = 15;
const MEASURABLE_SMALL = 2;

const repeat = (text: string, length: number): string =>
  text.repeat(Math.ceil(length / text.length)).slice(0, length);

/** Texts that look like the beginning of something again and again. */
const BEGINNINGS = [
  'a',
  '@',
  'a@',
  '.',
  'a.',
  '-',
  '-----BEGIN ',
  'eyJ',
  'eyJhbGci.',
  '/',
  '../',
  '%41',
  'http://',
  'http://a:b',
  'pwd=',
  'pwd=:<',
  ';Password=',
  '<',
  '<svg ',
  '<svg on',
  '{',
  '{{',
  '{{*',
  '${',
  '${jndi:',
  "' or ",
  '\n',
  '\r\n',
  '\n at ',
  '\n at a(',
  '10.',
  '1 ',
  '4111 ',
  'DE89',
  'sk_live_',
  'xoxb-',
  'AKIA',
  '_',
  'aA1_-',
  ' ',
  '\u200b',
  '\ud83d\ude00',
];

const members = (count: number, value: (i: number) => unknown): string =>
  JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, i) => [`c${i}`, value(i)])));
const list = (count: number, item: (i: number) => unknown, name = 'a'): string =>
  JSON.stringify({ [name]: Array.from({ length: count }, (_, i) => item(i)) });

const manyClaims = (length: number): string => members(length / 20, (i) => `value ${i}`);

type Shape = readonly [name: string, make: (length: number) => string];

const STRUCTURES: readonly Shape[] = [
  ['many claims', manyClaims],
  ['many empty claims', (length) => members(length / 12, () => null)],
  ['many addresses', (length) => members(length / 28, (i) => `user${i}@a.example`)],
  ['many passwords', (length) => list(length / 24, () => ({ password: 'hunter2' }))],
  ['many keys', (length) => list(length / 24, () => ({ kty: 'oct', k: 'AAAA' }), 'keys')],
  ['many audiences', (length) => list(length / 24, (i) => `https://a${i}.example`, 'aud')],
  ['many scopes', (length) => list(length / 8, (i) => `s${i}`, 'scope')],
  ['one name again and again', (length) => `{${repeat('"a":1,', length)}"b":1}`],
  ['many objects', (length) => list(length / 10, (i) => ({ exp: i }))],
  ['deep objects', (length) => repeat('{"a":', length)],
  ['deep arrays', (length) => `{"a":${repeat('[', length)}`],
];

const TEXTS: readonly Shape[] = BEGINNINGS.flatMap((text): readonly Shape[] => [
  [`one text of ${JSON.stringify(text)}`, (length) => members(1, () => repeat(text, length))],
  [`texts of ${JSON.stringify(text)}`, (length) => list(length / 1_000, () => repeat(text, 1_000))],
  [`what is no JSON: ${JSON.stringify(text)}`, (length) => `{${repeat(text, length)}`],
]);

const KEYS: readonly Shape[] = [
  ['backslashes', (length) => `-----BEGIN PUBLIC KEY-----${repeat('\\', length)}`],
  ['line breaks', (length) => `-----BEGIN PUBLIC KEY-----${repeat('\n', length)}`],
  ['beginnings', (length) => repeat('-----BEGIN PUBLIC KEY----- ', length)],
  ['hyphens', (length) => repeat('-', length)],
  ['a modulus of zeros', (length) => `{"kty":"RSA","n":"${repeat('A', length)}","e":"AQAB"}`],
  [
    'an exponent',
    (length) => `{"kty":"RSA","n":"${repeat('z', 400)}","e":"${repeat('z', length)}"}`,
  ],
  ['a text', (length) => repeat('secret ', length)],
  [
    'many keys',
    (length) => list(length / 60, (i) => ({ kty: 'oct', k: `AAAA${i}`, kid: i }), 'keys'),
  ],
];

const encode = (json: string): string => encodeBase64url(encodeUtf8(json));

/** The milliseconds that all rules take over a token that they have not seen before. */
function timeOf(payload: string, keyText: string): number {
  const token = parseToken(`${encode('{"alg":"HS256"}')}.${encode(payload)}.${'A'.repeat(43)}`);
  const parts = {
    token,
    found: { source: token.text, tokens: [] },
    key: readKey(keyText, 'auto'),
    keyText,
    now: EXAMPLE_NOW,
    expectations: { leeway: 60, issuer: 'https://a.example', audience: ['https://b.example'] },
    profile: guessProfile(token),
  } as const;
  const before = process.cpuUsage();
  lintToken(makeFacts(parts));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The least of three: what else the process was at is not the rules'. */
const least = (payload: string, keyText = ''): number =>
  Math.min(...[1, 2, 3].map(() => timeOf(payload, keyText)));

describe('the time of all rules', () => {
  least(manyClaims(SMALL));
  const plain = Math.max(MEASURABLE, least(manyClaims(TIMES * SMALL)));

  /** @param most So many times as long as for plain claims of that length, at most. */
  function expectLinear(timeFor: (length: number) => number, most: number): void {
    const large = timeFor(TIMES * SMALL);
    expect(large / plain).toBeLessThan(most);
    if (large < MEASURABLE) return;
    const small = Math.max(timeFor(SMALL), MEASURABLE_SMALL);
    expect(large / small).toBeLessThan(MOST_GROWTH);
  }

  it.each(STRUCTURES)('%s', (_, make) => expectLinear((length) => least(make(length)), 6));
  it.each(TEXTS)('%s', (_, make) => expectLinear((length) => least(make(length)), 1));
  it.each(KEYS)('a key: %s', (_, make) => expectLinear((length) => least('{}', make(length)), 1));
});
