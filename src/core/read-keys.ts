// Key texts -> keys: the field's and those of the ring, opened with their passwords, as one list to try.
import { hasWebCrypto } from './crypto/is-available.ts';
import type { KeyReading } from './keys/key-reading.ts';
import { readKey } from './keys/read-key.ts';
import type { KeyChoice } from './workspace.ts';

interface ReadChoice {
  readonly choice: KeyChoice;
  readonly reading: KeyReading;
  opened?: Promise<KeyReading>;
}

let known: ReadonlyMap<string, ReadChoice> = new Map();

/** What was given the last time is not read again: its keys are the very same, already imported. */
function readSame(choices: readonly KeyChoice[]): readonly ReadChoice[] {
  const read = choices.map((choice) => {
    const before = known.get(choice.text);
    if (before?.choice.format !== choice.format) {
      return { choice, reading: readKey(choice.text, choice.format) };
    }
    const isSame = before.choice.password === choice.password;
    return isSame ? before : { choice, reading: before.reading };
  });
  known = new Map(read.map((one) => [one.choice.text, one]));
  return read;
}

/** Whether a password is still to be tried, which takes its time. */
export function areToBeOpened(choices: readonly KeyChoice[]): boolean {
  return readSame(choices).some((one) => canOpen(one) && !one.opened);
}

/**
 * Reads each text, and opens what its password opens. Rejects only while what opens keys cannot be loaded.
 */
export function openKeys(choices: readonly KeyChoice[]): Promise<readonly KeyReading[]> {
  return Promise.all(readSame(choices).map(openSame));
}

async function openSame(same: ReadChoice): Promise<KeyReading> {
  const { password } = same.choice;
  if (!canOpen(same) || password === undefined) return same.reading;
  same.opened ??= open(same.reading, password);
  try {
    return await same.opened;
  } catch (error) {
    delete same.opened;
    throw error;
  }
}

function canOpen({ choice, reading }: ReadChoice): boolean {
  return !!choice.password && reading.encrypted !== undefined && hasWebCrypto();
}

async function open(reading: KeyReading, password: string): Promise<KeyReading> {
  const { openKeys: openWith } = await import('./crypto/key-encryption/open-keys.ts');
  return openWith(reading, password);
}

/** All keys in one reading. How the text was taken, and what is wrong with it, is said of the first one alone. */
export function joinKeys(first: KeyReading, others: readonly KeyReading[]): KeyReading {
  if (others.length === 0) return first;
  const keys = [first, ...others].flatMap((reading) => reading.keys);
  return { ...first, keys, status: keys.length > 0 ? 'read' : first.status };
}
