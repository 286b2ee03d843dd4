import { jwkOctets } from '../../../keys/jwk-integer.ts';
import { defineRule } from '../../define-rule.ts';
import { rsaNumbers } from '../../rsa-numbers.ts';

export default defineRule({
  id: 'rsa-leading-zero',
  severity: 'low',
  appliesTo: ['jws', 'jwe', 'empty'],
  needs: ['key'],
  title: 'Leading zeros in an RSA key',
  why: 'The {member} of the JWK begins with a zero byte, as Java and DER write it. JOSE wants none: strict libraries refuse the key, and its thumbprint is another.',
  fix: 'Strip the leading zero bytes before the number is encoded.',
  reference: 'RFC 7518 §2 (Base64urlUInt), §6.3.1.1; RFC 7638 §3',
  check: (facts) => {
    for (const { key, jwk } of rsaNumbers(facts)) {
      if (key.source !== 'jwk') continue;
      for (const member of ['n', 'e']) {
        const octets = jwkOctets(jwk, member);
        if (octets && octets.length > 1 && octets[0] === 0)
          return { at: { part: 'key' }, values: { member } };
      }
    }
    return undefined;
  },
  examples: {
    flagged: [
      {
        header: { alg: 'RS256' },
        payload: {},
        key: {
          like: '$rsa-public-jwk',
          n: 'AMtAioy9nUfBFDA6lHYa0thpTUCrTl4Fzepebrdm1fJAQhBeth0KRlI606OLn3fJ5C1xaUH8FZqghi5HELMl44VFjqUj2YPq1lVGcMzExYWvqCM2wG_3rFs7luqkfFnz7UHx1lndqmuMRMblfqnvSAEHbPXxws0eg2scVtBkylmF8UOUOejWUyGPPe5liCmnXxeYmFNgwBly0WjjTbx6sHxcPKAxdzSDFeOz_7XEAf2E2uuBlRI7y0vNJL8AK9gr9frV5Pk-K5tIKi4FvcaThJmp2t-YHKgQSk3L_WlmK6WsCukDmFxuSvh5deqqrT2Scso7qrkLMdgaFzfo-8_n6As',
        },
        severity: 'low',
      },
      { header: { alg: 'RS256' }, payload: {}, key: { like: '$rsa-public-jwk', e: 'AAEAAQ' } },
    ],
    clean: [
      { header: { alg: 'RS256' }, payload: {}, key: '$rsa-public-jwk' },
      // DER has a zero there when the first bit is set.
      { header: { alg: 'RS256' }, payload: {}, key: '$rsa-public' },
    ],
  },
});
