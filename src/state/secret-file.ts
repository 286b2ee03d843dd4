// The search of a file for the secret of the token that is shown; what it finds is the inspection's to judge.
import { secretAsKey } from '../core/crypto/secret-search/secret-as-key.ts';
import type { FoundSecret } from '../core/crypto/secret-search/known-secret.ts';
import { askForSecret } from '../core/crypto/secret-search/secret-question.ts';
import { readTokens } from '../core/token/parse-json-serialization.ts';
import { type FileTried, searchSecretFile } from '../workers/search-secret-file.ts';
import { changeKey } from './edits.ts';
import { inspectionStore } from './inspection-store.ts';
import { updateWorkspace } from './workspace-store.ts';

/** Beyond so many, the page itself would be short of a processor. */
const MOST_WORKERS = 8;

export interface SearchProgress {
  readonly tried: FileTried;
  /** Of the file, from 0 to 1. */
  readonly part: number;
  /** Lines. */
  readonly perSecond: number;
  readonly secondsLeft: number;
}

export interface SearchOutcome {
  readonly kind: 'found' | 'none' | 'stopped' | 'failed';
  readonly tried: FileTried;
}

const NOTHING: FileTried = { lines: 0, candidates: 0, tooLong: 0, octets: 0 };

/** Tries each line of a file as the secret of the token that is shown. */
export async function trySecretFile(
  file: File,
  tell: (progress: SearchProgress) => void,
  signal: AbortSignal,
): Promise<SearchOutcome> {
  const tokens = readTokens(inspectionStore.getState().token.view.text);
  const question = tokens.flatMap((token) => askForSecret(token) ?? [])[0];
  if (!question) return { kind: 'failed', tried: NOTHING };
  const started = performance.now();
  let last = NOTHING;
  const hear = (tried: FileTried): void => {
    last = tried;
    if (!signal.aborted) tell(progressOf(tried, file.size, (performance.now() - started) / 1000));
  };
  const workers = Math.min(navigator.hardwareConcurrency || 1, MOST_WORKERS);
  try {
    const tried = await searchSecretFile(question, file, workers, hear, signal);
    const { found } = tried;
    if (found) {
      const listedSecret = { found, list: file.name };
      updateWorkspace((workspace) => ({ ...workspace, listedSecret }));
      return { kind: 'found', tried };
    }
    return { kind: signal.aborted ? 'stopped' : 'none', tried };
  } catch {
    return { kind: 'failed', tried: last };
  }
}

function progressOf(tried: FileTried, size: number, seconds: number): SearchProgress {
  return {
    tried,
    part: tried.octets / size,
    perSecond: tried.lines / seconds,
    secondsLeft: ((size - tried.octets) / tried.octets) * seconds,
  };
}

/** Puts a secret that was found into the key field. */
export function takeSecret(found: FoundSecret): void {
  const { text, format } = secretAsKey(found);
  changeKey(text, format);
}
