// The service worker: answers what is asked of the server's paths, keeps the site's files and answers with them, and lets
// everything else pass. No answer of the server is ever kept.
import { isServerPath } from '../auth-server/create-auth-server.ts';
import { openIndexedDbStore } from '../auth-server/indexed-db-store.ts';
import { runInBrowser } from '../auth-server/run-in-browser.ts';
import type { ToServiceWorker } from '../workers/service-worker-protocol.ts';
import { SITE } from './site-files.ts';
import { createSiteKeeper } from './site-keeper.ts';

declare const self: ServiceWorkerGlobalScope;

const base = self.registration.scope;
const site = createSiteKeeper({ base, ...SITE });
let server: Promise<ReturnType<typeof runInBrowser>> | undefined;

async function answer(request: Request): Promise<Response> {
  try {
    server ??= openIndexedDbStore().then((store) => runInBrowser(base, store));
    return await (await server).fetch(request);
  } catch {
    // Storage that is forbidden or full: the next request tries again.
    server = undefined;
    return Response.json(
      {
        error: 'server_error',
        error_description: 'The browser does not let the server store anything',
      },
      { status: 500 },
    );
  }
}

/**
 * Where a version before is kept, this one waits until the person lets it take over, and is kept by then. Else there is
 * nothing to be replaced, and nothing to wait for: the flow page needs the server at once.
 */
async function install(): Promise<void> {
  if (await site.hasAny().catch(() => false)) await site.keep(false);
  else await self.skipWaiting();
}

/**
 * Keeps this version, drops those before unless another tab may still show one, and answers from now on also the pages
 * that were there before it.
 */
async function keep(withLarge: boolean): Promise<void> {
  await site.keep(withLarge);
  await self.clients.claim();
  const tabs = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (tabs.filter(({ frameType }) => frameType !== 'nested').length < 2) await site.dropOthers();
}

const ORDERS: Readonly<Record<ToServiceWorker, () => Promise<unknown>>> = {
  claim: () => self.clients.claim(),
  keep: () => keep(false),
  'keep-all': () => keep(true),
  'take-over': () => self.skipWaiting(),
};

self.addEventListener('install', (event) => {
  event.waitUntil(install());
});
self.addEventListener('message', (event) => {
  const order = new Map<unknown, () => Promise<unknown>>(Object.entries(ORDERS)).get(event.data);
  // What could not be kept is asked for again at the next visit.
  if (order) event.waitUntil(order().catch(() => undefined));
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (isServerPath(base, request.url)) event.respondWith(answer(request));
  else if (request.method === 'GET' && request.url.startsWith(base))
    event.respondWith(site.answer(request));
});
