// The search of short lists for a secret, in a worker that is gone when it has been idle for a while.
import type { SecretSearch } from '../core/crypto/secret-search/secret-question.ts';
import { type SecretSearcher, startSearcher } from './secret-searcher.ts';

const IDLE_MS = 30_000;

let searcher: SecretSearcher | undefined;
let idle: ReturnType<typeof setTimeout> | undefined;

function end(): void {
  clearTimeout(idle);
  searcher?.end();
  searcher = undefined;
}

/** An abort ends the worker, which would not hear of it otherwise. Without a worker nothing is found. */
export const searchSecrets: SecretSearch = async (question, list, signal) => {
  if (signal?.aborted) return undefined;
  clearTimeout(idle);
  searcher ??= startSearcher();
  const mine = searcher;
  const abort = (): void => {
    if (searcher === mine) end();
  };
  signal?.addEventListener('abort', abort);
  try {
    const { found } = await mine.ask({ question, ...(list !== undefined && { list }) });
    if (searcher === mine) idle = setTimeout(end, IDLE_MS);
    return found;
  } catch {
    abort();
    return undefined;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
};
