// What tries keys: the shape that the vectors' engine and the plain one share.

/** What an HMAC token asks: under which secret does this tag come of this message? */
export interface SecretQuestion {
  /** Of the hash: HS256, HS384, HS512. */
  readonly bits: 256 | 384 | 512;
  /** The signing input (RFC 7515 §5.1). */
  readonly input: Uint8Array<ArrayBuffer>;
  readonly tag: Uint8Array<ArrayBuffer>;
}

export interface SearchEngine {
  /** How many keys it takes at once. */
  readonly capacity: number;
  /** Where the keys go: one each {@link blockOf} octets, zeros after it. A longer key goes in as its hash. */
  readonly keys: Uint8Array;
  /** The number of the first key that may be the one, from `from` up to `count`; -1 without one. */
  readonly search: (from: number, count: number) => number;
}

/** The block of the hash in octets (RFC 2104 §2): as long as a key may be. */
export function blockOf(bits: SecretQuestion['bits']): 64 | 128 {
  return bits === 256 ? 64 : 128;
}
