import { defineRule } from '../../define-rule.ts';
import { isLowOrder } from '../../low-order.ts';
import { usedKeys } from '../../used-keys.ts';

export default defineRule({
  id: 'okp-low-order',
  severity: 'critical',
  appliesTo: ['jws', 'jwe', 'empty'],
  needs: ['key'],
  title: 'A key of low order',
  why: 'This {curve} key is one of a handful of points with which everything comes out the same: signatures under it can be forged, and secrets agreed with it are known.',
  fix: 'Reject it. Nobody makes such a key by chance.',
  reference: 'RFC 7748 §6; RFC 8032 §5.1.7; RFC 8037 §3.2',
  hides: ['signature-invalid'],
  check: (facts) => {
    const key = usedKeys(facts).find(isLowOrder);
    return key && { at: { part: 'key' }, values: { curve: key.curve ?? '' } };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'EdDSA' },
        payload: {},
        key: { kty: 'OKP', crv: 'X25519', x: 'A'.repeat(43) },
        severity: 'critical',
      },
      {
        header: { alg: 'EdDSA' },
        payload: {},
        key: { kty: 'OKP', crv: 'Ed25519', x: `AQ${'A'.repeat(41)}` },
      },
    ],
    clean: [
      { header: { alg: 'EdDSA' }, payload: {}, key: '$ed25519-public' },
      { header: { alg: 'ES256' }, payload: {}, key: '$p256-public' },
    ],
  },
});
