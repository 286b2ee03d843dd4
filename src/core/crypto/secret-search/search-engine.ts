// What tries the lines of a list: the shape that the vectors' engine and the plain one share.
import type { FoundSecret, SecretReading } from './known-secret.ts';

/** What an HMAC token asks: under which secret does this tag come of this message? */
export interface SecretQuestion {
  /** Of the hash: HS256, HS384, HS512. */
  readonly bits: 256 | 384 | 512;
  /** The signing input (RFC 7515 §5.1). */
  readonly input: Uint8Array<ArrayBuffer>;
  readonly tag: Uint8Array<ArrayBuffer>;
}

/** Longer lines are nobody's secrets. Octets. */
export const MAX_LINE = 4096;
/** In the order in which they are tried, each without and with a line feed. */
export const READINGS: readonly SecretReading[] = ['utf8', 'base64', 'hex'];

export interface LinesTried {
  /** Lines that were tried, empty ones not counted. */
  readonly lines: number;
  /** HMACs that were made of them. */
  readonly candidates: number;
  /** Lines of more than {@link MAX_LINE} octets, which are not tried. */
  readonly tooLong: number;
  readonly found?: FoundSecret;
}

/** Tries the lines of a text of any octets, each ended by LF or CRLF or the text's end, for one question. */
export type SearchEngine = (text: Uint8Array<ArrayBuffer>) => LinesTried;
