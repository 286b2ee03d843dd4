import { isSmallOrderKey } from '../../../crypto/small-order-keys.ts';
import { CURVE_ORDERS } from '../../../keys/curve-orders.ts';
import { octetsToInteger } from '../../../keys/ec-point.ts';
import { defineRule } from '../../define-rule.ts';

const HALF = 32;
const ORDER = CURVE_ORDERS.get('Ed25519') ?? 0n;

export default defineRule({
  id: 'sig-eddsa-noncanonical',
  severity: 'medium',
  appliesTo: ['jws'],
  needs: [],
  title: 'Not a canonical EdDSA signature',
  why: 'Some libraries accept a signature like this one and others refuse it, so that two services may disagree about the same token.',
  fix: 'Use a verifier that follows RFC 8032 to the letter, and find out what made this signature.',
  reference: 'RFC 8032 §5.1.7, §8.4',
  check: ({ token }) => {
    const { alg } = token.jose;
    const bytes = token.signature?.decoded.bytes;
    if ((alg !== 'EdDSA' && alg !== 'Ed25519') || bytes?.length !== 2 * HALF) return undefined;
    // S is little-endian.
    const s = octetsToInteger(bytes.subarray(HALF).toReversed());
    const isOdd = s >= ORDER || isSmallOrderKey(bytes.subarray(0, HALF));
    return isOdd ? { at: { part: 'signature' } } : undefined;
  },
  examples: {
    flagged: [
      {
        header: { alg: 'EdDSA' },
        payload: {},
        signature:
          'JbxV7IUetU7lfheuR953EKdA13AJoDnQaQKZMsli-ZIrwlvyiyS7VOuEHbRN5H0WrUbddg-mP9ZvCJ84z2gB8A',
        severity: 'medium',
      },
      // R is the neutral element.
      {
        header: { alg: 'Ed25519' },
        payload: {},
        signature:
          'AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlvFXshR61TuV-F65H3ncQp0DXcAmgOdBpApkyyWL5AQ',
      },
      // S is the order itself.
      {
        header: { alg: 'EdDSA' },
        payload: {},
        signature:
          'JbxV7IUetU7lfheuR953EKdA13AJoDnQaQKZMsli-ZLt0_VcGmMSWNac96Le-d4UAAAAAAAAAAAAAAAAAAAAEA',
      },
    ],
    clean: [
      {
        header: { alg: 'EdDSA' },
        payload: {},
        signature:
          'JbxV7IUetU7lfheuR953EKdA13AJoDnQaQKZMsli-ZLs0_VcGmMSWNac96Le-d4UAAAAAAAAAAAAAAAAAAAAEA',
      },
      // Ed448 has 114 bytes.
      { header: { alg: 'Ed448' }, payload: {} },
      {
        header: { alg: 'ES256' },
        payload: {},
        signature:
          'JbxV7IUetU7lfheuR953EKdA13AJoDnQaQKZMsli-ZIrwlvyiyS7VOuEHbRN5H0WrUbddg-mP9ZvCJ84z2gB8A',
      },
    ],
  },
});
