import { defineRule } from '../../define-rule.ts';
import { ecdsaNumbers } from '../../ecdsa-signature.ts';

export default defineRule({
  id: 'sig-ecdsa-high-s',
  severity: 'info',
  appliesTo: ['jws'],
  needs: [],
  title: 'Another signature is as good as this one',
  why: 'With ECDSA, (r, n − s) is valid whenever (r, s) is: anyone can write this token in a second way. Nothing is wrong with it, but its text is no unique identifier.',
  fix: 'Nothing to repair. Never use a token or its hash as the key of a deny list or against replay; use iss and jti.',
  reference: 'SEC 1 §4.1.4; RFC 7519 §4.1.7',
  check: ({ token }) => {
    const numbers = ecdsaNumbers(token.jose.alg, token.signature?.decoded.bytes);
    if (!numbers || numbers.r >= numbers.order || numbers.s >= numbers.order) return undefined;
    return 2n * numbers.s > numbers.order ? { at: { part: 'signature' } } : undefined;
  },
  examples: {
    flagged: [
      {
        header: { alg: 'ES256' },
        payload: {},
        signature:
          'JbxV7IUetU7lfheuR953EKdA13AJoDnQaQKZMsli-ZKQJbxV7IUetU7lfheuR953EKdA13AJoDnQaQKZMsli-Q',
        severity: 'info',
      },
      {
        header: { alg: 'ES256' },
        payload: {},
        signature:
          'JbxV7IUetU7lfheuR953EKdA13AJoDnQaQKZMsli-ZL_____AAAAAP__________vOb6racXnoTzucrC_GMlUA',
      },
    ],
    clean: [
      {
        header: { alg: 'ES256' },
        payload: {},
        signature:
          'JbxV7IUetU7lfheuR953EKdA13AJoDnQaQKZMsli-ZJwJbxV7IUetU7lfheuR953EKdA13AJoDnQaQKZMsli-Q',
      },
      {
        header: { alg: 'EdDSA' },
        payload: {},
        signature:
          'JbxV7IUetU7lfheuR953EKdA13AJoDnQaQKZMsli-ZKQJbxV7IUetU7lfheuR953EKdA13AJoDnQaQKZMsli-Q',
      },
      // Not a signature at all.
      {
        header: { alg: 'ES256' },
        payload: {},
        signature:
          'JbxV7IUetU7lfheuR953EKdA13AJoDnQaQKZMsli-ZL__________________________________________w',
      },
    ],
  },
});
