// Text to keys: decides what a key text is and hands it to the reader of that kind. Total: it never throws.
import { parseJson } from '../json/parse-json.ts';
import type { KeyProblem } from './key-problem.ts';
import type { KeyEncoding, KeyFormat, KeyMaterial, KeyReading } from './key-reading.ts';
import { hasPemBoundary } from './pem-blocks.ts';
import { looksLikeJwk, readJwkText } from './read-jwk-text.ts';
import { readPem } from './read-pem.ts';
import { readSecret } from './read-secret.ts';
import { hasSshLine, readSshLines } from './read-ssh-public.ts';

/** Characters of key text that are read at all. */
export const KEY_TEXT_LIMIT = 5_000_000;
/** Keys that are read out of one text. */
export const KEY_COUNT_LIMIT = 10_000;

/** Faults that are told: more help nobody, and a megabyte of repeated members has thousands. */
const PROBLEM_LIMIT = 50;

/**
 * Reads a key text. `auto` takes PEM and JWK for what they are and everything else for a UTF-8 secret, to the last
 * character as it stands: a trailing newline is part of a secret.
 *
 * @param text The key field's text.
 * @param format How the person says it is to be read.
 * @returns Keys, and faults with offsets in `text`. An empty text is `empty`, not a secret of no octets.
 */
export function readKey(text: string, format: KeyFormat): KeyReading {
  if (text === '')
    return {
      status: 'empty',
      encoding: format === 'auto' ? 'utf8' : format,
      keys: [],
      problems: [],
    };
  if (text.length > KEY_TEXT_LIMIT) {
    const values = { length: text.length, limit: KEY_TEXT_LIMIT };
    return settle(format === 'auto' ? 'utf8' : format, [], [{ code: 'key-text-too-long', values }]);
  }
  switch (format) {
    case 'auto':
      return readAuto(text);
    case 'pem':
      return readPemText(text);
    case 'jwk':
      return readJson(text);
    default: {
      const { key, problems } = readSecret(text, format);
      if (format !== 'utf8' && text.trim() === '')
        return { status: 'empty', encoding: format, keys: [], problems: [] };
      return settle(format, key ? [key] : [], problems);
    }
  }
}

function readAuto(text: string): KeyReading {
  if (hasPemBoundary(text) || hasSshLine(text)) return readPemText(text);
  if (/^[\s\ufeff]*[[{]/.test(text)) {
    const json = parseJson(text);
    // A secret may begin with a brace; one that also names `kty` is a JWK with a slip in it.
    if (looksLikeJwk(json) || (json.problem && text.includes('"kty"'))) return readJson(text, json);
  }
  return settle(
    'utf8',
    [readSecret(text, 'utf8').key].flatMap((key) => key ?? []),
    findBareBody(text),
  );
}

/** Base64 that begins as DER does, long enough for a key. */
const BARE_BODY = /^\s*M[A-Za-z0-9+/\s]{40,}={0,2}\s*$/;
const BARE_BODY_LIMIT = 16_384;

/** A key whose BEGIN and END lines were left out. A secret that happens to be one is possible, so it is only said. */
function findBareBody(text: string): readonly KeyProblem[] {
  if (text.length > BARE_BODY_LIMIT || !BARE_BODY.test(text)) return [];
  const { keys, problems } = readPem(text, 1);
  const found = keys.length > 0 && problems[0]?.values?.found;
  return found ? [{ code: 'pem-bare-body', values: { found } }] : [];
}

function readPemText(text: string): KeyReading {
  if (text.trim() === '') return { status: 'empty', encoding: 'pem', keys: [], problems: [] };
  const lines = readSshLines(text, KEY_COUNT_LIMIT);
  const hasLines = lines.keys.length + lines.problems.length > 0;
  if (hasLines && !hasPemBoundary(text)) return settle('pem', lines.keys, lines.problems);
  const { keys, problems, encrypted } = readPem(text, KEY_COUNT_LIMIT);
  return {
    ...settle('pem', [...keys, ...lines.keys], [...problems, ...lines.problems]),
    ...(encrypted.length > 0 && { encrypted }),
  };
}

function readJson(text: string, json = parseJson(text)): KeyReading {
  if (text.trim() === '') return { status: 'empty', encoding: 'jwk', keys: [], problems: [] };
  const { encoding, keys, problems } = readJwkText(text, KEY_COUNT_LIMIT, json);
  return settle(encoding, keys, problems);
}

function settle(
  encoding: KeyEncoding,
  keys: readonly KeyMaterial[],
  problems: readonly KeyProblem[],
): KeyReading {
  const status = keys.length > 0 ? 'read' : 'unreadable';
  return { status, encoding, keys, problems: problems.slice(0, PROBLEM_LIMIT) };
}
