// What is looked for once the verdict is told, as it takes longer: guessable secrets, keys with a flaw of their own.
import type { KeyReading } from '../../keys/key-reading.ts';
import type { ParsedToken } from '../../token/parsed-token.ts';
import { hasWebCrypto } from '../is-available.ts';
import type { FoundSecret, KnownSecret } from '../secret-search/known-secret.ts';
import { askForSecret, type SecretSearch } from '../secret-search/secret-question.ts';
import type { Verification } from '../verification.ts';
import { findDerivedSecret } from './derived-secrets.ts';
import { findKeyClues } from './find-key-clues.ts';

/**
 * Adds to a verification what a longer search finds.
 *
 * @param now Seconds since the epoch.
 * @param search For secrets, on another thread than the page's. Absent: none is looked for.
 * @returns The same verification when there is nothing to add. After an abort it is not to be used.
 */
export async function lookFurther(
  token: ParsedToken,
  key: KeyReading,
  verification: Verification,
  now: number,
  search: SecretSearch = searchNothing,
  signal?: AbortSignal,
): Promise<Verification> {
  if (!hasWebCrypto()) return verification;
  const keyClues = await findKeyClues(key, signal);
  const secretFrom = await findDerivedSecret(token, now, search, signal);
  const question = askForSecret(token);
  const isKnown = verification.knownSecret ?? verification.clues?.emptySecret;
  const found = question && !isKnown ? await search(question, undefined, signal) : undefined;
  const more = {
    ...(keyClues.length > 0 && { keyClues }),
    ...(secretFrom && { secretFrom }),
    ...(found && { knownSecret: withoutOctets(found) }),
  };
  return Object.keys(more).length > 0 ? { ...verification, ...more } : verification;
}

function withoutOctets({ octets: _octets, ...known }: FoundSecret): KnownSecret {
  return known;
}

const searchNothing: SecretSearch = () => Promise.resolve(undefined);
