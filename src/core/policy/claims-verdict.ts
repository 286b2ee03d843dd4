// The verdict about the claims in one word: the clock and the expectations, apart from any signature.
import { timeStatus, type TimeClaims } from '../time/time-status.ts';
import type { Expectations } from './expectations.ts';

export const CLAIMS_VERDICTS = [
  'valid',
  'expired',
  'not-yet-valid',
  'invalid',
  'no-claims',
  'unbounded',
] as const;
export type ClaimsVerdict = (typeof CLAIMS_VERDICTS)[number];

/** One thing that a verifier would refuse: the claim, what it has, what is wanted. */
export interface ClaimFault {
  readonly claim: string;
  readonly seen: string;
  readonly wanted: string;
  /** The expectation that it is against; absent: a rule of the claim's own. */
  readonly expectation?: keyof Expectations;
}

/**
 * The verdict in one word; faults of type or expectation come before the clock.
 *
 * @param times The time claims; absent when the payload is no JSON object.
 */
export function claimsVerdict(
  times: TimeClaims | undefined,
  faults: readonly ClaimFault[],
  now: number,
  leeway: number,
): ClaimsVerdict {
  if (!times) return 'no-claims';
  if (faults.length > 0 || times.unusable.length > 0) return 'invalid';
  const { phase } = timeStatus(times, now, leeway);
  return phase === 'current' ? 'valid' : phase;
}
