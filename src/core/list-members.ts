import type { VerdictWords } from './crypto/describe-verification.ts';
import type { Verification } from './crypto/verification.ts';
import type { ListedMember } from './inspection.ts';
import type { ParsedToken } from './token/parsed-token.ts';

/** Each signature or recipient of a JSON serialization, and what came of it. */
export function listMembers(
  tokens: readonly ParsedToken[],
  verifications: readonly Verification[],
  wordsFor: (token: ParsedToken, verification: Verification) => VerdictWords,
): readonly ListedMember[] {
  return tokens.flatMap((token, index) => {
    const verification = verifications[index];
    if (!verification || !('jose' in token)) return [];
    const { alg = '', kid } = token.jose;
    const { title } = wordsFor(token, verification);
    const { verdict } = verification;
    return [{ alg, verdict, title, ...(kid !== undefined && { kid }) }];
  });
}
