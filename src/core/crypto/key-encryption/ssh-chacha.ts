// OpenSSH's chacha20-poly1305@openssh.com as its key files use it: sequence number 0, and no part sent in the clear.
import { poly1305 } from '@noble/ciphers/_poly1305.js';
import { chacha20orig } from '@noble/ciphers/chacha.js';
import { equalBytes } from '@noble/ciphers/utils.js';

type Octets = Uint8Array<ArrayBuffer>;

const KEY = 32;
const TAG = 16;
/** The sequence number, in 8 octets. */
const NONCE = new Uint8Array(8);

/**
 * The first half of the key encrypts what there is; the other, which encrypts lengths on the wire, is not needed.
 *
 * @returns `undefined` where the tag does not fit: under a wrong password, mostly.
 */
export function decryptSshChacha(key: Octets, sealed: Octets): Octets | undefined {
  if (sealed.length < TAG) return undefined;
  const main = key.slice(0, KEY);
  const content = sealed.slice(0, -TAG);
  // The first block of the stream is the key of the tag; the text begins at the next one.
  const tagKey = chacha20orig(main, NONCE, new Uint8Array(KEY));
  if (!equalBytes(poly1305(content, tagKey), sealed.slice(-TAG))) return undefined;
  return Uint8Array.from(chacha20orig(main, NONCE, content, undefined, 1));
}
