// What every part of the server is given: where it stands, what it remembers, the clock and chance.
import { encodeBase64url } from '../core/bytes/base64url.ts';
import { encodeUtf8 } from '../core/bytes/utf8.ts';
import type { Configuration } from './configuration.ts';
import type { Store } from './store.ts';

export interface Server {
  /** `iss`: the URL below which it answers, without a slash at its end. */
  readonly issuer: string;
  readonly store: Store;
  readonly configuration: Configuration;
  /** Seconds since the epoch, whole. */
  readonly now: () => number;
  readonly random: (octets: number) => Uint8Array<ArrayBuffer>;
  readonly passwordIterations: number;
}

/** RFC 6749 §10.10 asks for 128 bits and recommends 160. */
const TOKEN_OCTETS = 32;

/** A value that nobody guesses: a `jti`, a code, a refresh token. */
export function newSecret({ random }: Server): string {
  return encodeBase64url(random(TOKEN_OCTETS));
}

/** What is kept of a code or refresh token. Enough for what is random; passwords need more. */
export async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', encodeUtf8(text));
  return encodeBase64url(new Uint8Array(digest));
}
