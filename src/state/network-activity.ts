// How many requests the page has made since its own files: counted by the browser, and those that the person asked
// the frame of fetch-frame for, which the browser counts elsewhere.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const networkStore = createStore<{ requests: number }>(() => ({ requests: 0 }));

/** The page's own files: what lies in its own folder. */
function isOwnFile(url: string): boolean {
  return url.startsWith(new URL('./', document.baseURI).href) || /^(?:data|blob):/.test(url);
}

/** Starts counting. Call once, in the page. */
export function startNetworkCount(): void {
  const observer = new PerformanceObserver((list) => {
    const requests = list.getEntries().filter(({ name }) => !isOwnFile(name)).length;
    if (requests > 0) networkStore.setState((state) => ({ requests: state.requests + requests }));
  });
  observer.observe({ type: 'resource', buffered: true });
}

/** A request that the person asked for, sent by the frame. */
export function countRequest(): void {
  networkStore.setState((state) => ({ requests: state.requests + 1 }));
}

export function useRequestCount(): number {
  return useStore(networkStore, (state) => state.requests);
}
