import { defineRule } from '../../define-rule.ts';
import { shortName } from '../../short-name.ts';

export default defineRule({
  id: 'sig-empty',
  severity: 'critical',
  appliesTo: ['jws'],
  needs: [],
  title: 'No signature',
  why: '{alg} promises a signature, but there is none: anyone can have written this.',
  fix: 'Reject such a token before anything else.',
  reference: 'RFC 7515 §5.2',
  hides: ['sig-length-mismatch', 'signature-invalid'],
  check: ({ token, header }) => {
    const { alg } = token.jose;
    if (!header || !alg || !token.payload || token.signature?.text) return undefined;
    if (alg.trim().toLowerCase() === 'none') return undefined;
    return { at: { part: 'signature' }, values: { alg: shortName(alg) } };
  },
  examples: {
    flagged: [
      { text: 'eyJhbGciOiJIUzI1NiJ9.e30.', severity: 'critical' },
      { text: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0' },
      { header: { alg: 'RS256' }, payload: { sub: 'a' }, signature: '', key: '$rsa-public' },
    ],
    clean: [
      { text: 'eyJhbGciOiJub25lIn0.e30.' },
      { header: { alg: 'HS256' }, payload: {} },
      { text: 'eyJhbGciOiJIUzI1NiJ9' },
    ],
  },
});
