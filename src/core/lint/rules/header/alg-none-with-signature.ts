import { isNone } from '../../../crypto/algorithms.ts';
import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'alg-none-with-signature',
  severity: 'critical',
  appliesTo: ['jws'],
  needs: [],
  title: 'A signature on an unsigned token',
  why: 'With "alg": "none" the signature must be empty; one that is filled suggests that the header was exchanged after signing.',
  fix: 'Reject the token.',
  reference: 'RFC 7518 §3.6; RFC 7519 §6',
  hides: ['alg-unknown', 'sig-placeholder'],
  check: ({ token: { jose, signature } }) =>
    jose.alg !== undefined && isNone(jose.alg) && signature && signature.text !== ''
      ? { at: { part: 'signature' } }
      : undefined,
  examples: {
    flagged: [
      { text: 'eyJhbGciOiJub25lIn0.e30.c2ln', severity: 'critical' },
      { header: { alg: 'None' }, payload: {}, signature: 'AAAA' },
    ],
    clean: [
      { text: 'eyJhbGciOiJub25lIn0.e30.' },
      { header: { alg: 'HS256' }, payload: {}, signature: 'AAAA' },
    ],
  },
});
