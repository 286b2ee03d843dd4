// What is looked for once the verdict is told, as it takes longer: guessable secrets, keys with a flaw of their own.
import { encodeHex } from '../../bytes/hex.ts';
import type { KeyReading } from '../../keys/key-reading.ts';
import type { ParsedToken } from '../../token/parsed-token.ts';
import { hasWebCrypto } from '../is-available.ts';
import type { SecretQuestion } from '../secret-search/search-engine.ts';
import type { FoundSecret, KnownSecret, ListedSecret } from '../secret-search/known-secret.ts';
import { askForSecret, type SecretSearch } from '../secret-search/secret-question.ts';
import type { Verification } from '../verification.ts';
import { findDerivedSecret } from './derived-secrets.ts';
import { findKeyClues } from './find-key-clues.ts';

interface Surroundings {
  /** Seconds since the epoch. */
  readonly now: number;
  /** Tried first. */
  readonly listedSecret?: ListedSecret | undefined;
  /** For secrets, on another thread than the page's. Absent: none is looked for. */
  readonly search?: SecretSearch | undefined;
}

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
 * @returns The same verification when there is nothing to add. After an abort it is not to be used.
 */
export async function lookFurther(
  token: ParsedToken,
  key: KeyReading,
  verification: Verification,
  { now, listedSecret, search = searchNothing }: Surroundings,
  signal?: AbortSignal,
): Promise<Verification> {
  if (!hasWebCrypto()) return verification;
  const keyClues = (await orNothing(findKeyClues(key, signal))) ?? [];
  const secretFrom = await orNothing(findDerivedSecret(token, now, search, signal));
  const question = askForSecret(token);
  const isKnown = verification.knownSecret ?? verification.clues?.emptySecret;
  const known =
    question && !isKnown
      ? await orNothing(findKnown(question, listedSecret, search, signal))
      : undefined;
  const more = {
    ...(keyClues.length > 0 && { keyClues }),
    ...(secretFrom && { secretFrom }),
    ...(known && { knownSecret: known }),
  };
  return Object.keys(more).length > 0 ? { ...verification, ...more } : verification;
}

async function findKnown(
  question: SecretQuestion,
  listed: ListedSecret | undefined,
  search: SecretSearch,
  signal?: AbortSignal,
): Promise<KnownSecret | undefined> {
  // In hexadecimal, as it may be no text.
  const again = listed && (await search(question, encodeHex(listed.found.octets), signal));
  if (listed && again?.reading === 'hex')
    return { ...withoutOctets(listed.found), list: listed.list };
  const found = await search(question, undefined, signal);
  return found && withoutOctets(found);
}

function withoutOctets({ octets: _octets, ...known }: FoundSecret): KnownSecret {
  return known;
}

const searchNothing: SecretSearch = () => Promise.resolve(undefined);
