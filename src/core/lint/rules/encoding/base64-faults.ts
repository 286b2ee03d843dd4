// What is wrong with a part as base64url (RFC 7515 §2), by the codes of the decoder. Padding has a rule of its own.
import type { Base64urlProblemCode } from '../../../bytes/base64url.ts';
import { defineRule, type Rule } from '../../define-rule.ts';
import { isMeantAsToken } from '../../pasted-token.ts';
import { isUnencodedPayload, segmentWords } from '../../segment-words.ts';

const JWT_IO_SAMPLE =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.KMUFsIDTnFmyG3nMiGM6H9FNFUROf3wh7SmqJp-QV3';

type Fault = Pick<Rule, 'severity' | 'title' | 'why' | 'fix' | 'reference' | 'examples'> & {
  readonly id: Base64urlProblemCode;
};

const FAULTS: readonly Fault[] = [
  {
    id: 'base64-std-alphabet',
    severity: 'medium',
    title: 'Plain base64 instead of base64url',
    why: 'The {segment} has "{char}" in it. In base64url + and / are - and _; strict verifiers refuse it, and in a URL the two mean something else.',
    fix: 'Use an encoder for base64url.',
    reference: 'RFC 7515 §2; RFC 4648 §5',
    examples: {
      flagged: [
        { text: 'eyJhbGciOiJIUzI1NiJ9.eyJ+Ijox/Q.AAAA', severity: 'medium' },
        { text: 'eyJhbGciOiJIUzI1NiJ9.e30.AA//' },
      ],
      clean: [
        { text: 'eyJhbGciOiJIUzI1NiJ9.e30.AA__' },
        // In x5c plain base64 is right (RFC 7515 §4.1.6).
        { header: { alg: 'ES256', x5c: ['MIIB+/AA'] }, payload: {} },
        { header: { alg: 'HS256', b64: false, crit: ['b64'] }, payload: 'a+b/c' },
      ],
    },
  },
  {
    id: 'base64-illegal-char',
    severity: 'high',
    title: 'A character that is not base64url',
    why: 'Character {position} of the {segment} is {char}. Letters, digits, - and _ are all there may be; a parser that skips others reads a text that nobody signed.',
    fix: 'Copy it again. A verifier must refuse it.',
    reference: 'RFC 7515 §2; rfc8725bis §3.14',
    examples: {
      flagged: [
        { text: 'eyJhbGciOiJIUzI1NiJ9.{"sub":1}.AAAA', severity: 'high' },
        { text: 'eyJhbGciOiJIUzI1NiJ9.e30.AA*A' },
      ],
      clean: [
        { header: { alg: 'HS256', b64: false, crit: ['b64'] }, payload: '$02' },
        { header: { alg: 'HS256' }, payload: {} },
        { text: 'These are words. No token at all. Not one.' },
      ],
    },
  },
  {
    id: 'base64-impossible-length',
    severity: 'high',
    title: 'A length that base64url cannot have',
    why: 'The {segment} has {length} characters, and no bytes encode to that many: some are missing, or one is too many.',
    fix: 'Copy it again.',
    reference: 'RFC 7515 §2; RFC 4648 §4',
    examples: {
      flagged: [
        { text: 'eyJhbGciOiJIUzI1NiJ9.e30.AAAAA', severity: 'high' },
        { text: 'eyJhbGciOiJIUzI1NiJ9.eyJhI.AAAA' },
      ],
      clean: [
        { text: 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA' },
        { text: 'eyJhbGciOiJIUzI1NiJ9.e30.AAA' },
        { text: 'a.b.c' },
      ],
    },
  },
  {
    id: 'base64-noncanonical-bits',
    severity: 'medium',
    title: 'Stray bits in the last character',
    why: 'The last character of the {segment} carries bits that decode to nothing: a second spelling of another token with the same bytes.',
    fix: 'In the verifier, reject base64url that is not canonical. Key deny-lists on iss and jti, never on the token’s text or its hash.',
    reference: 'RFC 4648 §3.5; RFC 7515 §2',
    examples: {
      flagged: [
        { text: `${JWT_IO_SAMPLE}1`, severity: 'medium' },
        { text: `eyJhbGciOiJIUzI1NiJ9.e31.${'A'.repeat(43)}` },
      ],
      clean: [{ text: `${JWT_IO_SAMPLE}0` }, { header: { alg: 'HS256' }, payload: {} }],
    },
  },
];

export default FAULTS.map((words) =>
  defineRule({
    ...words,
    appliesTo: ['jws', 'jwe'],
    needs: [],
    check: ({ token }) => {
      if (!isMeantAsToken(token)) return [];
      return token.segments.flatMap((segment) => {
        if (isUnencodedPayload(token, segment)) return [];
        const problem = segment.decoded.problems.find(({ code }) => code === words.id);
        if (!problem) return [];
        const start = segment.start + (problem.span?.start ?? 0);
        const span = { start, end: start + 1 };
        const { char = '' } = problem.values ?? {};
        const values = {
          ...problem.values,
          segment: segmentWords(segment.name),
          // In a sentence a bracket would read as a placeholder.
          char: char === '{' || char === '}' ? 'a curly bracket' : char,
        };
        return [{ at: { part: 'token' as const, span }, values }];
      });
    },
  }),
);
