// The verdict about each signature or recipient of a token, and which of them speaks for it.
import type { KeyReading } from '../keys/key-reading.ts';
import type { ParsedToken } from '../token/parsed-token.ts';
import { hasWebCrypto } from './is-available.ts';
import type { SignatureVerdict, Verification } from './verification.ts';
import { verifyExplained } from './verify-explained.ts';
import { verifyToken, type VerifyOptions } from './verify-token.ts';

/** The better one first. RFC 7515 §5.2 leaves to the application how many signatures must hold: here one does, and each is told. */
const ORDER: readonly SignatureVerdict[] = [
  'verified',
  'lenient',
  'failed',
  'no-key',
  'encrypted',
  'key-mismatch',
  'unsigned',
  'unsupported',
  'malformed',
];

/** With the disclosures and the key binding of an SD-JWT. */
async function verifyWhole(
  token: ParsedToken,
  key: KeyReading,
  options: VerifyOptions,
  signal?: AbortSignal,
): Promise<Verification> {
  const verification = verifyExplained(token, key, options, signal);
  if (token.kind !== 'jws' || !token.sdJwt || !hasWebCrypto()) return verification;
  const { checkPresentation } = await import('./sd-jwt/check-presentation.ts');
  const { alg: _pinned, detachedPayload: _detached, ...rest } = options;
  const { keyBindingAudience: audience, keyBindingNonce: nonce } = options.expectations;
  return checkPresentation(token, await verification, {
    audience,
    nonce,
    verify: (binding, holder) => verifyToken(binding, holder, rest, signal),
  });
}

/**
 * Checks every signature of a JSON serialization, or the one of a compact token.
 *
 * @param tokens As readTokens gives them; at least one.
 * @returns The verdicts in their order, and the position of the best.
 */
export async function verifyEach(
  tokens: readonly ParsedToken[],
  key: KeyReading,
  options: VerifyOptions,
  signal?: AbortSignal,
): Promise<{ readonly best: number; readonly verifications: readonly Verification[] }> {
  const verifications = await Promise.all(
    tokens.map((token) => verifyWhole(token, key, options, signal)),
  );
  const ranks = verifications.map(({ verdict }) => ORDER.indexOf(verdict));
  return { best: ranks.indexOf(Math.min(...ranks)), verifications };
}
