import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'payload-detached',
  severity: 'info',
  appliesTo: ['jws'],
  needs: [],
  title: 'The payload is not in the token',
  why: 'It is detached: what was signed travels elsewhere, and whoever verifies must have every byte of it.',
  fix: 'Give the payload to check the signature.',
  reference: 'RFC 7515 Appendix F; RFC 7797',
  check: ({ token: { payload, signature, segments, jose }, header }) => {
    const isDetached = segments.length === 3 && payload?.text === '' && !!signature?.text;
    // With `enc` it is a JWE that was cut off.
    return isDetached && header && jose.enc === undefined ? { at: { part: 'payload' } } : undefined;
  },
  examples: {
    flagged: [
      { text: 'eyJhbGciOiJFUzI1NiJ9..c2ln', severity: 'info' },
      { text: '{"protected":"eyJhbGciOiJFUzI1NiJ9","signature":"c2ln"}' },
    ],
    clean: [
      // An empty object is a payload.
      { text: 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln' },
      { text: 'eyJhbGciOiJub25lIn0..' },
      { text: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..aaaa' },
    ],
  },
});
