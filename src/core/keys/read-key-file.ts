// The octets of a file -> the keys in it, as key texts: PEM, DER, JWK, JWK Set, or a secret on one line.
import { decodeUtf8 } from '../bytes/utf8.ts';
import type { Problem } from '../problem.ts';
import { formatPem } from './export-key.ts';
import { readEncryptedPkcs8 } from './read-encrypted-der.ts';
import { readKey } from './read-key.ts';
import { readAnyDer } from './read-pem.ts';
import { countKept, splitKeyText } from './split-key-text.ts';

/** Octets of a file that are read at all. */
export const KEY_FILE_LIMIT = 5_000_000;

export const KEY_FILE_PROBLEM_CODES = [
  'file-too-large',
  'file-unreadable',
  'file-empty',
  'file-binary',
  'file-no-key',
] as const;
export type KeyFileProblemCode = (typeof KEY_FILE_PROBLEM_CODES)[number];

export interface KeyFileReading {
  /** One key each. */
  readonly texts: readonly string[];
  /** Of the file, or of a key in it. A file with keys may have problems, too. */
  readonly problems: readonly Problem[];
}

/** One line of what can be seen: no letter, no program. */
const SECRET = /^[^\p{Cc}]{1,1024}(?:\r?\n)?$/u;

/** Reads a file as keys. Its name says nothing: `.key`, `.cer` and `.p8` are all written in PEM and in DER. */
export function readKeyFile(octets: Uint8Array<ArrayBuffer>): KeyFileReading {
  if (octets.length > KEY_FILE_LIMIT) return only('file-too-large', { limit: KEY_FILE_LIMIT });
  const label = octets[0] === SEQUENCE ? labelOf(octets) : undefined;
  const pem = label && formatPem(label, octets);
  if (pem !== undefined) return { texts: [pem], problems: [] };
  const text = decodeText(octets);
  if (text === undefined) return only('file-binary');
  if (text.trim() === '') return only('file-empty');
  if (countKept(text) > 1) return { texts: [text], problems: [] };
  const { encoding, problems } = readKey(text, 'auto');
  if (encoding === 'utf8' && !SECRET.test(text)) return only('file-no-key');
  const texts = splitKeyText(text, 'auto');
  return { texts, problems };
}

/** What PEM calls a key, encrypted or not, or a certificate in DER. */
function labelOf(der: Uint8Array<ArrayBuffer>): string | undefined {
  const found = readAnyDer(der)?.label;
  return found ?? ('holds' in readEncryptedPkcs8(der) ? 'ENCRYPTED PRIVATE KEY' : undefined);
}

/** The first octet of a key or certificate in DER. */
const SEQUENCE = 0x30;

/** A byte order mark is left out: no program takes it for a part of the key. PowerShell writes UTF-16. */
function decodeText(octets: Uint8Array<ArrayBuffer>): string | undefined {
  const isUtf16 = octets[0] === 0xff && octets[1] === 0xfe;
  const text = isUtf16 ? new TextDecoder('utf-16le').decode(octets) : decodeUtf8(octets);
  return text?.replace(/^\ufeff/, '');
}

function only(code: KeyFileProblemCode, values?: Problem['values']): KeyFileReading {
  return { texts: [], problems: [{ code, ...(values && { values }) }] };
}
