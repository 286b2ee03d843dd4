// A secret that a list gave away, and how it stands there.

/** As what a list's entry is taken: its text, or what it decodes to. */
export type SecretReading = 'utf8' | 'base64' | 'hex';

export interface KnownSecret {
  /** The entry of the list. Octets that are no UTF-8 stand as U+FFFD. */
  readonly text: string;
  readonly reading: SecretReading;
  /** A line feed (0x0A) comes after what the entry stands for. */
  readonly hasLineFeed: boolean;
  /** The name of the person's own list. Absent: a published one. */
  readonly list?: string;
}

export interface FoundSecret extends KnownSecret {
  /** What the HMAC was made with. */
  readonly octets: Uint8Array<ArrayBuffer>;
}

/** A secret that a list of the person's own gave away. */
export interface ListedSecret {
  readonly found: FoundSecret;
  /** The list's name. */
  readonly list: string;
}
