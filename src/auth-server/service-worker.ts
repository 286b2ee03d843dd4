// The service worker: answers what is asked of the server's paths, and lets everything else pass.
import { isServerPath } from './create-auth-server.ts';
import { openIndexedDbStore } from './indexed-db-store.ts';
import { runInBrowser } from './run-in-browser.ts';

declare const self: ServiceWorkerGlobalScope;

const base = self.registration.scope;
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

self.addEventListener('install', (event) => {
  event.waitUntil(self.skipWaiting());
});
self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});
// A page that was reloaded past the service worker asks to be taken back.
self.addEventListener('message', (event) => {
  if (event.data === 'claim') event.waitUntil(self.clients.claim());
});
self.addEventListener('fetch', (event) => {
  if (isServerPath(base, event.request.url)) event.respondWith(answer(event.request));
});
