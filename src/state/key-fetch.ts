// Keys from a URL that the person agreed to. Fetching fills the key field; a failure leaves it as it was.
import type { SourceProblem } from '../core/key-sources/key-source-url.ts';
import { readSourceUrl } from '../core/key-sources/key-source-url.ts';
import { readAnswer } from '../core/key-sources/read-answer.ts';
import { fetchInFrame, type FrameAnswer } from '../fetch-frame/fetch-client.ts';
import { ANSWER_LIMIT, TIME_LIMIT_SECONDS } from '../fetch-frame/frame-protocol.ts';
import { beginLateEdit } from './late-edit.ts';
import { countRequest } from './network-activity.ts';

export type KeyFetch =
  | { readonly kind: 'done'; readonly count: number; readonly text: string }
  /** Metadata names where the keys are, which the person has not agreed to yet. */
  | { readonly kind: 'elsewhere'; readonly url: string }
  /** The key field was changed in the meantime, and stays. */
  | { readonly kind: 'overtaken' }
  | { readonly kind: 'failed'; readonly url: string; readonly problem: SourceProblem }
  | { readonly kind: 'cancelled' };

interface KeyFetchTarget {
  readonly url: string;
  /** Whose metadata the URL is said to be. */
  readonly issuer?: string;
  /** Metadata led here, and may lead no further. */
  readonly isNamedByMetadata?: boolean;
}

/** Call only when the person has agreed to this URL. */
export async function fetchKeys(target: KeyFetchTarget, signal: AbortSignal): Promise<KeyFetch> {
  const { url, issuer, isNamedByMetadata = false } = target;
  const failed = (problem: SourceProblem): KeyFetch => ({ kind: 'failed', url, problem });
  const edit = beginLateEdit('keyText', 'keyFormat');
  const answer = await fetchInFrame(url, signal, countRequest);
  if (!answer || signal.aborted) return { kind: 'cancelled' };
  if (answer.kind === 'failed') return failed(problemOf(answer));
  const reading = readAnswer(answer, issuer);
  if (reading.kind === 'problem') return failed(reading.problem);
  if (reading.kind === 'keys') {
    const { text, count } = reading;
    const isThere = edit(({ isKeyMadeHere: _madeHere, keyPassword: _forOther, ...workspace }) => ({
      ...workspace,
      keyText: text,
      keyFormat: 'auto',
    }));
    return isThere ? { kind: 'done', count, text } : { kind: 'overtaken' };
  }
  if (isNamedByMetadata) return failed({ code: 'not-keys' });
  const next = readSourceUrl(reading.jwksUri);
  return next.problem ? failed(next.problem) : { kind: 'elsewhere', url: next.url.href };
}

function problemOf({ reason }: Extract<FrameAnswer, { kind: 'failed' }>): SourceProblem {
  return { code: reason, values: { limit: ANSWER_LIMIT, seconds: TIME_LIMIT_SECONDS } };
}
