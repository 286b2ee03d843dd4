// Strict and lenient base64url (RFC 4648 §5, RFC 7515 §2). Strict is the truth; lenient says what was forgiven.
import type { Problem } from '../problem.ts';

export type Base64urlProblemCode =
  | 'base64-padding'
  | 'base64-std-alphabet'
  | 'base64-illegal-char'
  | 'base64-impossible-length'
  | 'base64-noncanonical-bits';

/** What a base64url text decodes to, and what had to be forgiven for it. */
export interface Base64urlReading {
  /** The decoded bytes; absent when no reading, however lenient, gives any. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  /** With an illegal character: the bytes before it, to be shown and for nothing else. */
  readonly readable?: Uint8Array<ArrayBuffer>;
  /** Faults in order of position. Empty: the text is strict, canonical base64url. */
  readonly problems: readonly Problem<Base64urlProblemCode>[];
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const CODES = Uint8Array.from(ALPHABET, (c) => c.charCodeAt(0));
const STANDARD = 64;
const ILLEGAL = 255;
/** Sextet by char code; `+` and `/` carry the extra STANDARD bit. */
const SEXTETS = new Uint8Array(128).fill(ILLEGAL);
for (let i = 0; i < 64; i++) SEXTETS[CODES[i]!] = i;
SEXTETS[43] = 62 | STANDARD;
SEXTETS[47] = 63 | STANDARD;
const EQUALS = 61;

/**
 * Encodes bytes as base64url without padding (RFC 7515 §2).
 */
export function encodeBase64url(bytes: Uint8Array): string {
  const out = new Uint8Array(Math.ceil((bytes.length * 4) / 3));
  let o = 0;
  let i = 0;
  for (; i + 2 < bytes.length; i += 3) {
    const triple = (bytes[i]! << 16) | (bytes[i + 1]! << 8) | bytes[i + 2]!;
    out[o++] = CODES[triple >> 18]!;
    out[o++] = CODES[(triple >> 12) & 63]!;
    out[o++] = CODES[(triple >> 6) & 63]!;
    out[o++] = CODES[triple & 63]!;
  }
  if (i < bytes.length) {
    const second = bytes[i + 1];
    const triple = (bytes[i]! << 16) | ((second ?? 0) << 8);
    out[o++] = CODES[triple >> 18]!;
    out[o++] = CODES[(triple >> 12) & 63]!;
    if (second !== undefined) out[o++] = CODES[(triple >> 6) & 63]!;
  }
  return new TextDecoder('latin1').decode(out);
}

/**
 * Decodes base64url, forgiving padding, the standard alphabet's `+` and `/`, and stray bits in the last
 * character, and naming each thing it forgave. Total: an illegal character or an impossible length gives
 * problems; the bytes before an impossible tail are still there to be shown.
 *
 * @param text One segment, without dots. Spans in the problems are offsets in this text.
 */
export function decodeBase64url(text: string): Base64urlReading {
  const problems: Problem<Base64urlProblemCode>[] = [];
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === EQUALS) end--;
  const out = new Uint8Array(Math.floor((end * 3) / 4));
  let o = 0;
  let buffer = 0;
  let bits = 0;
  let firstStandard = -1;
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    let sextet = code < 128 ? SEXTETS[code]! : ILLEGAL;
    if (sextet === ILLEGAL) {
      return {
        readable: out.slice(0, o),
        problems: [
          {
            code: 'base64-illegal-char',
            span: { start: i, end: i + 1 },
            values: { char: describeChar(text.codePointAt(i)!), position: i + 1 },
          },
        ],
      };
    }
    if (sextet >= STANDARD) {
      if (firstStandard < 0) firstStandard = i;
      sextet &= 63;
    }
    buffer = ((buffer << 6) | sextet) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out[o++] = (buffer >> bits) & 255;
    }
  }
  if (firstStandard >= 0) {
    problems.push({
      code: 'base64-std-alphabet',
      span: { start: firstStandard, end: firstStandard + 1 },
      values: { char: text[firstStandard]! },
    });
  }
  if (end % 4 === 1) {
    problems.push({
      code: 'base64-impossible-length',
      span: { start: end - 1, end },
      values: { length: end },
    });
  } else if (bits > 0 && (buffer & ((1 << bits) - 1)) !== 0) {
    problems.push({ code: 'base64-noncanonical-bits', span: { start: end - 1, end } });
  }
  if (end < text.length) {
    problems.push({ code: 'base64-padding', span: { start: end, end: text.length } });
  }
  return { bytes: o === out.length ? out : out.slice(0, o), problems };
}

/** A character as a person can tell it: itself when printable ASCII, else its code point. */
function describeChar(codePoint: number): string {
  return codePoint > 32 && codePoint < 127
    ? String.fromCodePoint(codePoint)
    : `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}
