// The search for secrets as the page has it: its client is loaded with the first HMAC token.
import type { SecretSearch } from '../core/crypto/secret-search/secret-question.ts';

export const searchInWorker: SecretSearch = async (question, list, signal) => {
  const { searchSecrets } = await import('../workers/search-secrets.ts');
  return searchSecrets(question, list, signal);
};
