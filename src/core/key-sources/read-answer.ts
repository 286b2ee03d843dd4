// What came from a key source: keys to use, metadata that names where they are, or why it is neither.
import { KEY_TEXT_LIMIT } from '../keys/read-key.ts';
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
export function readAnswer({ status, text }: SourceAnswer, issuer?: string): AnswerReading {
  if (status < 200 || status > 299) return problem('status', { status });
  const trimmed = text.replace(/^\uFEFF/, '').trim();
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
  if (Array.isArray(members['keys'])) return keys(text, members['keys'].length);
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

function keys(text: string, count: number): AnswerReading {
  if (count === 0) return problem('no-keys');
  if (text.length > KEY_TEXT_LIMIT) {
    return problem('key-text-too-long', { count, length: text.length, limit: KEY_TEXT_LIMIT });
  }
  return { kind: 'keys', text, count };
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
