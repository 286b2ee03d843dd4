// Searches lists for the secret of an HMAC. Speaks the protocol of secret-searcher.ts.
import './close-network.ts';
import { searchFile } from '../core/crypto/secret-search/search-file.ts';
import { searchList } from '../core/crypto/secret-search/search-list.ts';
import type { FromSearcher, ToSearcher } from './secrets-protocol.ts';

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const post = (message: FromSearcher): void => scope.postMessage(message);

scope.addEventListener('message', ({ data: { id, question, list } }: MessageEvent<ToSearcher>) => {
  const search = typeof list === 'object' ? searchFile(question, list) : searchList(question, list);
  search.then(
    (tried) => post({ id, kind: 'done', tried }),
    (error: unknown) =>
      post({ id, kind: 'failed', name: error instanceof Error ? error.name : 'Error' }),
  );
});
