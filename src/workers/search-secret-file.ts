// The search of a file for a secret by several workers, each with a part of it at a time. The file is never held whole.
import type { SecretQuestion } from '../core/crypto/secret-search/search-engine.ts';
import type { LinesTried } from '../core/crypto/secret-search/search-engine.ts';
import { type SecretSearcher, startSearcher } from './secret-searcher.ts';

/** Octets that a worker takes at a time: a fraction of a second's work. */
const PART = 2 ** 20;

export interface FileTried extends LinesTried {
  /** Octets of the file that were tried. */
  readonly octets: number;
}

/**
 * Tries the lines of a file on so many workers.
 *
 * @param tell After each part: all that was tried by then.
 * @returns All that was tried, up to the end, a secret, or the abort of `signal`.
 * @throws When no worker can run, or the file cannot be read.
 */
export async function searchSecretFile(
  question: SecretQuestion,
  file: Blob,
  workers: number,
  tell: (tried: FileTried) => void,
  signal: AbortSignal,
): Promise<FileTried> {
  let all: FileTried = { lines: 0, candidates: 0, tooLong: 0, octets: 0 };
  let next = 0;
  const useful = Math.min(workers, Math.ceil(file.size / PART));
  const searchers = Array.from({ length: useful }, startSearcher);
  const endAll = (): void => {
    for (const searcher of searchers) searcher.end();
  };
  const isOver = (): boolean => signal.aborted || all.found !== undefined;
  const work = async (searcher: SecretSearcher): Promise<void> => {
    while (next < file.size && !isOver()) {
      const start = next;
      const end = (next = Math.min(file.size, start + PART));
      const tried = await searcher.ask({ question, list: { file, start, end } });
      if (isOver()) return;
      all = {
        lines: all.lines + tried.lines,
        candidates: all.candidates + tried.candidates,
        tooLong: all.tooLong + tried.tooLong,
        octets: all.octets + end - start,
        ...(tried.found && { found: tried.found }),
      };
      tell(all);
      if (tried.found) endAll();
    }
  };
  signal.addEventListener('abort', endAll);
  try {
    await Promise.all(searchers.map(work));
  } catch (error) {
    // Those that were ended say so as well.
    if (!isOver()) throw error;
  } finally {
    signal.removeEventListener('abort', endAll);
    endAll();
  }
  return all;
}
