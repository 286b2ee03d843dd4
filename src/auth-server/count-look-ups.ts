// Counts what is read from a store, table by table, and says it as `Server-Timing` does (W3C Server Timing §2.2).
import type { Store, TableName } from './store.ts';

export interface CountedStore {
  readonly store: Store;
  /** `opaque;desc=1, settings;desc=1`; `none` when nothing was read. */
  readonly metrics: () => string;
}

/** The same store, whose readings are counted. */
export function countLookUps(store: Store): CountedStore {
  const counts = new Map<TableName, number>();
  const count = (table: TableName): void => {
    counts.set(table, (counts.get(table) ?? 0) + 1);
  };
  return {
    store: {
      ...store,
      get: (table, key) => {
        count(table);
        return store.get(table, key);
      },
      list: (table) => {
        count(table);
        return store.list(table);
      },
    },
    metrics: () =>
      [...counts].map(([table, times]) => `${table};desc=${times}`).join(', ') || 'none',
  };
}
