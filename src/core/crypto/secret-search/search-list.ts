// The search of a list in memory, on the thread that calls it: a worker's.
import { encodeUtf8 } from '../../bytes/utf8.ts';
import type { LinesTried, SecretQuestion } from './search-engine.ts';
import { tryLines } from './try-lines.ts';

/** Tries a list, one secret a line: the published one when none is given. */
export async function searchList(question: SecretQuestion, list?: string): Promise<LinesTried> {
  const text = list ?? (await import('../weak-secrets.txt?raw')).default;
  return tryLines(encodeUtf8(text), question);
}
