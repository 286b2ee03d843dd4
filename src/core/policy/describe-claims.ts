// The verdict about the claims in words: what failed, the value seen and the value wanted.
import { formatDate, formatDuration } from '../time/format-time.ts';
import type { TimeClaims } from '../time/time-status.ts';
import type { ClaimFault, ClaimsVerdict } from './claims-verdict.ts';

export interface ClaimsWords {
  readonly title: string;
  readonly detail: string;
}

/**
 * @param now Seconds since the epoch.
 */
export function describeClaims(
  verdict: ClaimsVerdict,
  times: TimeClaims | undefined,
  faults: readonly ClaimFault[],
  now: number,
): ClaimsWords {
  const { exp, nbf } = times ?? {};
  switch (verdict) {
    case 'valid':
      return {
        title: 'In time',
        detail:
          exp === undefined
            ? ''
            : `Expires in ${formatDuration(exp - now)}, at ${formatDate(exp)}.`,
      };
    case 'unbounded':
      return {
        title: 'No expiry',
        detail: 'Without `exp` nothing in it says until when it is good.',
      };
    case 'expired':
      return {
        title: 'Expired',
        detail: exp === undefined ? '' : `${formatDuration(now - exp)} ago, at ${formatDate(exp)}.`,
      };
    case 'not-yet-valid':
      return {
        title: 'Not valid yet',
        detail:
          nbf === undefined ? '' : `From ${formatDate(nbf)}, in ${formatDuration(nbf - now)}.`,
      };
    case 'invalid':
      return {
        title: `\`${faults[0]?.claim ?? times?.unusable[0] ?? ''}\` is not as it should be`,
        detail: describeFaults(faults),
      };
    default:
      return {
        title: 'No claims',
        // Of the header's members something can be expected all the same.
        detail: `The payload is not a JSON object that can be read. ${describeFaults(faults)}`,
      };
  }
}

function describeFaults([fault, ...others]: readonly ClaimFault[]): string {
  if (!fault) return '';
  const more = others.length > 0 ? `, and ${others.length} more` : '';
  return `\`${fault.claim}\` has ${fault.seen}, wanted ${fault.wanted}${more}.`;
}
