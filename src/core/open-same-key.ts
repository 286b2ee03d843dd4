// The key of a workspace or a draft, read and, with its password, opened. What was asked for last is at hand.
import { hasWebCrypto } from './crypto/is-available.ts';
import { readKey } from './keys/read-key.ts';
import type { KeyReading } from './keys/key-reading.ts';
import type { KeyChoice } from './workspace.ts';

interface ReadChoice {
  readonly choice: KeyChoice;
  readonly reading: KeyReading;
  opened?: Promise<KeyReading>;
}

let last: ReadChoice | undefined;

/** Unless it is the choice that was read last: then its keys are the very same, already imported. */
function readSame(choice: KeyChoice): ReadChoice {
  const { text, format, password } = choice;
  const isSameText = last?.choice.text === text && last.choice.format === format;
  if (last && isSameText && last.choice.password === password) return last;
  return (last = { choice, reading: isSameText && last ? last.reading : readKey(text, format) });
}

/** Whether a password is still to be tried, which takes its time. */
export function isToBeOpened(choice: KeyChoice): boolean {
  const { reading, opened } = readSame(choice);
  return canOpen(choice, reading) && !opened;
}

/** Reads a key, and opens what its password opens. Rejects only while what opens keys cannot be loaded. */
export async function openSameKey(choice: KeyChoice): Promise<KeyReading> {
  const same = readSame(choice);
  const { reading } = same;
  if (!canOpen(choice, reading)) return reading;
  same.opened ??= open(reading, choice.password);
  try {
    return await same.opened;
  } catch (error) {
    delete same.opened;
    throw error;
  }
}

function canOpen(
  choice: KeyChoice,
  { encrypted }: KeyReading,
): choice is KeyChoice & { readonly password: string } {
  return !!choice.password && encrypted !== undefined && hasWebCrypto();
}

async function open(reading: KeyReading, password: string): Promise<KeyReading> {
  const { openKeys } = await import('./crypto/key-encryption/open-keys.ts');
  return openKeys(reading, password);
}
