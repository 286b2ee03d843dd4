// "This verifies if the secret is read as base64": tries the other ways to read the same key text.
import type { KeyReading } from '../keys/key-reading.ts';
import { type SecretEncoding, readSecret } from '../keys/read-secret.ts';
import type { SignedInput } from './check-signature.ts';
import { importSecret } from './import-key.ts';
import type { OtherReading } from './verification.ts';

type Octets = Uint8Array<ArrayBuffer>;

/** Text longer than this is no secret that someone misread. */
const LENGTH_LIMIT = 100_000;

/** Finds another reading of the key text under which an HMAC holds. */
export async function findOtherReading(
  keyText: string,
  reading: KeyReading,
  signed: SignedInput,
): Promise<OtherReading | undefined> {
  if (keyText.length > LENGTH_LIMIT) return undefined;
  for (const [other, octets] of otherReadings(keyText, reading)) {
    if (octets && (await holdsUnder(octets, signed))) return other;
  }
  return undefined;
}

/** Whether an HMAC holds under these octets. */
export async function holdsUnder(
  secret: Octets,
  { row, signature, input }: SignedInput,
): Promise<boolean> {
  const key = await importSecret(secret, row, 'verify');
  return crypto.subtle.verify(row.signParams, key, signature, input);
}

function read(text: string, encoding: SecretEncoding): Octets | undefined {
  const material = readSecret(text, encoding).key?.material;
  return material?.form === 'secret' ? material.bytes : undefined;
}

/** Both base64s decode either alphabet, so the one whose letters stand in the text goes first. */
function encodingsOf(text: string): readonly SecretEncoding[] {
  return /[-_]/.test(text)
    ? ['utf8', 'base64url', 'base64', 'hex']
    : ['utf8', 'base64', 'base64url', 'hex'];
}

function* otherReadings(
  keyText: string,
  { encoding }: KeyReading,
): Generator<[OtherReading, Octets | undefined]> {
  const isKeyFile = encoding === 'pem' || encoding === 'jwk' || encoding === 'jwk-set';
  if (isKeyFile) yield [{ kind: 'text-as-secret' }, read(keyText, 'utf8')];
  else {
    for (const other of encodingsOf(keyText)) {
      if (other !== encoding) yield [{ kind: 'encoding', encoding: other }, read(keyText, other)];
    }
  }
  const trimmed = keyText.replace(/\r?\n$/, '');
  const kind = isKeyFile ? 'text-as-secret' : undefined;
  if (trimmed !== keyText) {
    yield [{ kind: kind ?? 'trailing-newline-removed' }, read(trimmed, 'utf8')];
  }
  yield [{ kind: kind ?? 'trailing-newline-added' }, read(`${trimmed}\n`, 'utf8')];
  if (!isKeyFile) yield [{ kind: 'trailing-newline-added' }, read(`${trimmed}\r\n`, 'utf8')];
}
