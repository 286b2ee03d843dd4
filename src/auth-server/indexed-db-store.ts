// The store of the page and of its service worker: they share it, and it outlives both.
import { openDB, type IDBPDatabase } from 'idb';
import { TABLES, type Store } from './store.ts';

const NAME = 'jotlab-auth-server';
/** One more with each new table. */
const VERSION = 2;

/** @throws {DOMException} Where storage is forbidden or full. */
export async function openIndexedDbStore(): Promise<Store> {
  let opened: Promise<IDBPDatabase> | undefined;
  /** Opened anew when the browser, or a newer version of the site in another tab, has closed it. */
  const open = (): Promise<IDBPDatabase> => {
    opened ??= openDB(NAME, VERSION, {
      upgrade: (fresh) => {
        for (const table of TABLES)
          if (!fresh.objectStoreNames.contains(table)) fresh.createObjectStore(table);
      },
      blocking: (_current, _next, event) => {
        (event.target as IDBDatabase).close();
        opened = undefined;
      },
      terminated: () => {
        opened = undefined;
      },
    });
    return opened;
  };
  await open();
  return {
    get: async (table, key) => (await open()).get(table, key),
    list: async (table) => (await open()).getAll(table),
    update: async (table, key, change) => {
      // Transactions that write to one table run one after the other, in whichever tab they began.
      const transaction = (await open()).transaction(table, 'readwrite');
      const before: unknown = await transaction.store.get(key);
      const after = change(before as Parameters<typeof change>[0]);
      if (after === undefined) await transaction.store.delete(key);
      else if (after !== before) await transaction.store.put(after, key);
      await transaction.done;
    },
    sweep: async (table, now) => {
      const transaction = (await open()).transaction(table, 'readwrite');
      for await (const cursor of transaction.store)
        if ((cursor.value as { expires: number }).expires <= now) await cursor.delete();
      await transaction.done;
    },
  };
}
