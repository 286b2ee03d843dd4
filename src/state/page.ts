// Which page is shown: the workbench, or what the fragment names between `#/` and a `?`.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** Empty: the workbench. `pitfalls/alg-none`: a place in a page. */
export const pageStore = createStore<{ readonly page: string }>(() => ({ page: '' }));

/** The page that a fragment names. */
export function readPage(hash: string): string {
  return hash.startsWith('#/') ? (hash.slice(2).split('?', 1)[0] ?? '') : '';
}

export function showPage(page: string): void {
  pageStore.setState({ page });
  // Until the program comes, index.html hides the workbench by this attribute.
  document.documentElement.toggleAttribute('data-page', page !== '');
}

export function usePage(): string {
  return useStore(pageStore, ({ page }) => page);
}
