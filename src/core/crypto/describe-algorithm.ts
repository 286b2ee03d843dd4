// An `alg` in words.
import { findElsewhere } from '../claims/algorithms-elsewhere.ts';
import { findRegistered } from '../claims/registered-algorithms.ts';
import { findAlgorithm, isNone } from './algorithms.ts';

/** "ECDSA with P-256 and SHA-256"; "not registered" for a name that is no algorithm's in JOSE. */
export function describeAlgorithm(alg: string): string {
  if (isNone(alg)) return 'no signature';
  const known = findAlgorithm(alg)?.words ?? findRegistered(alg)?.meaning;
  if (known !== undefined) return known;
  const elsewhere = findElsewhere(alg)?.meaning;
  return elsewhere === undefined ? 'not registered' : `${elsewhere}; not registered`;
}
