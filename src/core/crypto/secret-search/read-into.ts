// Reads what a line of octets stands for, for millions of lines: nothing new is made, nothing is said of what is wrong.
import type { SecretReading } from './known-secret.ts';

const NONE = 255;

/** The value of each octet as a letter of an alphabet, or NONE. */
function valuesOf(...alphabets: readonly string[]): Uint8Array {
  const values = new Uint8Array(256).fill(NONE);
  for (const alphabet of alphabets) {
    for (let i = 0; i < alphabet.length; i++) values[alphabet.charCodeAt(i)] = i;
  }
  return values;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** Either alphabet of RFC 4648 §4 and §5. */
const BASE64 = valuesOf(`${LETTERS}+/`, `${LETTERS}-_`);
const HEX = valuesOf('0123456789abcdef', '0123456789ABCDEF');
const PAD = 0x3d;

/**
 * Reads `text` from `start` up to `end` into the beginning of `to`.
 *
 * @returns How many octets there are; 0 when it does not decode.
 */
export function readInto(
  to: Uint8Array,
  text: Uint8Array,
  start: number,
  end: number,
  reading: SecretReading,
): number {
  if (reading === 'hex') return decodeDigits(to, text, start, end, HEX, 4);
  if (reading === 'base64') {
    return decodeDigits(to, text, start, withoutPadding(text, start, end), BASE64, 6);
  }
  for (let i = start; i < end; i++) to[i - start] = text[i]!;
  return end - start;
}

/** Base64 with padding is padded to fours, or is none. */
function withoutPadding(text: Uint8Array, start: number, end: number): number {
  if (text[end - 1] !== PAD) return end;
  if ((end - start) % 4 !== 0) return start;
  return text[end - 2] === PAD ? end - 2 : end - 1;
}

function decodeDigits(
  to: Uint8Array,
  text: Uint8Array,
  start: number,
  end: number,
  values: Uint8Array,
  bits: number,
): number {
  let length = 0;
  let held = 0;
  let heldBits = 0;
  for (let i = start; i < end; i++) {
    const value = values[text[i]!]!;
    if (value === NONE) return 0;
    held = ((held << bits) | value) & 0xffff;
    heldBits += bits;
    if (heldBits >= 8) {
      heldBits -= 8;
      to[length++] = (held >> heldBits) & 0xff;
    }
  }
  // A whole digit is left over: its text was cut.
  return heldBits >= bits ? 0 : length;
}
