// A service worker that answers nothing: it says which places it can look into, and is taken away again.
import { attempt } from './attempt.ts';
import { DEMONSTRATION, type Attempts, type FromFrame } from './trial-protocol.ts';

declare const self: ServiceWorkerGlobalScope;

interface CookieStore {
  get(name: string): Promise<{ readonly value?: string } | null>;
}

async function tryAsWorker(): Promise<Attempts> {
  return {
    memory: await attempt(() => Reflect.get(self, DEMONSTRATION)),
    session: await attempt(() => sessionStorage.getItem(DEMONSTRATION)),
    local: await attempt(() => localStorage.getItem(DEMONSTRATION)),
    cookie: await attempt(async () => (await cookieStore.get(DEMONSTRATION))?.value),
    'http-only': answersSetCookie() ? { outcome: 'read' } : { outcome: 'ignored' },
  };
}

// Where they are missing, their names throw.
declare const sessionStorage: Storage;
declare const localStorage: Storage;
declare const cookieStore: CookieStore;
interface Storage {
  getItem(name: string): string | null;
}

/** Whether an answer that a script makes can set a cookie (Fetch §2.2.5 forbids it). */
function answersSetCookie(): boolean {
  const answer = new Response(null, { headers: { 'Set-Cookie': `${DEMONSTRATION}=1; HttpOnly` } });
  return answer.headers.has('set-cookie');
}

self.addEventListener('message', (event) => {
  const [port] = event.ports;
  event.waitUntil(
    tryAsWorker().then((attempts) =>
      port?.postMessage({ kind: 'tried', attempts } satisfies FromFrame),
    ),
  );
});
