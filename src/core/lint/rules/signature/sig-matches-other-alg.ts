import { SIGNATURE_ALGORITHM_NAMES } from '../../../crypto/algorithms.ts';
import { algorithmNeeds } from '../../algorithm-needs.ts';
import { defineRule } from '../../define-rule.ts';
import { derPair } from '../../ecdsa-signature.ts';

export default defineRule({
  id: 'sig-matches-other-alg',
  severity: 'high',
  appliesTo: ['jws'],
  needs: [],
  title: 'The signature is as long as that of {other}',
  why: 'A signature of {n} bytes fits {other}, not {alg}: the header was probably changed after signing, or names the wrong algorithm.',
  fix: 'Sign with the algorithm that the header names.',
  reference: 'RFC 7518 §3.1',
  hides: ['sig-length-mismatch', 'signature-invalid'],
  check: ({ token }) => {
    const alg = token.jose.alg ?? '';
    const needs = algorithmNeeds(alg);
    const bytes = token.signature?.decoded.bytes;
    if (!needs || !bytes || needs.signatureBytes.includes(bytes.length)) return undefined;
    if (needs.keyType === 'EC' && derPair(bytes)) return undefined;
    const n = bytes.length;
    const others = SIGNATURE_ALGORITHM_NAMES.filter((name) => {
      const other = algorithmNeeds(name);
      return other?.keyType === needs.keyType && other.signatureBytes.includes(n);
    });
    if (others.length === 0) return undefined;
    return { at: { part: 'signature' }, values: { alg, n, other: others.join(' or ') } };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: {},
        signature:
          'JbxV7IUetU7lfheuR953EKdA13AJoDnQaQKZMsli-ZIrwlvyiyS7VOuEHbRN5H0WrUbddg-mP9ZvCJ84z2gBmA',
        severity: 'high',
      },
      {
        header: { alg: 'HS512' },
        payload: {},
        signature: 'JbxV7IUetU7lfheuR953EKdA13AJoDnQaQKZMsli-ZIrwlvyiyS7VOuEHbRN5H0W',
      },
      {
        header: { alg: 'ES384' },
        payload: {},
        signature:
          'JbxV7IUetU7lfheuR953EKdA13AJoDnQaQKZMsli-ZIrwlvyiyS7VOuEHbRN5H0WrUbddg-mP9ZvCJ84z2gBmA',
      },
    ],
    clean: [
      { header: { alg: 'HS512' }, payload: {} },
      // RSA signatures are as long as the key.
      {
        header: { alg: 'RS256' },
        payload: {},
        signature:
          'JbxV7IUetU7lfheuR953EKdA13AJoDnQaQKZMsli-ZIrwlvyiyS7VOuEHbRN5H0WrUbddg-mP9ZvCJ84z2gBmA',
      },
      { header: { alg: 'HS256' }, payload: {}, signature: 'JbxV7IUetU7lfheuR953EKdA13A' },
    ],
  },
});
