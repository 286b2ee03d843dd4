// What came of a trial, in two words, and whether that is good: nothing is said of what only lasts.
import { enStorage } from '../../locales/en-storage.ts';
import type { Attempt, Threat } from '../../state/storage-trial.ts';

export interface AttemptWords {
  readonly words: string;
  readonly tone: 'text-good' | 'text-bad' | 'text-ink' | 'text-ink-2';
}

export function describeAttempt(threat: Threat, attempt: Attempt | undefined): AttemptWords {
  if (!attempt) return { words: enStorage.untried, tone: 'text-ink-2' };
  const { outcome, error } = attempt;
  if (outcome === 'not-tried') return { words: enStorage.outcomes[outcome], tone: 'text-ink-2' };
  const isRead = outcome === 'read' || outcome === 'read-when-used';
  // The page itself comes back, and nobody else.
  if (threat === 'reload')
    return { words: isRead ? enStorage.stays : enStorage.gone, tone: 'text-ink' };
  const words =
    outcome === 'refused' && error !== undefined
      ? enStorage.refused(error)
      : enStorage.outcomes[outcome];
  if (outcome === 'ignored') return { words, tone: 'text-ink' };
  return { words, tone: isRead ? 'text-bad' : 'text-good' };
}
