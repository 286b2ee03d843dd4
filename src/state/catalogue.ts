// The catalogue of pitfalls, loaded when somebody reads it; an entry's words and links are made when it is opened.
import type { CatalogueEntry, EntryDetails } from '../core/catalogue.ts';
import { searchInWorker } from './search-in-worker.ts';

type Catalogue = typeof import('../core/catalogue.ts');

let catalogue: Promise<Catalogue> | undefined;

export function loadCatalogue(): Promise<Catalogue> {
  catalogue ??= import('../core/catalogue.ts').catch((error: unknown) => {
    catalogue = undefined;
    throw error;
  });
  return catalogue;
}

const details = new WeakMap<CatalogueEntry, Promise<EntryDetails>>();

export function loadDetails(entry: CatalogueEntry): Promise<EntryDetails> {
  const before = details.get(entry);
  if (before) return before;
  const made = loadCatalogue().then(({ describeEntry }) => describeEntry(entry, searchInWorker));
  details.set(entry, made);
  return made;
}
