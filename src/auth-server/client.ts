// The page's way to the server: by real requests, once the service worker answers them; else the same app in the page.
import { registerServiceWorker, tellServiceWorker } from '../workers/register-service-worker.ts';
import type { Store } from './store.ts';

/** Why the page answers itself: no service workers here, none that took the page, or no storage. */
export type WithoutWorker = 'no-service-workers' | 'not-controlled' | 'no-storage';

export interface AuthServerClient {
  /** The URL below which the server answers, without a slash at its end. */
  readonly base: string;
  readonly withoutWorker?: WithoutWorker;
  readonly send: (request: Request) => Promise<Response>;
}

/** Milliseconds that a service worker has for taking the page. */
const PATIENCE = 4000;

let connecting: Promise<AuthServerClient> | undefined;

/** Registers the service worker, and waits until it answers this page's requests. */
export function connectAuthServer(): Promise<AuthServerClient> {
  connecting ??= connect();
  return connecting;
}

async function connect(): Promise<AuthServerClient> {
  const base = new URL('./', document.baseURI).href.replace(/\/$/, '');
  const store = await openStore();
  const withoutWorker = store ? await findController() : 'no-storage';
  if (withoutWorker === undefined) {
    return {
      base,
      send: async (request) => {
        // Taken from the worker by a reload in between: back to it first.
        await findController();
        return fetch(request);
      },
    };
  }
  const { runInBrowser } = await import('./run-in-browser.ts');
  const { createMemoryStore } = await import('./memory-store.ts');
  const app = runInBrowser(base, store ?? createMemoryStore());
  return { base, withoutWorker, send: async (request) => app.fetch(request) };
}

/** The store that the service worker uses as well; none where storage is forbidden or full. */
async function openStore(): Promise<Store | undefined> {
  const { openIndexedDbStore } = await import('./indexed-db-store.ts');
  return openIndexedDbStore().catch(() => undefined);
}

/** Nothing when the service worker has the page. */
async function findController(): Promise<WithoutWorker | undefined> {
  if (!('serviceWorker' in navigator)) return 'no-service-workers';
  const { serviceWorker } = navigator;
  if (serviceWorker.controller) return undefined;
  const late = new Promise<void>((resolve) => {
    setTimeout(resolve, PATIENCE);
  });
  const taken = new Promise<void>((resolve) => {
    serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true });
  });
  try {
    await registerServiceWorker();
    const ready = await Promise.race([serviceWorker.ready, late]);
    // On a first visit, and after Shift-reload, the page stays without until the worker claims it.
    if (ready) tellServiceWorker(ready.active, 'claim');
    await Promise.race([taken, late]);
  } catch {
    return 'not-controlled';
  }
  return serviceWorker.controller ? undefined : 'not-controlled';
}
