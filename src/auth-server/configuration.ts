// What a server reads once and goes by for a while, as an API does with its settings and the JWK Set it fetched.

/** What it holds is at most a second old: another tab may run the same server over the same store. */
export interface Configuration {
  /** The value of this name: as it was read in this second, else read anew. */
  read<Value>(name: string, load: () => Promise<Value>): Promise<Value>;
  /** To be called after a change. */
  forget(): void;
}

/** @param now Seconds since the epoch, whole. */
export function createConfiguration(now: () => number): Configuration {
  const kept = new Map<string, { readonly second: number; readonly value: Promise<unknown> }>();
  return {
    read: <Value>(name: string, load: () => Promise<Value>): Promise<Value> => {
      const second = now();
      const known = kept.get(name);
      if (known?.second === second) return known.value as Promise<Value>;
      const value = load();
      kept.set(name, { second, value });
      // What failed is asked for again.
      value.catch(() => kept.delete(name));
      return value;
    },
    forget: () => kept.clear(),
  };
}
