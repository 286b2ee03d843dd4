// "This verifies if the secret is read as base64": tries the other ways to read the same key texts.
import { decodeUtf8 } from '../bytes/utf8.ts';
import { nodeAt } from '../json/edit-json.ts';
import { parseJson } from '../json/parse-json.ts';
import type { KeyEncoding } from '../keys/key-reading.ts';
import { findSet } from '../keys/read-jwk-text.ts';
import { type SecretEncoding, readSecret } from '../keys/read-secret.ts';
import type { SignedInput } from './check-signature.ts';
import { importSecret } from './import-key.ts';
import type { KeptPlace, OtherReading } from './verification.ts';

type Octets = Uint8Array<ArrayBuffer>;

/** A key text as it was given, and what it was taken for. */
export interface KeyText {
  readonly text: string;
  readonly encoding: KeyEncoding;
  /** Absent: it stands in the key field. */
  readonly kept?: KeptPlace;
}

/** Text longer than this is no secret that someone misread. */
const LENGTH_LIMIT = 100_000;
/** Of a ring of many keys so many are read in other ways. */
const COUNT_LIMIT = 50;

/** Finds another reading of one of the key texts under which an HMAC holds. */
export async function findOtherReading(
  keyTexts: readonly KeyText[],
  signed: SignedInput,
): Promise<OtherReading | undefined> {
  for (const { kept, ...one } of keyTexts.slice(0, COUNT_LIMIT)) {
    if (one.text === '' || one.text.length > LENGTH_LIMIT) continue;
    for (const [other, octets] of otherReadings(one)) {
      if (octets && (await holdsUnder(octets, signed))) return { ...other, ...(kept && { kept }) };
    }
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

/**
 * Several lines as they may have been read: with either line break, with or without one at its end, and with the line breaks
 * of an .env file as they stand there.
 */
function fileTexts(keyText: string): ReadonlySet<string> {
  const lines = keyText.replaceAll('\\n', '\n').replaceAll('\r\n', '\n').replace(/\n$/, '');
  const windows = lines.replaceAll('\n', '\r\n');
  const escaped = lines.replaceAll('\n', '\\n');
  const lineBreaks = [keyText, lines, `${lines}\n`, windows, `${windows}\r\n`];
  return new Set([...lineBreaks, escaped, `${escaped}\\n`]);
}

/** The `k` of a JWK, or of the first of a set. */
function secretsOf(text: string): readonly string[] {
  const { root } = parseJson(text);
  const set = root && findSet(root);
  const items = set?.kind === 'array' ? set.items.slice(0, COUNT_LIMIT) : root ? [root] : [];
  return items.flatMap((item) => {
    const k = nodeAt(item, ['k']);
    return k?.kind === 'string' && k.value !== '' ? [k.value] : [];
  });
}

/** Base64 of base64, as a secret store makes it of what is encoded already; either alphabet. */
function decodeTwice(text: string): Octets | undefined {
  const once = read(text, 'base64');
  const inner = once && decodeUtf8(once)?.trim();
  return inner ? read(inner, 'base64') : undefined;
}

type Reading = readonly [OtherReading, Octets | undefined];

function* otherReadings({ text, encoding }: KeyText): Generator<Reading> {
  if (encoding === 'pem' || encoding === 'jwk' || encoding === 'jwk-set') {
    for (const file of fileTexts(text)) yield [{ kind: 'text-as-secret' }, read(file, 'utf8')];
    for (const k of encoding === 'pem' ? [] : secretsOf(text)) {
      yield [{ kind: 'k-as-text' }, read(k, 'utf8')];
      yield [{ kind: 'decoded-twice' }, decodeTwice(k)];
    }
    return;
  }
  /** Another text, named by what makes it of the given one, in one encoding. */
  const reading = (
    kind: Exclude<OtherReading['kind'], 'encoding'>,
    other: string,
    as: SecretEncoding = 'utf8',
  ): Reading => [{ kind, ...(as !== encoding && { encoding: as }) }, read(other, as)];

  const encodings = encodingsOf(text);
  for (const other of encodings) {
    if (other !== encoding) yield [{ kind: 'encoding', encoding: other }, read(text, other)];
  }
  yield [{ kind: 'decoded-twice' }, decodeTwice(text)];
  const trimmed = text.replace(/\r?\n$/, '');
  if (trimmed !== text) yield reading('trailing-newline-removed', trimmed);
  yield reading('trailing-newline-added', `${trimmed}\n`);
  yield reading('trailing-newline-added', `${trimmed}\r\n`);
  const bare = text.trim();
  const quoted = QUOTED.exec(bare)?.[2];
  if (quoted !== undefined) {
    for (const as of encodings) yield reading('quotes-removed', quoted, as);
  }
  for (const quote of ['"', "'"]) yield reading('quotes-added', `${quote}${bare}${quote}`);
  yield reading('spaces-removed', bare);
  if (/\n|\\n/.test(bare)) {
    for (const file of fileTexts(text)) yield reading('line-breaks-changed', file);
  }
}
