// Which of the given keys a finding about "the key" is about.
import type { KeyMaterial } from '../keys/key-reading.ts';
import type { LintFacts } from './define-rule.ts';

/** The key that decided; before that is known those with the token's `kid`, or all. */
export function usedKeys({ key, verification, token }: LintFacts): readonly KeyMaterial[] {
  if (verification?.key) return [verification.key];
  const kid = 'jose' in token ? token.jose.kid : undefined;
  const named = kid === undefined ? [] : key.keys.filter((k) => k.kid === kid);
  return named.length > 0 ? named : key.keys;
}

/** The algorithm the token is checked with: the pinned one, or the header's. */
export function usedAlgorithm({ verification, token }: LintFacts): string | undefined {
  return verification?.alg ?? ('jose' in token ? token.jose.alg : undefined);
}
