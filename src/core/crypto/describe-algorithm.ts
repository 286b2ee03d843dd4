// An `alg` in words.
import { REGISTERED_ALGORITHMS } from '../claims/registered-algorithms.ts';
import { findAlgorithm, isNone } from './algorithms.ts';

/** "ECDSA with P-256 and SHA-256"; "not registered" for a name that is no algorithm's. */
export function describeAlgorithm(alg: string): string {
  if (isNone(alg)) return 'no signature';
  const registered = REGISTERED_ALGORITHMS.find(({ name }) => name === alg)?.meaning;
  return findAlgorithm(alg)?.words ?? registered ?? 'not registered';
}
