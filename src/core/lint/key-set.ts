// The keys of a JWK Set (RFC 7517 §5), and which of them have something in common.
import type { KeyMaterial, KeyReading } from '../keys/key-reading.ts';

/** The keys of a JWK Set; none for any other key text. */
export function keysOfSet({ encoding, keys }: KeyReading): readonly KeyMaterial[] {
  return encoding === 'jwk-set' ? keys : [];
}

/** The public half in one string: enough to tell keys apart. */
export function publicHalf({ material }: KeyMaterial): string | undefined {
  if (material.form !== 'jwk') return undefined;
  const { n, x, y, pub } = material.jwk;
  const members = [n, x, y, pub].filter((member) => typeof member === 'string');
  return members.length > 0 ? members.join('.') : undefined;
}

/** Keys that share a name of theirs; those without one, and those that share it with none, are left out. */
export function groupBy(
  keys: readonly KeyMaterial[],
  nameOf: (key: KeyMaterial) => string | undefined,
): readonly (readonly [string, readonly KeyMaterial[]])[] {
  const groups = new Map<string, KeyMaterial[]>();
  for (const key of keys) {
    const name = nameOf(key);
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group) group.push(key);
    else groups.set(name, [key]);
  }
  return [...groups].filter(([, group]) => group.length > 1);
}
