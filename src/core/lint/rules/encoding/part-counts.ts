// How many parts the dots make: three of a JWS, five of a JWE.
import type { JwsToken } from '../../../token/parsed-token.ts';
import { defineRule } from '../../define-rule.ts';

/** Nothing but what tokens are written with: no sentence, no URL, no JSON. */
const ENCODED = /^[\w\-.+/=~]*$/;
/** RFC 9901 §4 has no more than those of its two JWTs. */
const MAX_DOTS = 20;

/** Whether its dots are those of a compact serialization, well or badly made. */
function isCompact({ text, header, serialization, sdJwt }: JwsToken): boolean {
  if (serialization ?? sdJwt) return false;
  return header.json?.reading.root?.kind === 'object' || ENCODED.test(text);
}

export default [
  defineRule({
    id: 'segment-count',
    severity: 'high',
    appliesTo: ['jws'],
    needs: [],
    title: 'The wrong number of parts',
    why: 'A JWS has three parts and a JWE five; this has {n}. Verifiers that did not count the parts have taken forged tokens.',
    fix: 'Check what was copied. A verifier must refuse any other number.',
    reference: 'RFC 7515 §7.1; RFC 7516 §7.1; CVE-2019-18848',
    check: ({ token }) => {
      const n = token.segments.length;
      if (n === 3 || !isCompact(token)) return undefined;
      return { at: { part: 'token' }, values: { n: n > MAX_DOTS ? `more than ${MAX_DOTS}` : n } };
    },
    examples: {
      flagged: [
        { text: 'a.b.c.d', severity: 'high' },
        { text: 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA.AAAA' },
        { text: 'eyJhbGciOiJIUzI1NiJ9' },
      ],
      clean: [
        { text: 'eyJhbGciOiJFUzI1NiJ9..c2ln' },
        { text: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..aaaa.bbbb.cccc' },
        { text: 'No token. Only words. And more of them. All in all four sentences.' },
        { text: '{"issuer":"https://login.example","jwks_uri":"https://login.example/a.b"}' },
        { header: { alg: 'ES256' }, payload: { _sd: ['#1'] }, disclosures: [['s', 'a', 'b']] },
      ],
    },
  }),
  defineRule({
    id: 'segment-dot-flood',
    severity: 'medium',
    appliesTo: ['jws'],
    needs: [],
    title: 'A flood of dots',
    why: 'More than twenty dots: splitting at each of them before looking how many there are has let small texts take much memory.',
    fix: 'Cap the length of what comes in, and split with a limit.',
    reference: 'RFC 7515 §7.1; CVE-2025-27144 (go-jose), CVE-2025-30204 (golang-jwt)',
    check: ({ token }) => {
      if (!isCompact(token)) return undefined;
      const isFlood = token.text.split('.', MAX_DOTS + 2).length > MAX_DOTS + 1;
      return isFlood ? { at: { part: 'token' } } : undefined;
    },
    examples: {
      flagged: [
        { text: '.'.repeat(10_000), severity: 'medium' },
        { text: `eyJhbGciOiJIUzI1NiJ9${'.a'.repeat(30)}` },
      ],
      clean: [
        { text: 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA.AAAA' },
        {
          header: { alg: 'ES256' },
          payload: { _sd: ['#1'] },
          disclosures: Array.from({ length: 12 }, (_, i) => ['s', `a${i}`, 'b']),
        },
        { text: 'Words and dots. '.repeat(30) },
      ],
    },
  }),
];
