import { algorithmNeeds } from '../../algorithm-needs.ts';
import { defineRule } from '../../define-rule.ts';

/** Below that it is no RSA signature at all: sig-length-mismatch says so. */
const MIN_BYTES = 64;
const MIN_SAFE_BYTES = 256;

export default defineRule({
  id: 'sig-rsa-implies-small-key',
  severity: 'high',
  appliesTo: ['jws'],
  needs: [],
  title: 'Signed with a short RSA key',
  why: 'An RSA signature is as long as its key: {n} bytes mean a key of {bits} bits, and 2048 is the minimum.',
  fix: 'The issuer needs a key of 2048 bits or more.',
  reference: 'RFC 7518 §3.3, §3.5',
  check: ({ token }) => {
    const isRsa = algorithmNeeds(token.jose.alg ?? '')?.keyType === 'RSA';
    const n = token.signature?.decoded.bytes?.length ?? 0;
    if (!isRsa || n < MIN_BYTES || n >= MIN_SAFE_BYTES) return undefined;
    return { at: { part: 'signature' }, values: { n, bits: n * 8 } };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'RS256' },
        payload: {},
        signature:
          'JbxV7IUetU7lfheuR953EKdA13AJoDnQaQKZMsli-ZIrwlvyiyS7VOuEHbRN5H0WrUbddg-mP9ZvCJ84z2gBmDHIYfiRKsFa8YojulPqgxyzTON8FaxF3HUOpT7VbgeeN85nAJcwx2D3kCnAWfCJIrlS6YIbskviexSrRNt0DaQ',
        severity: 'high',
      },
      {
        header: { alg: 'PS256' },
        payload: {},
        signature:
          'JbxV7IUetU7lfheuR953EKdA13AJoDnQaQKZMsli-ZIrwlvyiyS7VOuEHbRN5H0WrUbddg-mP9ZvCJ84z2gBmDHIYfiRKsFa8YojulPqgxyzTON8FaxF3HUOpT7Vbgee',
      },
    ],
    clean: [
      { header: { alg: 'RS256' }, payload: {} },
      {
        header: { alg: 'RS256' },
        payload: {},
        signature: 'JbxV7IUetU7lfheuR953EKdA13AJoDnQaQKZMsli-ZI',
      },
      { header: { alg: 'ES512' }, payload: {} },
    ],
  },
});
