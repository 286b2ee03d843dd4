import { defineRule } from '../../define-rule.ts';
import { usedAlgorithm } from '../../used-keys.ts';

export default defineRule({
  id: 'verify-ecdsa-hash-differs',
  severity: 'medium',
  appliesTo: ['jws'],
  needs: ['key', 'verification'],
  title: 'Signed over another hash',
  why: 'The key is the right one: the signature holds over {hash}, and {alg} wants another hash.',
  fix: 'ES256 is P-256 with SHA-256, ES384 is P-384 with SHA-384, ES512 is P-521 with SHA-512: sign so.',
  reference: 'RFC 7518 §3.4',
  hides: ['signature-invalid'],
  check: (facts) => {
    const hash = facts.verification?.clues?.hash;
    if (!hash) return undefined;
    return { at: { part: 'signature' }, values: { hash, alg: usedAlgorithm(facts) ?? '' } };
  },
  examples: {
    flagged: [
      {
        text: 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.jPxyimO2gZ_UqR3vVfjYMt7_2HLIXQcEsPxLwg2ZpL8c4bg9hSJ0nOBw8f7nlCYG4pdBrVVwfarVFSOCHqxx_g',
        key: '$p256-public',
        severity: 'medium',
      },
      {
        text: 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.wvUmLUjmHaa62ecneG1g0909_btayWW5_YzO5q_MovfN2GkYRdteKJ3Unx9wg-xqE6XVvzwvuhMkC6qfNZ5cuw',
        key: '$p256-public-jwk',
      },
    ],
    clean: [
      {
        text: 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.jPxyimO2gZ_UqR3vVfjYMt7_2HLIXQcEsPxLwg2ZpL8c4bg9hSJ0nOBw8f7nlCYG4pdBrVVwfarVFSOCHqxx_g',
        key: '$p256-other-public',
      },
      { header: { alg: 'ES256' }, payload: {}, signWith: '$p256', key: '$p256-public' },
    ],
  },
});
