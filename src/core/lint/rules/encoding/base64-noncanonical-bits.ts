import { isUnencodedPayload, segmentWords } from '../../segment-words.ts';
import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'base64-noncanonical-bits',
  severity: 'medium',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'Stray bits in the last character',
  why: 'The last character of the {segment} carries bits that decode to nothing: a second spelling of another token with the same bytes.',
  fix: 'In the verifier, reject base64url that is not canonical. Key deny-lists on iss and jti, never on the token’s text or its hash.',
  reference: 'RFC 4648 §3.5; RFC 7515 §2',
  check: ({ token }) =>
    token.segments.flatMap((segment) => {
      if (isUnencodedPayload(token, segment)) return [];
      const problem = segment.decoded.problems.find((p) => p.code === 'base64-noncanonical-bits');
      if (!problem) return [];
      const start = segment.start + (problem.span?.start ?? 0);
      return [
        {
          at: { part: 'token' as const, span: { start, end: start + 1 } },
          values: { segment: segmentWords(segment.name) },
        },
      ];
    }),
  examples: {
    flagged: [
      {
        text: 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.KMUFsIDTnFmyG3nMiGM6H9FNFUROf3wh7SmqJp-QV31',
        severity: 'medium',
      },
      { text: 'eyJhbGciOiJIUzI1NiJ9.e31.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
    ],
    clean: [
      {
        text: 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.KMUFsIDTnFmyG3nMiGM6H9FNFUROf3wh7SmqJp-QV30',
      },
      { header: { alg: 'HS256' }, payload: {} },
    ],
  },
});
