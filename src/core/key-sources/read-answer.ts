// What came from a key source: keys to use, metadata that names where they are, or why it is neither.
import { KEY_TEXT_LIMIT, readKey } from '../keys/read-key.ts';
import type { SourceProblem } from './key-source-url.ts';

export interface SourceAnswer {
  readonly status: number;
  readonly text: string;
}

export type AnswerReading =
  | { readonly kind: 'keys'; readonly text: string; readonly count: number }
  | { readonly kind: 'metadata'; readonly jwksUri: string }
  | { readonly kind: 'problem'; readonly problem: SourceProblem };

/**
 * Reads an answer by what it holds, not by the type it claims: a JWK Set (RFC 7517 §5), a JWK, PEM blocks (as `x5u`
 * leads to), an object of certificates, or metadata with a `jwks_uri`.
 *
 * @param issuer Whose metadata was asked for: it must say so itself (OpenID Connect Discovery 1.0 §4.3, RFC 8414 §3.3).
 */
export function readAnswer(
  { status, text: received }: SourceAnswer,
  issuer?: string,
): AnswerReading {
  if (status < 200 || status > 299) return problem('status', { status });
  const text = received.replace(/^\uFEFF/, '');
  const trimmed = text.trim();
  if (trimmed === '') return problem('empty');
  if (trimmed.startsWith('<')) return problem('html');
  if (/^-----BEGIN /m.test(trimmed)) {
    return keys(text, trimmed.match(/^-----BEGIN /gm)?.length ?? 0);
  }
  const value = readJson(trimmed);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return problem('not-keys');
  }
  const members: Readonly<Record<string, unknown>> = { ...value };
  if (Array.isArray(members['keys'])) return keys(text, members['keys'].length, members['keys']);
  if (typeof members['kty'] === 'string') return keys(text, 1);
  const certificates = Object.values(members).filter(isCertificate);
  if (certificates.length > 0) return keys(text, certificates.length);
  const { jwks_uri: jwksUri, issuer: said } = members;
  if (typeof said !== 'string' && typeof jwksUri !== 'string') return problem('not-keys');
  if (issuer !== undefined && (typeof said !== 'string' || !isSameIssuer(said, issuer))) {
    return problem('issuer-differs');
  }
  return typeof jwksUri === 'string' ? { kind: 'metadata', jwksUri } : problem('no-jwks-uri');
}

/** Characters of a set whose every key is read for the count: more would hold the page up. */
const COUNTED = 32 * 1024;

/** Members of a long set that are looked at for a key of use. */
const LOOKED_AT = 1000;

/** @param members Of a JWK Set. */
function keys(text: string, count: number, members?: readonly unknown[]): AnswerReading {
  if (count === 0) return problem('no-keys');
  if (text.length > KEY_TEXT_LIMIT) {
    return problem('key-text-too-long', { count, length: text.length, limit: KEY_TEXT_LIMIT });
  }
  // A long set counts as it says, if one of its keys can be read.
  const usable =
    members && text.length > COUNTED
      ? members.slice(0, LOOKED_AT).some(isUsable) && count
      : countUsable(text);
  return usable ? { kind: 'keys', text, count: usable } : problem('no-usable-keys');
}

function isUsable(member: unknown): boolean {
  return typeof member === 'object' && countUsable(JSON.stringify(member)) > 0;
}

/** An encrypted key is of use: its password is asked for. Text that is a secret at most is no key here. */
function countUsable(text: string): number {
  const { encoding, keys: read, encrypted = [] } = readKey(text, 'auto');
  return encoding === 'utf8' ? 0 : read.length + encrypted.length;
}

/** As Google and Firebase publish them: `kid` and certificate, in PEM. */
function isCertificate(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('-----BEGIN CERTIFICATE-----');
}

/** A closing slash is easily lost in typing, and names no other issuer. */
function isSameIssuer(said: string, asked: string): boolean {
  return said.replace(/\/$/, '') === asked.replace(/\/$/, '');
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problem(code: SourceProblem['code'], values?: SourceProblem['values']): AnswerReading {
  return { kind: 'problem', problem: { code, ...(values && { values }) } };
}
