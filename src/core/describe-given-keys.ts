import type { Inspection } from './inspection.ts';
import { describeKeyEncoding } from './keys/describe-key.ts';
import { describeKeyProblem } from './keys/describe-key-problem.ts';
import { findEncrypted, listClosed, type GivenKeys } from './list-keys.ts';
import { joinKeys } from './read-keys.ts';

type KeyWords = 'key' | 'keyWords' | 'keyProblems' | 'passwordFor' | 'closedKeys';

/** The given keys as one reading, and what is said of them before they are tried. */
export function describeGivenKeys(given: GivenKeys): Pick<Inspection, KeyWords> {
  const { fieldKey, ring } = given;
  const passwordFor = findEncrypted(given);
  return {
    key: joinKeys(fieldKey, ring),
    keyWords: fieldKey.status === 'empty' ? '' : describeKeyEncoding(fieldKey),
    keyProblems: fieldKey.problems.map(describeKeyProblem),
    ...(passwordFor && { passwordFor }),
    closedKeys: listClosed(given),
  };
}
