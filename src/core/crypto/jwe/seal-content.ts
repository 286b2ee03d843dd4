// The content of a JWE to be: deflated if asked for, encrypted and authenticated (RFC 7516 §5.1, steps 11 to 15).
import { authenticate, concatenate, type SealedContent } from './open-content.ts';
import { encryptCbc, encryptGcm, type Octets } from './aes.ts';
import type { ContentEncryption } from './encryption-algorithms.ts';

/** @param key As long as `encryption` wants it. */
export async function sealContent(
  { mode, tagOctets }: ContentEncryption,
  key: Octets,
  content: Octets,
  { iv, additionalData }: Pick<SealedContent, 'iv' | 'additionalData'>,
): Promise<SealedContent> {
  if (mode === 'gcm') {
    const sealed = await encryptGcm(key, iv, content, additionalData);
    const ciphertext = sealed.slice(0, -tagOctets);
    return { iv, additionalData, ciphertext, tag: sealed.slice(-tagOctets) };
  }
  const half = key.length / 2;
  const ciphertext = await encryptCbc(key.slice(half), iv, content);
  const tag = await authenticate(key.slice(0, half), { iv, ciphertext, additionalData });
  return { iv, additionalData, ciphertext, tag: tag.slice(0, tagOctets) };
}

/** RFC 7516 §4.1.3: `zip: DEF` is DEFLATE without a wrapper (RFC 1951). */
export async function deflate(content: Octets): Promise<Octets> {
  const stream = new Blob([content]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return concatenate(new Uint8Array(await new Response(stream).arrayBuffer()));
}
