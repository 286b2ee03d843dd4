import { defineRule } from '../../define-rule.ts';
import { algorithmNeeds } from '../../algorithm-needs.ts';

/** No RSA modulus is shorter in bytes. */
const MIN_RSA = 64;

export default defineRule({
  id: 'sig-length-mismatch',
  severity: 'high',
  appliesTo: ['jws'],
  needs: [],
  title: 'The signature has the wrong length',
  why: '{alg} makes signatures of {expected} bytes; this one has {n}. It cannot hold under any key.',
  fix: 'Either the token was cut off, or alg is not the one it was signed with.',
  reference: 'RFC 7518 §3.2-3.5; RFC 8037 §3.1; FIPS 204',
  hides: ['signature-invalid'],
  check: ({ token }) => {
    const alg = token.jose.alg ?? '';
    const algorithm = algorithmNeeds(alg);
    const n = token.signature?.decoded.bytes?.length;
    if (!algorithm || n === undefined) return undefined;
    const { signatureBytes } = algorithm;
    const isRsa = signatureBytes.length === 0;
    if (isRsa ? n >= MIN_RSA : signatureBytes.includes(n)) return undefined;
    const expected = isRsa ? `at least ${MIN_RSA}` : signatureBytes.join(' or ');
    return { at: { part: 'signature' }, values: { alg, expected, n } };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: {},
        signature: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA',
        severity: 'high',
      },
      { header: { alg: 'RS256' }, payload: {}, signature: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA' },
      {
        header: { alg: 'ES256' },
        payload: {},
        signature: 'MAYCAQECAQE',
        key: '$p256-public',
      },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: {}, signature: 'A'.repeat(43) },
      { header: { alg: 'EdDSA' }, payload: {}, signature: 'U'.repeat(152) },
      { header: { alg: 'RS256' }, payload: {}, signature: 'U'.repeat(342) },
      { header: { alg: 'SM2' }, payload: {}, signature: 'AAAA' },
    ],
  },
});
