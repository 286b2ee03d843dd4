// A shared secret, written as text, base64, base64url or hexadecimal. Text is taken to the last character as it is.
import { decodeHex } from '../bytes/hex.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';
import { WHITESPACE, readBase64Text } from './base64-text.ts';
import type { KeyProblem } from './key-problem.ts';
import type { KeyMaterial } from './key-reading.ts';
import { textPlace } from './text-place.ts';

export type SecretEncoding = 'utf8' | 'base64' | 'base64url' | 'hex';

export interface SecretReading {
  readonly key?: KeyMaterial;
  readonly problems: readonly KeyProblem[];
}

/** A secret of these octets. */
export function secretKey(bytes: Uint8Array<ArrayBuffer>): KeyMaterial {
  return {
    kind: 'secret',
    type: 'oct',
    source: 'secret',
    bits: bytes.length * 8,
    material: { form: 'secret', bytes },
  };
}

/** Reads a secret in one encoding. Whitespace counts in `utf8` and is passed over in the others. */
export function readSecret(text: string, encoding: SecretEncoding): SecretReading {
  if (encoding === 'utf8') return { key: secretKey(encodeUtf8(text)), problems: [] };
  return encoding === 'hex' ? readHexSecret(text) : readBase64Secret(text, encoding);
}

function readHexSecret(text: string): SecretReading {
  const bad = /[^0-9a-fA-F\s:]/.exec(text);
  if (bad && !/^\s*0x[0-9a-fA-F\s]*$/.test(text)) {
    const span = { start: bad.index, end: bad.index + 1 };
    return {
      problems: [{ code: 'hex-bad-character', span, values: textPlace(text, bad.index) }],
    };
  }
  const digits = text.replace(/^\s*0x/, '').replaceAll(/[\s:]/g, '');
  const bytes = decodeHex(digits);
  if (!bytes) return { problems: [{ code: 'hex-odd-length', values: { length: digits.length } }] };
  return { key: secretKey(bytes), problems: [] };
}

function readBase64Secret(text: string, encoding: 'base64' | 'base64url'): SecretReading {
  const reading = readBase64Text(text, WHITESPACE);
  const problems: KeyProblem[] = [];
  const url = /[-_]/.exec(text);
  if (encoding === 'base64' && url) {
    const span = { start: url.index, end: url.index + 1 };
    problems.push({ code: 'base64-url-alphabet', span, values: textPlace(text, url.index) });
  }
  for (const { code, span = { start: 0, end: text.length } } of reading.problems) {
    const values = { encoding, ...textPlace(text, span.start) };
    switch (code) {
      case 'base64-illegal-char':
        return { problems: [{ code: 'base64-bad-character', span, values }] };
      case 'base64-impossible-length':
        return {
          problems: [
            { code: 'base64-bad-length', span, values: { encoding, length: reading.length } },
          ],
        };
      case 'base64-noncanonical-bits':
        problems.push({ code: 'base64-stray-bits', span, values: { encoding } });
        break;
      case 'base64-std-alphabet':
        if (encoding === 'base64url') {
          problems.push({ code: 'base64url-standard-alphabet', span, values });
        }
        break;
      case 'base64-padding':
        if (encoding === 'base64url') problems.push({ code: 'base64url-padding', span });
        break;
    }
  }
  return { key: secretKey(reading.bytes ?? new Uint8Array()), problems };
}
