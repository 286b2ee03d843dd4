// The keys of the field and of the ring as a list shows them: what each is, where it came from, what the check said of it.
import { describeReason } from './crypto/describe-reason.ts';
import type { KeyText } from './crypto/other-reading.ts';
import type { KeyAttempt, Verification } from './crypto/verification.ts';
import { describeKey } from './keys/describe-key.ts';
import { describeKeyProblem } from './keys/describe-key-problem.ts';
import type { KeyMaterial, KeyReading } from './keys/key-reading.ts';
import { thumbprint } from './keys/thumbprint.ts';
import type { KeptKey } from './workspace.ts';

/** A key as a list shows it. */
export interface ListedKey {
  /** Position among all keys that were read. */
  readonly index: number;
  readonly kind: KeyMaterial['kind'];
  /** Type, size, private or public. */
  readonly words: string;
  readonly kid?: string;
  /** Its `use`, else its `key_ops`. */
  readonly use?: string;
  /** RFC 7638; absent for a secret, whose thumbprint would help a guesser. */
  readonly thumbprint?: string;
  /** Which of the ring; absent: it stands in the key field. */
  readonly id?: number;
  /** The file it came from. */
  readonly name?: string;
  /** Absent: there was nothing to check. */
  readonly outcome?: 'holds' | 'does-not-hold' | 'not-tried';
  /** Why it was not tried, or cannot fit, in a sentence. */
  readonly why?: string;
}

export interface GivenKeys {
  readonly fieldKey: KeyReading;
  /** What each of the ring was read as. */
  readonly ring: readonly KeyReading[];
  readonly keyRing: readonly KeptKey[];
}

/** Nobody reads a list of thousands. */
const MAX_LISTED = 50;

/** The first keys, and the one that fitted, wherever it stands. */
export function listKeys(
  given: GivenKeys,
  { attempts, verdict }: Verification,
): Promise<readonly ListedKey[]> {
  const tried = new Map(attempts.map((attempt) => [attempt.index, attempt]));
  const fitted = attempts.find(({ outcome }) => outcome === 'holds')?.index ?? -1;
  const isDone = verdict === 'verified' || verdict === 'lenient';
  const shown = placeKeys(given).filter((_key, index) => index < MAX_LISTED || index === fitted);
  return Promise.all(
    shown.map(async ({ index, key, kept }) => {
      const print = key.kind === 'secret' ? undefined : await thumbprint(key);
      const use = key.use ?? key.keyOps?.join(', ');
      const { id, name } = kept ?? {};
      return {
        index,
        kind: key.kind,
        words: describeKey(key),
        ...(key.kid !== undefined && { kid: key.kid }),
        ...(use !== undefined && { use }),
        ...(print !== undefined && { thumbprint: print }),
        ...(id !== undefined && { id }),
        ...(name !== undefined && { name }),
        ...sayOutcome(tried.get(index), isDone),
      };
    }),
  );
}

/** One of the ring of which there is no key yet. */
export interface ClosedKey {
  readonly id: number;
  readonly name?: string;
  /** In a sentence. */
  readonly why: string;
}

/** What of the ring is not opened, or cannot be read. */
export function listClosed({ ring, keyRing }: GivenKeys): readonly ClosedKey[] {
  return keyRing.flatMap(({ id, name }, index) => {
    const { keys, problems: [problem] = [] } = ring[index] ?? { keys: [] };
    if (keys.length > 0 || !problem) return [];
    return [{ id, ...(name !== undefined && { name }), why: describeKeyProblem(problem) }];
  });
}

/** What a password is still to be asked for: the field's key, else what was kept of the ring without one. */
export function findEncrypted({
  fieldKey,
  ring,
  keyRing,
}: GivenKeys): 'field' | 'ring' | undefined {
  if (fieldKey.encrypted) return 'field';
  const isAny = keyRing.some((key, index) => !key.hasOwnPassword && ring[index]?.encrypted);
  return isAny ? 'ring' : undefined;
}

/** The texts that may be misread secrets, the field's first. */
export function keyTexts(fieldText: string, given: GivenKeys): readonly KeyText[] {
  const field = fieldText === '' ? [] : [{ text: fieldText, encoding: given.fieldKey.encoding }];
  const first = given.fieldKey.keys.length + 1;
  const kept = given.keyRing.map(({ text, name }, index) => ({
    text,
    encoding: given.ring[index]?.encoding ?? 'utf8',
    kept: { number: first + index, ...(name !== undefined && { name }) },
  }));
  return [...field, ...kept];
}

interface PlacedKey {
  readonly index: number;
  readonly key: KeyMaterial;
  readonly kept: KeptKey | undefined;
}

function placeKeys({ fieldKey, ring, keyRing }: GivenKeys): readonly PlacedKey[] {
  const own = fieldKey.keys.map((key) => ({ key, kept: undefined }));
  const others = ring.flatMap(({ keys }, at) => keys.map((key) => ({ key, kept: keyRing[at] })));
  return [...own, ...others].map((placed, index) => ({ index, ...placed }));
}

function sayOutcome(
  attempt: KeyAttempt | undefined,
  isDone: boolean,
): Pick<ListedKey, 'outcome' | 'why'> {
  // Once one fits, the others are of no interest.
  if (!attempt) return isDone ? { outcome: 'not-tried' } : {};
  const { outcome, reason } = attempt;
  const why = reason && describeReason(reason).detail;
  return {
    outcome: outcome === 'holds' || outcome === 'does-not-hold' ? outcome : 'not-tried',
    ...(why !== undefined && { why }),
  };
}
