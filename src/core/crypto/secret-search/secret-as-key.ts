// A found secret as the key field takes it.
import { encodeHex } from '../../bytes/hex.ts';
import type { KeyFormat } from '../../keys/key-reading.ts';
import type { FoundSecret } from './known-secret.ts';

/** The entry as the list has it, or else, with a line feed or octets that are no text, its hexadecimal. */
export function secretAsKey({ text, reading, hasLineFeed, octets }: FoundSecret): {
  readonly text: string;
  readonly format: KeyFormat;
} {
  return hasLineFeed || text.includes('\ufffd')
    ? { text: encodeHex(octets), format: 'hex' }
    : { text, format: reading };
}
