import { encodeHex } from '../../../bytes/hex.ts';
import { isSmallOrderKey } from '../../../crypto/small-order-keys.ts';
import { jwkOctets } from '../../../keys/jwk-integer.ts';
import type { KeyMaterial } from '../../../keys/key-reading.ts';
import { defineRule } from '../../define-rule.ts';
import { usedKeys } from '../../used-keys.ts';

/** The u coordinates of low order on Curve25519 (RFC 7748 §6.1), little-endian, without the bit that is ignored. */
const LOW_ORDER: ReadonlySet<string> = new Set([
  `00${'00'.repeat(31)}`,
  `01${'00'.repeat(31)}`,
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
]);

function isLowOrder({ curve, material }: KeyMaterial): boolean {
  const octets = material.form === 'jwk' ? jwkOctets(material.jwk, 'x') : undefined;
  if (octets?.length !== 32) return false;
  if (curve === 'Ed25519') return isSmallOrderKey(octets);
  const u = Uint8Array.from(octets);
  u[31]! &= 0x7f;
  return curve === 'X25519' && LOW_ORDER.has(encodeHex(u));
}

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
