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

/** In quotes, as an .env file or a shell has it. */
const QUOTED = /^(["'`])(.+)\1$/s;

/** A key file as it may have been read: with either line break, and with or without one at its end. */
function fileTexts(keyText: string): ReadonlySet<string> {
  const lines = keyText.replaceAll('\r\n', '\n').replace(/\n$/, '');
  const windows = lines.replaceAll('\n', '\r\n');
  return new Set([keyText, lines, `${lines}\n`, windows, `${windows}\r\n`]);
}

function* otherReadings(
  keyText: string,
  { encoding }: KeyReading,
): Generator<[OtherReading, Octets | undefined]> {
  if (encoding === 'pem' || encoding === 'jwk' || encoding === 'jwk-set') {
    for (const text of fileTexts(keyText)) yield [{ kind: 'text-as-secret' }, read(text, 'utf8')];
    return;
  }
  for (const other of encodingsOf(keyText)) {
    if (other !== encoding) yield [{ kind: 'encoding', encoding: other }, read(keyText, other)];
  }
  const trimmed = keyText.replace(/\r?\n$/, '');
  if (trimmed !== keyText) yield [{ kind: 'trailing-newline-removed' }, read(trimmed, 'utf8')];
  yield [{ kind: 'trailing-newline-added' }, read(`${trimmed}\n`, 'utf8')];
  yield [{ kind: 'trailing-newline-added' }, read(`${trimmed}\r\n`, 'utf8')];
  const quoted = QUOTED.exec(keyText.trim())?.[2];
  if (quoted !== undefined) yield [{ kind: 'quotes-removed' }, read(quoted, 'utf8')];
  yield [{ kind: 'spaces-removed' }, read(keyText.trim(), 'utf8')];
}
