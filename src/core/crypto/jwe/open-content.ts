// The content of a JWE under its content key: authenticated, decrypted, and inflated if it was deflated.
import { becauseOf } from '../verdict-reason.ts';
import type { VerdictReason } from '../verification.ts';
import { decryptCbc, decryptGcm, type Octets } from './aes.ts';
import type { ContentEncryption } from './encryption-algorithms.ts';

/** Octets of a content that is inflated at most: a few kilobytes can hold gigabytes of zeros. */
export const INFLATED_LIMIT = 10 * 1024 * 1024;

/** The parts of a JWE as octets (RFC 7516 §2). */
export interface SealedContent {
  readonly iv: Octets;
  readonly ciphertext: Octets;
  readonly tag: Octets;
  /** The protected header as it came, and, in JSON serialization, the `aad` behind a dot. */
  readonly additionalData: Octets;
}

/** @returns The content, or `undefined` when it does not hold under this key. */
export async function openContent(
  encryption: ContentEncryption,
  key: Octets,
  { iv, ciphertext, tag, additionalData }: SealedContent,
): Promise<Octets | undefined> {
  if (encryption.mode === 'gcm') {
    return decryptGcm(key, iv, concatenate(ciphertext, tag), additionalData);
  }
  const half = key.length / 2;
  const seen = await authenticate(key.slice(0, half), { iv, ciphertext, additionalData });
  if (!areEqual(seen.slice(0, half), tag)) return undefined;
  return decryptCbc(key.slice(half), iv, ciphertext);
}

/** RFC 7518 §5.2.2.1: the HMAC is over the additional data, the vector, the ciphertext and the length of the first. */
export async function authenticate(
  key: Octets,
  { iv, ciphertext, additionalData }: Omit<SealedContent, 'tag'>,
): Promise<Octets> {
  const hash = `SHA-${key.length * 16}`;
  const hmac = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash }, false, ['sign']);
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(additionalData.length) * 8n);
  const input = concatenate(additionalData, iv, ciphertext, length);
  return new Uint8Array(await crypto.subtle.sign('HMAC', hmac, input));
}

function areEqual(one: Octets, other: Octets): boolean {
  return one.length === other.length && one.every((octet, index) => octet === other[index]);
}

export function concatenate(...parts: readonly Octets[]): Octets {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** RFC 7516 §4.1.3: `zip: DEF` is DEFLATE without a wrapper (RFC 1951). */
export async function inflate(deflated: Octets): Promise<Octets | VerdictReason> {
  const stream = new Blob([deflated]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  const parts: Octets[] = [];
  let length = 0;
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      parts.push(piece.value);
      length += piece.value.length;
      if (length > INFLATED_LIMIT) {
        await reader.cancel();
        return becauseOf('inflated-too-large', { limit: INFLATED_LIMIT });
      }
    }
  } catch {
    return becauseOf('inflate-failed');
  }
  return concatenate(...parts);
}
