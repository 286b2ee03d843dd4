// Points with which everything comes out the same.
import { encodeHex } from '../bytes/hex.ts';
import { isSmallOrderKey } from '../crypto/small-order-keys.ts';
import { jwkOctets } from '../keys/jwk-integer.ts';
import type { KeyMaterial } from '../keys/key-reading.ts';

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

/** Whether an Ed25519 or X25519 key is a point of low order. */
export function isLowOrder({ curve, material }: KeyMaterial): boolean {
  const octets = material.form === 'jwk' ? jwkOctets(material.jwk, 'x') : undefined;
  if (octets?.length !== 32) return false;
  if (curve === 'Ed25519') return isSmallOrderKey(octets);
  const u = Uint8Array.from(octets);
  u[31]! &= 0x7f;
  return curve === 'X25519' && LOW_ORDER.has(encodeHex(u));
}
