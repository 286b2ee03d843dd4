// The page's end of a worker that searches for a secret: one question after the other, each with its answer.
import type { LinesTried } from '../core/crypto/secret-search/search-engine.ts';
import type { FromSearcher, ToSearcher } from './secrets-protocol.ts';
import workerUrl from './secrets.worker.ts?worker&url';
import { trustedWorkerUrl } from './trusted-worker-url.ts';

type Job = Omit<ToSearcher, 'id'>;

export interface SecretSearcher {
  ask(job: Job): Promise<LinesTried>;
  /** Ends the worker, whatever it is at. Whoever waits for an answer hears that none will come. */
  end(): void;
}

export function startSearcher(): SecretSearcher {
  const worker = new Worker(trustedWorkerUrl(workerUrl), { type: 'module', name: 'secrets' });
  let lastId = 0;
  return {
    ask: (job) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        const finish = (): void => {
          worker.removeEventListener('message', hear);
          worker.removeEventListener('error', fail);
        };
        const fail = (): void => {
          finish();
          reject(new Error('The worker that searches for secrets could not run.'));
        };
        const hear = ({ data }: MessageEvent<FromSearcher>): void => {
          if (data.id !== id) return;
          finish();
          if (data.kind === 'done') resolve(data.tried);
          else reject(new Error(`The worker failed with ${data.name}.`));
        };
        worker.addEventListener('message', hear);
        worker.addEventListener('error', fail);
        worker.postMessage({ id, ...job } satisfies ToSearcher);
      }),
    end: () => {
      worker.terminate();
      worker.dispatchEvent(new Event('error'));
    },
  };
}
