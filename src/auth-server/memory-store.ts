// The store of tests and of Node: gone when the program ends.
import { TABLES, type Store, type TableName, type Tables } from './store.ts';

export function createMemoryStore(): Store {
  const tables = Object.fromEntries(TABLES.map((name) => [name, new Map()])) as {
    readonly [Name in TableName]: Map<string, Tables[Name]>;
  };
  const rowsOf = <Name extends TableName>(name: Name): Map<string, Tables[Name]> => tables[name];
  return {
    get: async (table, key) => rowsOf(table).get(key),
    list: async (table) => [...rowsOf(table).values()],
    update: async (table, key, change) => {
      const rows = rowsOf(table);
      const row = change(rows.get(key));
      if (row === undefined) rows.delete(key);
      else rows.set(key, row);
    },
    sweep: async (table, now) => {
      const rows = rowsOf(table);
      for (const [key, { expires }] of rows) if (expires <= now) rows.delete(key);
    },
  };
}
