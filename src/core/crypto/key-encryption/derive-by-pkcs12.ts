// The key derivation of PKCS#12 (RFC 7292 appendix B.2) with SHA-1, which older tools encrypt PKCS#8 with.
import pbe from 'node-forge/lib/pbe.js';
import util from 'node-forge/lib/util.js';
import { toBinary, toOctets } from './binary-text.ts';

type Octets = Uint8Array<ArrayBuffer>;

const IV_OCTETS = 8;

/**
 * @param password Each UTF-16 code unit of it counts as two octets (appendix B.1).
 * @param length Of the key and the initialization vector of 8 octets behind it.
 */
export function deriveByPkcs12(
  password: string,
  salt: Octets,
  rounds: number,
  length: number,
): Octets {
  const derive = (id: 1 | 2, octets: number): string =>
    pbe
      .generatePkcs12Key(password, util.createBuffer(toBinary(salt)), id, rounds, octets)
      .getBytes();
  return toOctets(derive(1, length - IV_OCTETS) + derive(2, IV_OCTETS));
}
