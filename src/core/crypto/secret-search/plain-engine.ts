// The engine for browsers without WebAssembly or its vectors: the same answers, slowly.
import { hmac } from '@noble/hashes/hmac.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { blockOf, type SearchEngine, type SecretQuestion } from './search-engine.ts';

const CAPACITY = 256;
export const HASHES = { 256: sha256, 384: sha384, 512: sha512 } as const;

/** Whether the tag comes of the message under this key. */
export function isMadeWith(key: Uint8Array, { bits, input, tag }: SecretQuestion): boolean {
  const made = hmac(HASHES[bits], key, input);
  return made.length === tag.length && made.every((octet, i) => octet === tag[i]);
}

/** The engine for a question. */
export function makePlainEngine(question: SecretQuestion): SearchEngine {
  const block = blockOf(question.bits);
  const keys = new Uint8Array(CAPACITY * block);
  return {
    capacity: CAPACITY,
    keys,
    search: (from, count) => {
      for (let i = from; i < count; i++) {
        if (isMadeWith(keys.subarray(i * block, (i + 1) * block), question)) return i;
      }
      return -1;
    },
  };
}
