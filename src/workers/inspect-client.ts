// The page's end of the inspecting worker: one worker, the newest job, gone when it has been idle for a while.
import type { InspectJob } from '../core/inspect-token.ts';
import type { Inspection } from '../core/inspection.ts';
import type { TokenState } from '../core/view-token.ts';
import type { FromInspector, ToInspector } from './inspect-protocol.ts';
import workerUrl from './inspect.worker.ts?worker&url';
import { trustedWorkerUrl } from './trusted-worker-url.ts';

const IDLE_MS = 30_000;

let worker: Worker | undefined;
let idle: ReturnType<typeof setTimeout> | undefined;
let lastId = 0;

function wake(): Worker {
  clearTimeout(idle);
  worker ??= new Worker(trustedWorkerUrl(workerUrl), { type: 'module', name: 'inspect' });
  return worker;
}

/** Ends the worker, and with it all that it keeps of keys and tokens. */
export function endInspector(): void {
  clearTimeout(idle);
  worker?.terminate();
  worker = undefined;
}

/**
 * Does what `inspectWorkspace` of core/inspect-token.ts does, in a worker. An abort ends the worker: a job that is
 * in the middle of a large text would not hear of it otherwise.
 */
export function inspectInWorker(
  job: InspectJob,
  signal: AbortSignal,
  tell: (news: { token: TokenState; inspection?: Inspection }) => void,
): Promise<void> {
  const target = wake();
  const id = ++lastId;
  return new Promise((resolve, reject) => {
    const letGo = (): void => {
      target.removeEventListener('message', hear);
      target.removeEventListener('error', fail);
      signal.removeEventListener('abort', abort);
    };
    const abort = (): void => {
      endInspector();
      letGo();
      resolve();
    };
    const fail = (): void => {
      endInspector();
      letGo();
      reject(new Error('The worker that reads large tokens could not run.'));
    };
    const hear = ({ data }: MessageEvent<FromInspector>): void => {
      if (data.id !== id) return;
      if (data.kind === 'news') {
        const { token, inspection } = data;
        tell({ token, ...(inspection && { inspection }) });
        return;
      }
      idle = setTimeout(endInspector, IDLE_MS);
      letGo();
      if (data.kind === 'failed') reject(new Error(`The worker failed with ${data.name}.`));
      else resolve();
    };
    target.addEventListener('message', hear);
    target.addEventListener('error', fail);
    signal.addEventListener('abort', abort);
    target.postMessage({ id, job } satisfies ToInspector);
  });
}
