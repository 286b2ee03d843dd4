// The messages between the page and the frame that fetches. Towards the frame goes one URL, and nothing else ever.

export const ANSWER_LIMIT = 5_000_000;
export const TIME_LIMIT_SECONDS = 10;

export interface ToFrame {
  readonly kind: 'fetch';
  readonly url: string;
}

export type FetchFailure = 'network' | 'redirect' | 'too-large' | 'timeout';

export type FromFrame =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly status: number; readonly text: string }
  | { readonly kind: 'failed'; readonly reason: FetchFailure };

const FAILURES: readonly unknown[] = ['network', 'redirect', 'too-large', 'timeout'];

export function isToFrame(data: unknown): data is ToFrame {
  return isRecord(data) && data['kind'] === 'fetch' && typeof data['url'] === 'string';
}

export function isFromFrame(data: unknown): data is FromFrame {
  if (!isRecord(data)) return false;
  const { kind, status, text, reason } = data;
  if (kind === 'answer') return typeof status === 'number' && typeof text === 'string';
  return kind === 'ready' || (kind === 'failed' && FAILURES.includes(reason));
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null;
}
