// Times in claims, as rules compare them.
import { numericDate } from '../time/time-status.ts';
import { atMember } from './at-json.ts';
import type { JsonObjectFacts, Place } from './define-rule.ts';

export interface NumericClaim {
  /** Seconds since the epoch, if the token is right about its unit. */
  readonly value: number;
  /** As the token spells it. */
  readonly text: string;
  readonly at: Place;
}

/** A claim of the payload that is a usable number. */
export function numericClaim(
  claims: JsonObjectFacts | undefined,
  name: string,
): NumericClaim | undefined {
  const member = claims?.member(name);
  const value = member && numericDate(member.value);
  if (value === undefined || member?.value.kind !== 'number') return undefined;
  return { value, text: member.value.text, at: atMember('payload', member) };
}
