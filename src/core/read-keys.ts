// Key texts -> keys: the field's and those of the ring, as one list to try. A text that was read before is not read again.
import type { KeyReading } from './keys/key-reading.ts';
import { readKey } from './keys/read-key.ts';
import type { KeyChoice } from './workspace.ts';

type Known = ReadonlyMap<string, { readonly format: string; readonly reading: KeyReading }>;

let known: Known = new Map();

/** Reads each text. Those that were given the last time have the very same keys, already imported. */
export function readKeys(choices: readonly KeyChoice[]): readonly KeyReading[] {
  const read = choices.map(({ text, format }) => {
    const before = known.get(text);
    const reading = before?.format === format ? before.reading : readKey(text, format);
    return [text, { format, reading }] as const;
  });
  known = new Map(read);
  return read.map(([, { reading }]) => reading);
}

/** All keys in one reading. How the text was taken, and what is wrong with it, is said of the first one alone. */
export function joinKeys(first: KeyReading, others: readonly KeyReading[]): KeyReading {
  if (others.length === 0) return first;
  const keys = [first, ...others].flatMap((reading) => reading.keys);
  return { ...first, keys, status: keys.length > 0 ? 'read' : first.status };
}
