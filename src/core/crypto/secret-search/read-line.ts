// What a line of octets stands for. The vectors' engine reads lines in the same way, see hmac-lanes.as.
import type { FoundSecret, SecretReading } from './known-secret.ts';

const LF = 0x0a;
const PAD = 0x3d;
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

/** A line as a secret; `undefined` when it does not decode, or to nothing. */
export function readLine(
  line: Uint8Array,
  reading: SecretReading,
  hasLineFeed: boolean,
): Uint8Array<ArrayBuffer> | undefined {
  const octets = decode(line, reading);
  return octets.length === 0
    ? undefined
    : Uint8Array.from([...octets, ...(hasLineFeed ? [LF] : [])]);
}

/** What is said of a line that is the secret. */
export function describeLine(
  line: Uint8Array,
  reading: SecretReading,
  hasLineFeed: boolean,
  octets: Uint8Array<ArrayBuffer>,
): FoundSecret {
  return { text: new TextDecoder().decode(line), reading, hasLineFeed, octets };
}

function decode(line: Uint8Array, reading: SecretReading): ArrayLike<number> & Iterable<number> {
  if (reading === 'utf8') return line;
  if (reading === 'hex') return decodeDigits(line, HEX, 4);
  return decodeDigits(line.subarray(0, lengthWithoutPadding(line)), BASE64, 6);
}

/** Base64 with padding is padded to fours, or is none. */
function lengthWithoutPadding(line: Uint8Array): number {
  if (line.at(-1) !== PAD) return line.length;
  if (line.length % 4 !== 0) return 0;
  return line.length - (line.at(-2) === PAD ? 2 : 1);
}

function decodeDigits(digits: Uint8Array, values: Uint8Array, bits: number): number[] {
  const octets: number[] = [];
  let held = 0;
  let heldBits = 0;
  for (const digit of digits) {
    const value = values[digit]!;
    if (value === NONE) return [];
    held = ((held << bits) | value) & 0xffff;
    heldBits += bits;
    if (heldBits >= 8) {
      heldBits -= 8;
      octets.push((held >> heldBits) & 0xff);
    }
  }
  // A whole digit is left over: its text was cut.
  return heldBits >= bits ? [] : octets;
}
