// The store of the page and of its service worker: they share it, and it outlives both.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { TABLES, type Store, type TableName, type Tables } from './store.ts';

type Schema = DBSchema & {
  readonly [Name in TableName]: { readonly key: string; readonly value: Tables[Name] };
};

const NAME = 'jotlab-auth-server';
const VERSION = 1;

/** @throws {DOMException} Where storage is forbidden or full. */
export async function openIndexedDbStore(): Promise<Store> {
  const database = await openDB<Schema>(NAME, VERSION, {
    upgrade: (fresh) => {
      for (const table of TABLES) fresh.createObjectStore(table);
    },
    // A newer version of the site, in another tab, must not wait for this one.
    blocking: (_current, _next, event) => {
      (event.target as IDBDatabase).close();
    },
  });
  return storeIn(database);
}

function storeIn(database: IDBPDatabase<Schema>): Store {
  // The tables' types are ours; those of idb do not follow a name that is still open.
  const rows = database as unknown as IDBPDatabase;
  return {
    get: async (table, key) => rows.get(table, key),
    list: async (table) => rows.getAll(table),
    update: async (table, key, change) => {
      // Transactions that write to one table run one after the other, in whichever tab they began.
      const transaction = rows.transaction(table, 'readwrite');
      const before: unknown = await transaction.store.get(key);
      const after = change(before as Parameters<typeof change>[0]);
      if (after === undefined) await transaction.store.delete(key);
      else if (after !== before) await transaction.store.put(after, key);
      await transaction.done;
    },
    sweep: async (table, now) => {
      const transaction = rows.transaction(table, 'readwrite');
      for await (const cursor of transaction.store)
        if ((cursor.value as { expires: number }).expires <= now) await cursor.delete();
      await transaction.done;
    },
  };
}
