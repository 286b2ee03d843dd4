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

let readings: ReadonlyMap<string, KeyReading> = new Map();
let known: ReadonlyMap<string, ReadChoice> = new Map();

function nameText({ text, format }: KeyChoice): string {
  return `${format} ${text}`;
}

function nameChoice(choice: KeyChoice): string {
  const { password = '' } = choice;
  return `${password.length} ${password}${nameText(choice)}`;
}

/** What was given the last time is not read again: its keys are the very same, already imported. */
function readSame(choices: readonly KeyChoice[]): readonly ReadChoice[] {
  const read = choices.map((choice) => {
    const reading = readings.get(nameText(choice));
    return (
      known.get(nameChoice(choice)) ?? {
        choice,
        reading: reading ?? readKey(choice.text, choice.format),
      }
    );
  });
  readings = new Map(read.map((one) => [nameText(one.choice), one.reading]));
  known = new Map(read.map((one) => [nameChoice(one.choice), one]));
  return read;
}

/** Lets go of what was given the last time. */
export function forgetKeys(): void {
  readSame([]);
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

/**
 * All keys in one reading. How the text was taken is said of the first one alone; what is wrong with it, of the first one
 * and of those of which there is no key.
 */
export function joinKeys(first: KeyReading, others: readonly KeyReading[]): KeyReading {
  if (others.length === 0) return first;
  const all = [first, ...others];
  const keys = all.flatMap((reading) => reading.keys);
  // Their places are not places in the first one's text.
  const closed = others.flatMap((reading) =>
    reading.keys.length > 0 ? [] : reading.problems.map(({ span: _span, ...problem }) => problem),
  );
  const encrypted = all.flatMap((reading) => reading.encrypted ?? []);
  const isUnreadable = all.some(({ status }) => status === 'unreadable');
  return {
    ...first,
    status: keys.length > 0 ? 'read' : isUnreadable ? 'unreadable' : first.status,
    keys,
    problems: [...first.problems, ...closed],
    ...(encrypted.length > 0 && { encrypted }),
  };
}
