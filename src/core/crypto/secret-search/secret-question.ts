// What an HMAC token asks a search for its secret.
import type { ParsedToken } from '../../token/parsed-token.ts';
import { findAlgorithm } from '../algorithms.ts';
import { takeSignedParts, whyUncheckable } from '../signed-parts.ts';
import type { FoundSecret } from './known-secret.ts';
import type { SecretQuestion } from './search-engine.ts';

/**
 * Searches a list, one secret a line, for the one that an HMAC was made with: the published list when none is given.
 *
 * @returns `undefined` when none fits, the search could not run, or `signal` was aborted.
 */
export type SecretSearch = (
  question: SecretQuestion,
  list?: string,
  signal?: AbortSignal,
) => Promise<FoundSecret | undefined>;

/** The question of a token; `undefined` when it is no HMAC token, or one without a whole signature. */
export function askForSecret(token: ParsedToken): SecretQuestion | undefined {
  if (token.kind !== 'jws' || whyUncheckable(token).length > 0) return undefined;
  const row = findAlgorithm(token.jose.alg ?? '');
  if (row?.keyType !== 'oct') return undefined;
  const { input, signature: tag } = takeSignedParts(token, undefined);
  if (tag.length !== row.signatureOctets) return undefined;
  return { bits: (8 * tag.length) as SecretQuestion['bits'], input, tag };
}
