// Runs in the sandboxed frame: fetches one URL for the page around it, and gives the text back. It knows nothing else.
import {
  ANSWER_LIMIT,
  isToFrame,
  TIME_LIMIT_SECONDS,
  type FetchFailure,
  type FromFrame,
} from './frame-protocol.ts';

const post = (message: FromFrame, target: string): void => parent.postMessage(message, target);

/** The body as text, or nothing when it is larger than the limit: then the rest is not waited for. */
async function readBody(response: Response, stop: AbortController): Promise<string | undefined> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let octets = 0;
  for (;;) {
    // One piece after the other: what comes next depends on how much came.
    // oxlint-disable-next-line no-await-in-loop
    const piece = await reader?.read();
    if (!piece || piece.done) return text + decoder.decode();
    octets += piece.value.length;
    if (octets > ANSWER_LIMIT) {
      stop.abort();
      return undefined;
    }
    text += decoder.decode(piece.value, { stream: true });
  }
}

async function fetchText(url: string): Promise<FromFrame> {
  const failed = (reason: FetchFailure): FromFrame => ({ kind: 'failed', reason });
  const stop = new AbortController();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    stop.abort();
  }, TIME_LIMIT_SECONDS * 1000);
  try {
    const response = await fetch(url, {
      mode: 'cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      // Never followed; but unlike with 'error' it can be said that it was one.
      redirect: 'manual',
      signal: stop.signal,
    });
    if (response.type === 'opaqueredirect') return failed('redirect');
    const text = await readBody(response, stop);
    return text === undefined
      ? failed('too-large')
      : { kind: 'answer', status: response.status, text };
  } catch {
    return failed(isLate ? 'timeout' : 'network');
  } finally {
    clearTimeout(timer);
  }
}

/** The site's own origin: the frame's is opaque, its address is not. */
const page = location.origin;

function hear({ source, origin, data }: MessageEvent<unknown>): void {
  if (source !== parent || origin !== page || !isToFrame(data)) return;
  removeEventListener('message', hear);
  void fetchText(data.url).then((answer) => post(answer, page));
}

if (parent !== window) {
  addEventListener('message', hear);
  post({ kind: 'ready' }, page);
}
