import { isUnencodedPayload, segmentWords } from '../../segment-words.ts';
import { defineRule } from '../../define-rule.ts';
import { isMeantAsToken } from '../../pasted-token.ts';

const LOAD_BALANCER = 'arn:aws:elasticloadbalancing:';

export default defineRule({
  id: 'base64-padding',
  severity: 'medium',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'Padding in base64url',
  why: 'The {segment} has "=" in it; strict verifiers refuse that, and the signature covers the padded text.{note}',
  fix: 'In the issuer, leave "=" out. In the verifier, never take it off and encode again before verifying.',
  reference: 'RFC 7515 §2',
  check: ({ token, header }) => {
    if (!isMeantAsToken(token)) return undefined;
    const segment = token.segments.find(
      (s) => s.text.includes('=') && !isUnencodedPayload(token, s),
    );
    if (!segment) return undefined;
    const signer = header?.get('signer');
    const isPaddedByDesign = signer?.kind === 'string' && signer.value.startsWith(LOAD_BALANCER);
    const start = segment.start + segment.text.indexOf('=');
    const end = segment.start + segment.text.length;
    return {
      at: { part: 'token', span: { start, end } },
      severity: isPaddedByDesign ? 'info' : 'medium',
      values: {
        segment: segmentWords(segment.name),
        note: isPaddedByDesign
          ? ' Tokens of AWS load balancers are padded by design: verify over the padded text.'
          : '',
      },
    };
  },
  examples: {
    flagged: [
      { text: 'eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ==.AAAA', severity: 'medium' },
      {
        text: 'eyJhbGciOiJFUzI1NiIsInNpZ25lciI6ImFybjphd3M6ZWxhc3RpY2xvYWRiYWxhbmNpbmc6eCJ9.eyJhIjoxfQ==.AAAA',
        severity: 'info',
      },
    ],
    clean: [
      { text: 'https://app.example.com/a.b?c=d' },
      { text: 'https://a.example/?x==#token=eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA' },
      { header: { alg: 'HS256', b64: false, crit: ['b64'] }, payload: 'a=b' },
    ],
  },
});
