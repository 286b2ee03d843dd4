// The order in which keys are tried: one that the token names comes first.
import type { KeyMaterial, KeyReading } from '../keys/key-reading.ts';

/** The keys with their positions, those with this `kid` first. */
export function keysInOrder(
  { keys }: KeyReading,
  kid: string | undefined,
): readonly (readonly [index: number, key: KeyMaterial])[] {
  const rank = (key: KeyMaterial): number => (kid !== undefined && key.kid === kid ? 0 : 1);
  return [...keys.entries()].sort(([, one], [, other]) => rank(one) - rank(other));
}
