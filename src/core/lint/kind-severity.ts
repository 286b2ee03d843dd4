// How much a finding weighs that depends on the kind of token.
import type { Profile } from '../claims/profile.ts';
import { SEVERITIES, type Severity } from './define-rule.ts';

/** A guess about the kind weighs medium at most. */
export function kindSeverity({ certain }: Profile, severity: Severity): Severity {
  const isGraver = SEVERITIES.indexOf(severity) < SEVERITIES.indexOf('medium');
  return isGraver && !certain ? 'medium' : severity;
}
