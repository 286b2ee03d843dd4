// Runs in a frame of its own: a small page that keeps a made-up token, and the script that is after it. It touches
// nothing but what is called `jotlab-demonstration`, and its policy lets it send nothing.
import { attempt, isToken } from './attempt.ts';
import {
  DEMONSTRATION,
  isToFrame,
  type Attempt,
  type Attempts,
  type FromFrame,
  type ToFrame,
} from './trial-protocol.ts';

/** The cookie is the whole site's, as a page's own would be. */
const COOKIE_ATTRIBUTES = `Path=${location.pathname.replace(/[^/]*$/, '')}; SameSite=Strict`;

function readCookie(): string | undefined {
  const [, value] = new RegExp(`(?:^|; )${DEMONSTRATION}=([^;]*)`).exec(document.cookie) ?? [];
  return value;
}

const readSession = (): unknown => sessionStorage.getItem(DEMONSTRATION);
const readLocal = (): unknown => localStorage.getItem(DEMONSTRATION);

/** What a script finds that walks through everything that a window names. */
function searchGlobals(): unknown {
  return Object.getOwnPropertyNames(globalThis)
    .map((name): unknown => Reflect.get(globalThis, name))
    .find(isToken);
}

const NOT_TRIED: Attempt = { outcome: 'not-tried' };

async function readStored(memory: () => unknown): Promise<Attempts> {
  return {
    memory: await attempt(memory),
    session: await attempt(readSession),
    local: await attempt(readLocal),
    cookie: await attempt(readCookie),
    'http-only': NOT_TRIED,
  };
}

/** The page keeps the token in each place, and gives a function that uses the one in memory. */
function keepEverywhere(token: string): () => void {
  // Where one is forbidden, looking for the token says so.
  void attempt(() => sessionStorage.setItem(DEMONSTRATION, token));
  void attempt(() => localStorage.setItem(DEMONSTRATION, token));
  void attempt(() => {
    document.cookie = `${DEMONSTRATION}=${token}; ${COOKIE_ATTRIBUTES}`;
  });
  return () => void fetch('api/me', { headers: { Authorization: `Bearer ${token}` } });
}

/** What a script in the page gets that puts its own `fetch` in the place of the browser's. */
function listenIn(callApi: () => void): unknown {
  let heard: unknown;
  const { fetch: before } = globalThis;
  globalThis.fetch = async (_input, init) => {
    heard = new Headers(init?.headers).get('authorization')?.replace('Bearer ', '');
    return new Response();
  };
  callApi();
  globalThis.fetch = before;
  return heard;
}

/** A cookie that only a server may set (RFC 6265 §5.3, step 10). */
function setHttpOnly(token: string): Attempt {
  const name = `${DEMONSTRATION}-http-only`;
  document.cookie = `${name}=${token}; ${COOKIE_ATTRIBUTES}; HttpOnly`;
  return document.cookie.includes(name) ? { outcome: 'read' } : { outcome: 'ignored' };
}

async function tryAsScript(token: string): Promise<Attempts> {
  const callApi = keepEverywhere(token);
  const attempts = await readStored(searchGlobals);
  const memory: Attempt =
    attempts.memory.outcome === 'not-found' && isToken(listenIn(callApi))
      ? { outcome: 'read-when-used' }
      : attempts.memory;
  return { ...attempts, memory, 'http-only': setHttpOnly(token) };
}

/** From an origin that is not the page’s. */
const tryAsSite = (): Promise<Attempts> => readStored(() => parent.document.title);

const TRIALS: Readonly<Record<ToFrame['threat'], (token: string) => Promise<Attempts>>> = {
  script: tryAsScript,
  reload: () => readStored(searchGlobals),
  site: tryAsSite,
};

/** The site's own origin: the frame's may be opaque, its address is not. */
const page = location.origin;
const post = (message: FromFrame): void => parent.postMessage(message, page);

function hear({ source, origin, data }: MessageEvent<unknown>): void {
  if (source !== parent || origin !== page || !isToFrame(data)) return;
  removeEventListener('message', hear);
  void TRIALS[data.threat](data.token).then((attempts) => post({ kind: 'tried', attempts }));
}

/** In a tab of its own: tells those of its origin what it found, and closes. */
async function runAsTab(): Promise<void> {
  const channel = new BroadcastChannel(DEMONSTRATION);
  const message: FromFrame = { kind: 'tried', attempts: await readStored(searchGlobals) };
  channel.postMessage(message);
  channel.close();
  close();
}

if (parent !== window) {
  addEventListener('message', hear);
  post({ kind: 'ready' });
} else if (location.hash === '#tab') {
  void runAsTab();
}
