import { defineRule } from '../../define-rule.ts';
import { ecdsaNumbers } from '../../ecdsa-signature.ts';

export default defineRule({
  id: 'sig-ecdsa-out-of-range',
  severity: 'high',
  appliesTo: ['jws'],
  needs: [],
  title: 'r or s is not below the order of the curve',
  why: 'In a valid {alg} signature both numbers are smaller than the order of the curve, so this cannot be one. A verifier that does not check it is open to forged signatures.',
  fix: 'Reject it. If your own program made it, it is not r and s that stand there.',
  reference: 'SEC 1 §4.1.4; FIPS 186-5 §6.4.2',
  hides: ['signature-invalid'],
  check: ({ token }) => {
    const { alg = '' } = token.jose;
    const numbers = ecdsaNumbers(alg, token.signature?.decoded.bytes);
    if (!numbers || (numbers.r < numbers.order && numbers.s < numbers.order)) return undefined;
    return { at: { part: 'signature' }, values: { alg } };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'ES256' },
        payload: {},
        signature:
          '__________________________________________8lvFXshR61TuV-F65H3ncQp0DXcAmgOdBpApkyyWL5kg',
        severity: 'high',
      },
      // s is the order itself.
      {
        header: { alg: 'ES256' },
        payload: {},
        signature:
          'JbxV7IUetU7lfheuR953EKdA13AJoDnQaQKZMsli-ZL_____AAAAAP__________vOb6racXnoTzucrC_GMlUQ',
      },
    ],
    clean: [
      {
        header: { alg: 'ES256' },
        payload: {},
        signature:
          '_____wAAAAD__________7zm-q2nF56E87nKwvxjJVAlvFXshR61TuV-F65H3ncQp0DXcAmgOdBpApkyyWL5kg',
      },
      { header: { alg: 'ES256' }, payload: {}, signWith: '$p256', key: '$p256-public' },
      {
        header: { alg: 'HS512' },
        payload: {},
        signature:
          '__________________________________________8lvFXshR61TuV-F65H3ncQp0DXcAmgOdBpApkyyWL5kg',
      },
    ],
  },
});
