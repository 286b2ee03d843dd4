// (claims, now, leeway) -> what the clock says about a token, and when that will change.
import type { JsonNode, JsonObject } from '../json/parse-json.ts';

/** Time claims that hold a usable number. Seconds since the epoch, fractions allowed. */
export interface TimeClaims {
  readonly exp?: number;
  readonly nbf?: number;
  readonly iat?: number;
  /** `exp`, `nbf` or `iat` is there and is no number: the claims cannot be trusted (RFC 7519 §4.1.4-6). */
  readonly unusable: readonly ('exp' | 'nbf' | 'iat')[];
}

export type TimePhase = 'not-yet-valid' | 'current' | 'expired' | 'unbounded';

export interface TimeStatus {
  readonly phase: TimePhase;
  /** Seconds until `exp`, negative once it is past; whole, rounded down. Absent without an `exp`. */
  readonly secondsLeft?: number;
  /** Seconds until `nbf`, when that is ahead. */
  readonly secondsToStart?: number;
  /** Seconds since `iat`, negative when it is ahead. */
  readonly age?: number;
}

const CLAIMS = ['exp', 'nbf', 'iat'] as const;

/** Reads the time claims of a claims set; of duplicates the last. */
export function readTimeClaims(claims: JsonObject | undefined): TimeClaims {
  const times: { exp?: number; nbf?: number; iat?: number } = {};
  const unusable: ('exp' | 'nbf' | 'iat')[] = [];
  for (const name of CLAIMS) {
    const node = claims?.members.findLast((member) => member.name === name)?.value;
    const value = node && numericDate(node);
    if (value !== undefined) times[name] = value;
    else if (node) unusable.push(name);
  }
  return { ...times, unusable };
}

/** A JSON number that is a moment in time; `1e400` is a number but none. */
export function numericDate(node: JsonNode): number | undefined {
  if (node.kind !== 'number') return undefined;
  const value = Number(node.text);
  return Number.isFinite(value) ? value : undefined;
}

/**
 * What the clock says: a token is good from `nbf` − leeway until just before `exp` + leeway
 * (RFC 7519 §4.1.4: "on or after which the JWT MUST NOT be accepted").
 *
 * @param now Seconds since the epoch.
 * @param leeway Clock tolerance in seconds.
 */
export function timeStatus(times: TimeClaims, now: number, leeway: number): TimeStatus {
  const { exp, nbf, iat } = times;
  let phase: TimePhase = exp === undefined ? 'unbounded' : 'current';
  if (nbf !== undefined && now < nbf - leeway) phase = 'not-yet-valid';
  if (exp !== undefined && now >= exp + leeway) phase = 'expired';
  return {
    phase,
    ...(exp !== undefined && { secondsLeft: Math.floor(exp - now) }),
    ...(nbf !== undefined && nbf > now && { secondsToStart: Math.ceil(nbf - now) }),
    ...(iat !== undefined && { age: Math.floor(now - iat) }),
  };
}
