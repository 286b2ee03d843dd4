import { defineRule } from '../../define-rule.ts';
import { derPair, ecdsaNeeds } from '../../ecdsa-signature.ts';

/** More leading zeros than that do not happen by chance. */
const MAX_LOST = 6;

export default defineRule({
  id: 'sig-ecdsa-unpadded',
  severity: 'high',
  appliesTo: ['jws'],
  needs: [],
  title: 'The ECDSA signature lost leading zeros',
  why: 'r and s take {size} bytes each, leading zeros included; this signature has {n} bytes instead of {expected}. It happens to one token in about a hundred, so it is easily missed.',
  fix: 'Pad both integers on the left to {size} bytes before they are joined.',
  reference: 'RFC 7518 §3.4',
  hides: ['sig-length-mismatch', 'signature-invalid'],
  check: ({ token }) => {
    const needs = ecdsaNeeds(token.jose.alg);
    const bytes = token.signature?.decoded.bytes;
    if (!needs || !bytes) return undefined;
    const { size } = needs;
    const n = bytes.length;
    const expected = 2 * size;
    if (n >= expected || n < expected - MAX_LOST || derPair(bytes)) return undefined;
    return { at: { part: 'signature' }, values: { size, n, expected } };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'ES512' },
        payload: {},
        signature:
          'JbxV7IUetU7lfheuR953EKdA13AJoDnQaQKZMsli-ZIrwlvyiyS7VOuEHbRN5H0WrUbddg-mP9ZvCJ84z2gBmDHIYfiRKsFa8YojulPqgxyzTON8FaxF3HUOpT7VbgeeN85nAJcwx2D3kCnAWfCJIrlS6YIbskviexSrRNt0DaQ91A',
        severity: 'high',
      },
      {
        header: { alg: 'ES256' },
        payload: {},
        signature:
          'JbxV7IUetU7lfheuR953EKdA13AJoDnQaQKZMsli-ZIrwlvyiyS7VOuEHbRN5H0WrUbddg-mP9ZvCJ84z2gB',
      },
    ],
    clean: [
      { header: { alg: 'ES512' }, payload: {} },
      {
        header: { alg: 'ES256' },
        payload: {},
        signature: 'JbxV7IUetU7lfheuR953EKdA13AJoDnQaQKZMsli-ZIrwlvyiyS7VA',
      },
      {
        header: { alg: 'HS512' },
        payload: {},
        signature:
          'JbxV7IUetU7lfheuR953EKdA13AJoDnQaQKZMsli-ZIrwlvyiyS7VOuEHbRN5H0WrUbddg-mP9ZvCJ84z2gB',
      },
    ],
  },
});
