// A key text that holds several keys -> the text of each: a key ring keeps them one by one.
import { parseJson } from '../json/parse-json.ts';
import type { Span } from '../problem.ts';
import type { KeyFormat, KeyReading } from './key-reading.ts';
import { findPemBlocks } from './pem-blocks.ts';
import { findSet } from './read-jwk-text.ts';
import { KEY_COUNT_LIMIT, readKey } from './read-key.ts';

/** A set of more keys is kept whole: nobody picks one key of hundreds, and reading each by itself would hold the page up. */
export const SPLIT_LIMIT = 200;

/** A shorter text has no more keys than are split. Characters. */
const LONG = 8_000;

/** The members of a JWK Set that is kept whole; 1 for any other text. */
export function countKept(text: string): number {
  if (text.length < LONG || !/^\s*[[{]/.test(text)) return 1;
  const count = countMembers(text);
  return count > SPLIT_LIMIT ? count : 1;
}

function countMembers(text: string): number {
  try {
    const value = JSON.parse(text) as { readonly keys?: unknown } | readonly unknown[];
    const keys = Array.isArray(value) ? value : value.keys;
    return Array.isArray(keys) ? keys.length : 0;
  } catch {
    return 0;
  }
}

/**
 * The pieces of a text that hold one key each, encrypted or not, character by character as they stand in it. A set of very
 * many keys is one piece.
 */
export function splitKeyText(text: string, format: KeyFormat): readonly string[] {
  if ((format === 'auto' || format === 'jwk') && countKept(text) > 1) return [text];
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
