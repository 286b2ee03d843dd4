// The verdict about a signature, with what explains it where it does not hold.
import type { KeyReading } from '../keys/key-reading.ts';
import type { ParsedToken } from '../token/parsed-token.ts';
import { hasWebCrypto } from './is-available.ts';
import type { SignatureVerdict, Verification } from './verification.ts';
import { verifyToken, type VerifyOptions } from './verify-token.ts';

const OPEN: ReadonlySet<SignatureVerdict> = new Set(['failed', 'no-key', 'key-mismatch']);

/** Checks a signature as verifyToken does, and looks for the reason when it does not hold. */
export async function verifyExplained(
  token: ParsedToken,
  key: KeyReading,
  options: VerifyOptions,
  signal?: AbortSignal,
): Promise<Verification> {
  const verification = await verifyToken(token, key, options, signal);
  const { verdict, alg = '', otherReading } = verification;
  const isOpen = OPEN.has(verdict) && !otherReading && hasWebCrypto();
  // Without a key that could be tried only an HMAC has more to try.
  const isWorthwhile = isOpen && (verdict === 'failed' || alg.startsWith('HS'));
  if (token.kind !== 'jws' || !isWorthwhile || signal?.aborted) return verification;
  // The verdict stands without its explanation.
  const finder = await import('./clues/find-signature-clues.ts').catch(() => undefined);
  if (!finder) return verification;
  const { detachedPayload } = options;
  const clues = await finder.findSignatureClues(token, key, verification, detachedPayload, signal);
  return clues ? { ...verification, clues } : verification;
}
