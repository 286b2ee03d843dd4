// Scopes: what a token may be used for (RFC 6749 §3.3).
import { refusal, type Refusal } from './refusal.ts';

export const SCOPES = ['openid', 'profile', 'orders:read', 'transfer'] as const;

/**
 * What is granted: all that may be, when nothing is asked for.
 *
 * @param asked As in a request: names with single spaces between.
 */
export function chooseScope(
  asked: string | undefined,
  ...limits: readonly (readonly string[])[]
): readonly string[] | Refusal {
  const possible = SCOPES.filter((name) => limits.every((limit) => limit.includes(name)));
  if (asked === undefined) return possible;
  const names = [...new Set(asked.split(' '))];
  return names.every((name) => possible.some((one) => one === name))
    ? names
    : refusal('invalid_scope', 'A scope is asked for that does not exist or may not be granted');
}
