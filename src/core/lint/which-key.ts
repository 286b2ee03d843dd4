// Which of several keys a finding is about, inside a sentence.
import type { KeyReading } from '../keys/key-reading.ts';

/** "this key", or "key 2" where there are several. @param index From 0. */
export function whichKey({ keys }: KeyReading, index: number): string {
  return keys.length > 1 ? `key ${index + 1}` : 'this key';
}
