// Counts what is read from a store and written to it, table by table, and says it as `Server-Timing` does (W3C Server Timing §2.2).
import type { Server } from './server.ts';
import type { Store, TableName } from './store.ts';

export interface CountedStore {
  readonly store: Store;
  /** `opaque;desc=1, families-write;desc=1`; `none` when the store was asked for nothing. */
  readonly metrics: () => string;
}

type Metric = TableName | `${TableName}-write`;

/** The same store, whose readings and writings are counted. */
export function countLookUps(store: Store): CountedStore {
  const counts = new Map<Metric, number>();
  const count = (metric: Metric): void => {
    counts.set(metric, (counts.get(metric) ?? 0) + 1);
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
      update: (table, key, change) => {
        count(`${table}-write`);
        return store.update(table, key, change);
      },
    },
    metrics: () =>
      [...counts].map(([metric, times]) => `${metric};desc=${times}`).join(', ') || 'none',
  };
}

/** An answer, in whose `Server-Timing` stands what the store was asked for it. */
export async function tellLookUps(
  server: Server,
  answer: (counted: Server) => Promise<Response>,
): Promise<Response> {
  const { store, metrics } = countLookUps(server.store);
  const response = await answer({ ...server, store });
  response.headers.set('Server-Timing', metrics());
  return response;
}
