// The engine for browsers without WebAssembly or its vectors: the same answers, slowly.
import { hmac } from '@noble/hashes/hmac.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import type { FoundSecret } from './known-secret.ts';
import { describeLine, readLine } from './read-line.ts';
import { MAX_LINE, READINGS, type SearchEngine, type SecretQuestion } from './search-engine.ts';

const HASHES = { 256: sha256, 384: sha384, 512: sha512 } as const;
const LF = 0x0a;
const CR = 0x0d;

/** Whether the tag comes of the message under this key. */
export function isMadeWith(key: Uint8Array, { bits, input, tag }: SecretQuestion): boolean {
  const made = hmac(HASHES[bits], key, input);
  return made.length === tag.length && made.every((octet, i) => octet === tag[i]);
}

/** The engine for a question. */
export function makePlainEngine(question: SecretQuestion): SearchEngine {
  return (text) => {
    const tried = { lines: 0, candidates: 0, tooLong: 0 };
    const tryLine = (line: Uint8Array): FoundSecret | undefined => {
      for (const reading of READINGS) {
        for (const hasLineFeed of [false, true]) {
          const octets = readLine(line, reading, hasLineFeed);
          if (!octets) continue;
          tried.candidates++;
          if (isMadeWith(octets, question)) return describeLine(line, reading, hasLineFeed, octets);
        }
      }
      return undefined;
    };
    for (let start = 0; start < text.length;) {
      const next = text.indexOf(LF, start);
      const stop = next === -1 ? text.length : next;
      const end = stop > start && text[stop - 1] === CR ? stop - 1 : stop;
      if (end - start > MAX_LINE) tried.tooLong++;
      else if (end > start) {
        tried.lines++;
        const found = tryLine(text.subarray(start, end));
        if (found) return { ...tried, found };
      }
      start = stop + 1;
    }
    return tried;
  };
}
