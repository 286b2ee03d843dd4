// What came of keeping keys, in words: how many, from which file, and why one is not among them.
import type { Problem } from '../problem.ts';
import { describeKeyProblem } from './describe-key-problem.ts';
import { KEY_FILE_PROBLEM_CODES, type KeyFileProblemCode } from './read-key-file.ts';

interface Counts {
  readonly kept: number;
  /** So many were there before. */
  readonly known: number;
  /** So many had no room. */
  readonly refused: number;
}

const WORDS = {
  'file-too-large': ({ values }) =>
    `It has more than ${Number(values?.limit) / 1_000_000} MB, and no key has: it was not read.`,
  'file-unreadable': () => 'It could not be read: is it a folder?',
  'file-empty': () => 'It is empty.',
  'file-binary': () => 'It holds no key: it is neither text nor a key or certificate in DER.',
  'file-no-key': () =>
    'It holds no key: there is no PEM and no JWK in it, and a secret stands alone on one line.',
} satisfies Record<KeyFileProblemCode, (problem: Problem) => string>;

/**
 * What is to be said about a file; nothing when its keys are simply kept.
 *
 * @param name As the person's system calls it.
 */
export function describeKeyFile(
  name: string,
  counts: Counts,
  problems: readonly Problem[],
): readonly string[] {
  const count = describeCounts({ ...counts, kept: 0 });
  const [first, ...others] = problems;
  if (!first && count === '') return [];
  const more =
    others.length === 0
      ? ''
      : ` ${others.length} more ${others.length === 1 ? 'fault' : 'faults'}.`;
  const fault = first && describeProblem(first);
  return [`${shorten(name)}: ${[count, fault].filter(Boolean).join(' ')}${more}`];
}

/** What became of the key field's keys. */
export function describeKeeping(counts: Counts): string {
  return describeCounts(counts) || 'There is no key in the field that could be kept.';
}

function describeCounts({ kept, known, refused }: Counts): string {
  return [
    kept > 0 && `${keys(kept)} kept.`,
    known > 0 && `${keys(known)} ${known === 1 ? 'was' : 'were'} there already.`,
    refused > 0 && `${keys(refused)} not kept: the ring is full.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function describeProblem(problem: Problem): string {
  const code = KEY_FILE_PROBLEM_CODES.find((one) => one === problem.code);
  return code ? WORDS[code](problem) : describeKeyProblem(problem);
}

function keys(count: number): string {
  return count === 1 ? 'One key' : `${count} keys`;
}

/** Backquotes would be read as code, and names can be as long as a path. */
function shorten(name: string): string {
  const plain = name.replaceAll('`', '\u2019');
  return plain.length > 60 ? `${plain.slice(0, 40)}\u2026${plain.slice(-15)}` : plain;
}
