// Reads, signs, verifies and lints large tokens away from the page's thread. Speaks the protocol of inspect-client.ts.
import './close-network.ts';
import { inspectWorkspace } from '../core/inspect-token.ts';
import type { FromInspector, ToInspector } from './inspect-protocol.ts';

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const post = (message: FromInspector): void => scope.postMessage(message);

let run: AbortController | undefined;

scope.addEventListener('message', ({ data }: MessageEvent<ToInspector>) => {
  run?.abort();
  const { signal } = (run = new AbortController());
  const { id, job } = data;
  inspectWorkspace(job, signal, (news) => post({ id, kind: 'news', ...news })).then(
    () => post({ id, kind: 'done' }),
    (error: unknown) =>
      post({ id, kind: 'failed', name: error instanceof Error ? error.name : 'Error' }),
  );
});
