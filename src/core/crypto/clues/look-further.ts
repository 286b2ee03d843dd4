// What is looked for once the verdict is told, as it takes longer: guessable secrets, keys with a flaw of their own.
import type { KeyReading } from '../../keys/key-reading.ts';
import type { ParsedToken } from '../../token/parsed-token.ts';
import { hasWebCrypto } from '../is-available.ts';
import { findKnownSecret } from '../known-secrets.ts';
import type { Verification } from '../verification.ts';
import { findDerivedSecret } from './derived-secrets.ts';
import { findKeyClues } from './find-key-clues.ts';

/** A search that cannot go on, as when its list cannot be loaded, stops no other. */
async function orNothing<T>(search: Promise<T>): Promise<T | undefined> {
  try {
    return await search;
  } catch {
    return undefined;
  }
}

/**
 * Adds to a verification what a longer search finds.
 *
 * @param now Seconds since the epoch.
 * @returns The same verification when there is nothing to add. After an abort it is not to be used.
 */
export async function lookFurther(
  token: ParsedToken,
  key: KeyReading,
  verification: Verification,
  now: number,
  signal?: AbortSignal,
): Promise<Verification> {
  if (!hasWebCrypto()) return verification;
  const keyClues = (await orNothing(findKeyClues(key, signal))) ?? [];
  const secretFrom =
    token.kind === 'jws' ? await orNothing(findDerivedSecret(token, now, signal)) : undefined;
  const isSearched = verification.knownSecret !== undefined || verification.clues?.emptySecret;
  const knownSecret = isSearched ? undefined : await orNothing(findKnownSecret(token, signal));
  const more = {
    ...(keyClues.length > 0 && { keyClues }),
    ...(secretFrom && { secretFrom }),
    ...(knownSecret !== undefined && { knownSecret }),
  };
  return Object.keys(more).length > 0 ? { ...verification, ...more } : verification;
}
