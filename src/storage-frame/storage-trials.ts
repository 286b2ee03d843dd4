// The page's end of the trials: frames, a tab and a service worker that look for a made-up token, and are gone after it.
import { trustedWorkerUrl } from '../workers/trusted-worker-url.ts';
import { DEMONSTRATION, isFromFrame, type Attempts, type ToFrame } from './trial-protocol.ts';

/** Milliseconds for each. */
const PATIENCE = 8000;

const addressOf = (file: string): string => new URL(file, document.baseURI).href;
const FRAME = 'storage-frame.html';

/** A text that is like no token of anybody. */
export function makeDemonstrationToken(): string {
  return `${DEMONSTRATION}.${crypto.randomUUID()}`;
}

/** What a frame found; nothing when it did not answer. */
export function tryInFrame(order: ToFrame): Promise<Attempts | undefined> {
  return new Promise((resolve) => {
    const frame = document.createElement('iframe');
    const isOther = order.threat === 'site';
    const finish = (attempts?: Attempts): void => {
      clearTimeout(timer);
      removeEventListener('message', hear);
      frame.remove();
      resolve(attempts);
    };
    const hear = ({ source, origin, data }: MessageEvent<unknown>): void => {
      const expected = isOther ? 'null' : location.origin;
      if (source !== frame.contentWindow || origin !== expected || !isFromFrame(data)) return;
      if (data.kind === 'tried') finish(data.attempts);
      // An opaque origin has no name to address it by; it is told nothing that is secret.
      else frame.contentWindow?.postMessage(order, isOther ? '*' : location.origin);
    };
    const timer = setTimeout(finish, PATIENCE);
    addEventListener('message', hear);
    frame.setAttribute('sandbox', isOther ? 'allow-scripts' : 'allow-scripts allow-same-origin');
    frame.referrerPolicy = 'no-referrer';
    frame.hidden = true;
    frame.title = 'Looks for a demonstration token';
    frame.src = addressOf(FRAME);
    document.body.append(frame);
  });
}

/** What a tab found that this call opens: it must come from a person's click. */
export function tryInTab(): Promise<Attempts | undefined> {
  return new Promise((resolve) => {
    const channel = new BroadcastChannel(DEMONSTRATION);
    const finish = (attempts?: Attempts): void => {
      clearTimeout(timer);
      channel.close();
      resolve(attempts);
    };
    const timer = setTimeout(finish, PATIENCE);
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (isFromFrame(data) && data.kind === 'tried') finish(data.attempts);
    });
    window.open(addressOf(`${FRAME}#tab`), '_blank', 'noopener');
  });
}

/** What a service worker found, which answers for no page. */
export async function tryInWorker(): Promise<Attempts | undefined> {
  if (!('serviceWorker' in navigator)) return undefined;
  const registration = await navigator.serviceWorker
    .register(trustedWorkerUrl(addressOf('storage-worker.js')), { scope: './storage-worker/' })
    .catch(() => undefined);
  const worker = registration?.installing ?? registration?.active;
  if (!registration || !worker) return undefined;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<Attempts | undefined>((resolve) => {
    setTimeout(resolve, PATIENCE);
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (isFromFrame(data) && data.kind === 'tried') resolve(data.attempts);
    };
  });
  worker.postMessage('try', [port2]);
  const attempts = await answer;
  port1.close();
  await registration.unregister();
  return attempts;
}

/** Takes the made-up token out of every place. */
export function forgetDemonstration(): void {
  const { pathname } = new URL(addressOf('./'));
  const steps = [
    () => sessionStorage.removeItem(DEMONSTRATION),
    () => localStorage.removeItem(DEMONSTRATION),
    () => {
      document.cookie = `${DEMONSTRATION}=; Path=${pathname}; Max-Age=0`;
    },
  ];
  for (const step of steps) {
    try {
      step();
    } catch {
      // Forbidden: then nothing was put there.
    }
  }
}
