// The site itself: kept by its service worker for use without a network, and replaced by a newer version when the
// person says so, never by itself.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { registerServiceWorker, tellServiceWorker } from '../workers/register-service-worker.ts';

interface SiteUpdate {
  /** Whether a version is there that this page is not of. */
  readonly isThere: boolean;
  /** Absent: it has taken over already, let by another tab. */
  readonly waiting?: ServiceWorker;
}

const siteStore = createStore<SiteUpdate>(() => ({ isThere: false }));

export function useSiteUpdate(): boolean {
  return useStore(siteStore, ({ isThere }) => isThere);
}

/** Not where the person asks for few bytes: then the browser fetches what is used, and no more. */
function savesData(): boolean {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}

/** Has the site kept. Call once, when nobody waits for anything; quiet where it cannot be. */
export async function keepSite(): Promise<void> {
  if (!('serviceWorker' in navigator) || savesData()) return;
  try {
    watchForUpdates(await registerServiceWorker());
    const { active } = await navigator.serviceWorker.ready;
    // Fingers get plain fields: no editor is loaded for them.
    const isFine = matchMedia('(pointer: fine)').matches;
    tellServiceWorker(active, isFine ? 'keep-all' : 'keep');
  } catch {
    // Forbidden, or no network: nothing is kept, and all else works.
  }
}

/** A page that the service worker has not got came from the network, and is as new as the site. */
function watchForUpdates(registration: ServiceWorkerRegistration): void {
  const { serviceWorker } = navigator;
  const offer = (waiting: ServiceWorker): void => {
    if (serviceWorker.controller) siteStore.setState({ isThere: true, waiting });
  };
  const follow = (installing: ServiceWorker): void => {
    installing.addEventListener('statechange', () => {
      if (installing.state === 'installed') offer(installing);
    });
  };
  if (registration.waiting) offer(registration.waiting);
  if (registration.installing) follow(registration.installing);
  registration.addEventListener('updatefound', () => {
    if (registration.installing) follow(registration.installing);
  });
  let before = serviceWorker.controller;
  serviceWorker.addEventListener('controllerchange', () => {
    const isReplaced = before !== null;
    before = serviceWorker.controller;
    if (isReplaced) void tellOfTakeOver();
  });
}

/** Another tab let the newer version take over. Where none was kept, this page came from the network. */
async function tellOfTakeOver(): Promise<void> {
  if (await findKeptVersion()) siteStore.setState({ isThere: true }, true);
}

/** Lets the newer version take over, and opens the page anew. */
export function takeUpdate(): void {
  const { waiting } = siteStore.getState();
  if (!waiting) {
    location.reload();
    return;
  }
  waiting.addEventListener('statechange', () => {
    if (waiting.state === 'activated') location.reload();
  });
  tellServiceWorker(waiting, 'take-over');
}

export function putOffUpdate(): void {
  siteStore.setState({ isThere: false });
}

/** The version that is kept whole; nothing when none is. */
export async function findKeptVersion(): Promise<string | undefined> {
  const base = new URL('./', document.baseURI).href;
  try {
    const names = (await caches.keys()).filter((name) => name.startsWith(`${base} `));
    for (const name of names.toReversed())
      if (await (await caches.open(name)).match(base)) return name.slice(base.length + 1);
  } catch {
    // No caches here.
  }
  return undefined;
}
