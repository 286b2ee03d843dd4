// What is worked out of a key is worked out once: the same key is asked about at every keystroke in the token.
import type { KeyMaterial } from './key-reading.ts';

/** Remembers what a function answers, for as long as the key itself is kept. */
export function oncePerKey<T>(make: (key: KeyMaterial) => T): (key: KeyMaterial) => T {
  const known = new WeakMap<KeyMaterial, { readonly answer: T }>();
  return (key) => {
    const found = known.get(key) ?? { answer: make(key) };
    known.set(key, found);
    return found.answer;
  };
}
