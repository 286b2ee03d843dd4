// Reads, signs, verifies and lints large tokens away from the page's thread. Speaks the protocol of inspect-client.ts.
import './close-network.ts';
import { searchList } from '../core/crypto/secret-search/search-list.ts';
import type { SecretSearch } from '../core/crypto/secret-search/secret-question.ts';
import { inspectWorkspace } from '../core/inspect-token.ts';
import type { FromInspector, ToInspector } from './inspect-protocol.ts';

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const post = (message: FromInspector): void => scope.postMessage(message);

/** This is no thread that anybody waits for. */
const search: SecretSearch = async (question, list) => (await searchList(question, list)).found;

let run: AbortController | undefined;

scope.addEventListener('message', ({ data }: MessageEvent<ToInspector>) => {
  run?.abort();
  const { signal } = (run = new AbortController());
  const { id, job } = data;
  inspectWorkspace(job, signal, (news) => post({ id, kind: 'news', ...news }), search).then(
    () => post({ id, kind: 'done' }),
    (error: unknown) =>
      post({ id, kind: 'failed', name: error instanceof Error ? error.name : 'Error' }),
  );
});
