// A key text that holds several keys -> the text of each: a key ring keeps them one by one.
import { parseJson } from '../json/parse-json.ts';
import type { Span } from '../problem.ts';
import type { KeyFormat, KeyReading } from './key-reading.ts';
import { findPemBlocks } from './pem-blocks.ts';
import { findSet } from './read-jwk-text.ts';
import { KEY_COUNT_LIMIT, readKey } from './read-key.ts';

/** The pieces of a text that hold one key each, encrypted or not, character by character as they stand in it. */
export function splitKeyText(text: string, format: KeyFormat): readonly string[] {
  const reading = readKey(text, format);
  const count = countKeys(reading);
  if (count <= 1) return count === 1 ? [text] : [];
  const isPem = reading.encoding === 'pem';
  const spans = isPem ? findPemBlocks(text).blocks.map(({ span }) => span) : itemsOf(text);
  // Read as what it is: by itself a broken JWK would pass for a secret.
  const isKey = (piece: string): boolean => countKeys(readKey(piece, isPem ? 'pem' : 'jwk')) === 1;
  return spans
    .slice(0, KEY_COUNT_LIMIT)
    .map(({ start, end }) => text.slice(start, end))
    .filter(isKey);
}

function countKeys({ keys, encrypted = [] }: KeyReading): number {
  return keys.length + encrypted.length;
}

function itemsOf(text: string): readonly Span[] {
  const { root } = parseJson(text);
  const set = root && findSet(root);
  return set?.kind === 'array' ? set.items : [];
}
