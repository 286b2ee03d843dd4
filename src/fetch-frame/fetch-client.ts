// The page's end of the frame that fetches: a new frame for each request, gone with the answer or when cancelled.
import { isFromFrame, TIME_LIMIT_SECONDS, type FromFrame, type ToFrame } from './frame-protocol.ts';

export type FrameAnswer = Exclude<FromFrame, { kind: 'ready' }>;

/** The frame's file could not be loaded, or the frame hangs: it has its own time limit within this one. */
const PATIENCE_MS = (TIME_LIMIT_SECONDS + 3) * 1000;

/**
 * Asks the URL in a frame of an opaque origin, which knows the URL alone.
 *
 * @param onSent Is told the moment the frame is given the URL.
 * @returns Nothing, when the signal was aborted; the request ends with its frame.
 */
export function fetchInFrame(
  url: string,
  signal: AbortSignal,
  onSent: () => void,
): Promise<FrameAnswer | undefined> {
  return new Promise((resolve) => {
    const frame = document.createElement('iframe');
    let isSent = false;
    const finish = (answer?: FrameAnswer): void => {
      clearTimeout(timer);
      removeEventListener('message', hear);
      signal.removeEventListener('abort', abort);
      frame.remove();
      resolve(answer);
    };
    const abort = (): void => finish();
    const hear = ({ source, origin, data }: MessageEvent<unknown>): void => {
      if (source !== frame.contentWindow || origin !== 'null' || !isFromFrame(data)) return;
      if (data.kind !== 'ready') {
        finish(data);
        return;
      }
      if (isSent) return;
      isSent = true;
      onSent();
      // An opaque origin has no name to address it by; the window is the frame's own.
      frame.contentWindow?.postMessage({ kind: 'fetch', url } satisfies ToFrame, '*');
    };
    const timer = setTimeout(() => finish({ kind: 'failed', reason: 'timeout' }), PATIENCE_MS);
    if (signal.aborted) {
      finish();
      return;
    }
    addEventListener('message', hear);
    signal.addEventListener('abort', abort);
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.referrerPolicy = 'no-referrer';
    frame.hidden = true;
    frame.title = 'Fetches keys';
    frame.src = new URL('./fetch-frame.html', document.baseURI).href;
    document.body.append(frame);
  });
}
