// What a JWE held, read as the payload that it is.
import { toJsonPart } from './parse-token.ts';
import type { JsonPart } from './parsed-token.ts';

/** Reads the content of a JWE, once a key has opened it. */
export function readContent(plaintext: Uint8Array<ArrayBuffer>): JsonPart {
  return toJsonPart({
    name: 'payload',
    text: '',
    start: 0,
    decoded: { bytes: plaintext, problems: [] },
  });
}
