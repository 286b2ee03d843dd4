// Tokens too long for what usually carries them. Limits of carriers, not faults of the token.
import type { Profile } from '../../../claims/profile.ts';
import { defineRule, type LintFacts } from '../../define-rule.ts';
import { pastedToken } from '../../pasted-token.ts';

/** RFC 6265 §6.1: of name, value and attributes together. */
const COOKIE = 4_096;
const AROUND_IN_COOKIE = 40;
/** nginx's and others' buffer for one line of a header. */
const HEADER_LINE = 8_192;
const AROUND_IN_HEADER = 'Authorization: Bearer '.length;
const URL_LENGTH = 2_000;
/** These go in the body of a request or an answer. */
const IN_BODY: ReadonlySet<Profile['name']> = new Set([
  'sd-jwt',
  'entity-statement',
  'introspection-response',
  'security-event',
  'logout-token',
  'client-assertion',
  'request-object',
  'refresh-token',
]);
/** A token behind which there are that many characters, without a look at the claims. */
const longText = (length: number): string =>
  `eyJhbGciOiJSUzI1NiJ9.eyJncm91cHMiOltdfQ.${'A'.repeat(length - 40)}`;

function lengthIfSent({ token, profile }: LintFacts): number {
  const isSent = !('serialization' in token && token.serialization) && !IN_BODY.has(profile.name);
  return isSent ? token.text.length : 0;
}

/** The characters of the word that holds a span: of a URL. */
function wordLength(source: string, { start, end }: { start: number; end: number }): number {
  const before = source.slice(Math.max(0, start - HEADER_LINE), start).split(/[\s"'`<>]/);
  const [after = ''] = source.slice(end, end + HEADER_LINE).split(/[\s"'`<>]/, 1);
  return (before.at(-1)?.length ?? 0) + end - start + after.length;
}

export default [
  defineRule({
    id: 'token-exceeds-header',
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'Too long for an Authorization header',
    why: 'At {n} bytes it does not fit the 8 KB that nginx, Apache and many others allow for one line of a header: they answer 400 or 431.',
    fix: 'Leave claims out (groups, permissions), or raise the limit at every hop.',
    reference: 'RFC 9110 §5.4; RFC 6585 §5; nginx large_client_header_buffers',
    hides: ['token-exceeds-cookie'],
    check: (facts) => {
      const n = lengthIfSent(facts);
      const isOver = n + AROUND_IN_HEADER > HEADER_LINE;
      return isOver ? { at: { part: 'token' }, values: { n } } : undefined;
    },
    examples: {
      flagged: [{ text: longText(9_000), severity: 'high' }, { text: longText(8_171) }],
      clean: [
        { text: longText(7_000) },
        { text: longText(8_170) },
        // Such a one is posted.
        { text: longText(9_000), profile: 'request-object' },
      ],
    },
  }),
  defineRule({
    id: 'token-exceeds-cookie',
    severity: 'medium',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'Too long for a cookie',
    why: 'At {n} bytes it does not fit a cookie, if one is to hold it: browsers drop what is longer than 4096 bytes with its name and attributes.',
    fix: 'Leave claims out (groups, permissions), or keep the state on the server.',
    reference: 'RFC 6265 §6.1',
    check: (facts) => {
      const { token } = facts;
      const n = lengthIfSent(facts);
      if (n + AROUND_IN_COOKIE <= COOKIE) return undefined;
      // A signature that withstands quantum computers is so long whatever is claimed.
      const signature = token.kind === 'jws' ? (token.signature?.text.length ?? 0) : 0;
      const isSignature = n - signature + AROUND_IN_COOKIE <= COOKIE;
      return {
        at: { part: 'token' },
        severity: isSignature ? 'info' : 'medium',
        values: { n },
      };
    },
    examples: {
      flagged: [
        {
          header: { alg: 'RS256' },
          payload: { groups: Array.from({ length: 300 }, (_, i) => `group-${1000 + i}`) },
          severity: 'medium',
        },
        { text: longText(4_057), severity: 'info' },
      ],
      clean: [{ text: longText(3_900) }, { text: longText(4_056) }],
    },
  }),
  defineRule({
    id: 'token-exceeds-url',
    severity: 'low',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'A very long URL',
    why: 'With this token the URL has {n} characters or more. Some browsers, proxies and logs cut such URLs off.',
    fix: 'Keep tokens out of URLs; push a request object beforehand (RFC 9126).',
    reference: 'RFC 9110 §4.1; RFC 9700 §4.3.2',
    check: (facts) => {
      const pasted = pastedToken(facts);
      if (pasted?.url?.place !== 'query') return undefined;
      const n = wordLength(facts.found.source, pasted.span);
      return n > URL_LENGTH ? { at: { part: 'token' }, values: { n } } : undefined;
    },
    examples: {
      flagged: [
        { text: `https://as.example/authorize?request=${longText(3_000)}`, severity: 'low' },
        { text: `See https://as.example/a?x=${'y'.repeat(1_990)}&request=${longText(60)} there` },
      ],
      clean: [
        { text: `https://as.example/authorize?request=${longText(100)}` },
        { text: `https://sp.example/cb#id_token=${longText(3_000)}` },
        { text: longText(3_000) },
      ],
    },
  }),
];
