// Ed25519 public keys of small order. Under such a key one signature "holds" for every message, and WebCrypto accepts
// them, so they are refused here (RFC 8032 §5.1.7 leaves the choice).
import { encodeHex } from '../bytes/hex.ts';

/** The y coordinates of the eight points, canonical or not, little-endian, without the sign bit of x. */
const SMALL_ORDER: ReadonlySet<string> = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]);

/** @param publicKey The 32 octets of an Ed25519 public key. */
export function isSmallOrderKey(publicKey: Uint8Array): boolean {
  const y = Uint8Array.from(publicKey);
  if (y.length === 32) y[31]! &= 0x7f;
  return SMALL_ORDER.has(encodeHex(y));
}
