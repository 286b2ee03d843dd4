// Registers the one service worker of the site: the authorization server, and the keeper of the site's files.
import type { ToServiceWorker } from './service-worker-protocol.ts';
import { trustedWorkerUrl } from './trusted-worker-url.ts';

/** @throws {DOMException} Where the browser forbids it, or the file cannot be loaded. */
export function registerServiceWorker(): Promise<ServiceWorkerRegistration> {
  const url = new URL('sw.js', document.baseURI).href;
  const options = { scope: './', updateViaCache: 'none' } as const;
  return navigator.serviceWorker.register(trustedWorkerUrl(url), options);
}

export function tellServiceWorker(worker: ServiceWorker | null, message: ToServiceWorker): void {
  worker?.postMessage(message);
}
