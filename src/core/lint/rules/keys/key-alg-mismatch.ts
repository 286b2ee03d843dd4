import { isSameAlgorithm } from '../../../crypto/algorithms.ts';
import { defineRule } from '../../define-rule.ts';
import { shortName } from '../../short-name.ts';
import { usedAlgorithm, usedKeys } from '../../used-keys.ts';

export default defineRule({
  id: 'key-alg-mismatch',
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: ['key'],
  title: 'The key is for another algorithm',
  why: 'The key’s alg says {keyAlg}, the token’s {alg}. A verifier that goes by the token lets its sender choose the algorithm.',
  fix: 'Reject the token, or correct the alg of the key: a key goes with exactly one algorithm.',
  reference: 'RFC 7517 §4.4; RFC 8725 §3.1; rfc8725bis §3.1',
  hides: ['signature-invalid'],
  check: (facts) => {
    const alg = usedAlgorithm(facts);
    const keys = usedKeys(facts);
    if (alg === undefined) return undefined;
    // EdDSA and Ed25519 are one algorithm (RFC 9864 §2.2), EdDSA and Ed448 on that curve another.
    const isOther = ({ alg: own, curve }: (typeof keys)[number]): boolean =>
      own !== undefined && !isSameAlgorithm(own, alg) && !(alg === 'EdDSA' && own === curve);
    const other = keys.find(isOther);
    // One key of a set is for this algorithm, or leaves it open.
    if (!other || !keys.every(isOther)) return undefined;
    return {
      at: { part: 'key' },
      values: { keyAlg: shortName(other.alg ?? ''), alg: shortName(alg) },
    };
  },
  examples: {
    flagged: [
      {
        text: 'eyJhbGciOiJSU0ExXzUiLCJlbmMiOiJBMTI4R0NNIn0.AAAA.AAAA.AAAA.AAAA',
        key: { like: '$rsa-public-jwk', alg: 'RSA-OAEP' },
        severity: 'high',
      },
      {
        header: { alg: 'PS256' },
        payload: {},
        key: { like: '$rsa-public-jwk', alg: 'RS256' },
      },
      { header: { alg: 'HS256' }, payload: {}, key: { like: '$secret', alg: 'HS512' } },
    ],
    clean: [
      { header: { alg: 'RS256' }, payload: {}, key: '$rsa-public-jwk' },
      { header: { alg: 'RS256' }, payload: {}, key: { like: '$rsa-public-jwk', alg: 'RS256' } },
      // Two names of one algorithm.
      { header: { alg: 'EdDSA' }, payload: {}, key: { like: '$ed25519-public', alg: 'Ed25519' } },
      { header: { alg: 'Ed25519' }, payload: {}, key: { like: '$ed25519-public', alg: 'EdDSA' } },
      // A set with keys for several algorithms.
      {
        header: { alg: 'ES256' },
        payload: {},
        key: {
          keys: [
            { like: '$rsa-public-jwk', alg: 'RS256' },
            { like: '$p256-public-jwk', alg: 'ES256' },
          ],
        },
      },
    ],
  },
});
