// The time that all rules take over one token, by its size. Run by Vite's module runner, which knows how rules are listed.
import { guessProfile } from '../../src/core/claims/guess-profile.ts';
import { readKey } from '../../src/core/keys/read-key.ts';
import { lintToken } from '../../src/core/lint/lint-token.ts';
import { makeFacts } from '../../src/core/lint/make-facts.ts';
import { RULES } from '../../src/core/lint/rules/index.ts';
import { parseToken } from '../../src/core/token/parse-token.ts';

/** @public Reached through Vite's module runner. */
export const RULE_COUNT = RULES.length;

/** A token of about that many characters, parsed anew: nothing is known of it from a run before. */
function newToken(characters: number, run: number) {
  const claims = { iss: 'https://issuer.example', sub: `user-${run}`, iat: 1, exp: 2 };
  const members = Array.from({ length: Math.floor(characters / 48) }, (_, i) => [
    `claim_${i}`,
    `value ${i} of ${run}`,
  ]);
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const payload = encode({ ...claims, ...Object.fromEntries(members) });
  return parseToken(`${encode({ alg: 'HS256', typ: 'JWT' })}.${payload}.${'A'.repeat(43)}`);
}

/**
 * @returns The token's length, and the milliseconds of each run: facts and rules, without parsing.
 * @public Reached through Vite's module runner.
 */
export function timeRules(
  characters: number,
  runs: number,
): { readonly length: number; readonly times: readonly number[] } {
  const key = readKey('', 'auto');
  let length = 0;
  const times = Array.from({ length: runs }, (_, run) => {
    const token = newToken(characters, run);
    const found = { source: token.text, tokens: [] };
    const profile = guessProfile(token);
    length = token.text.length;
    const start = performance.now();
    lintToken(makeFacts({ token, found, key, profile, now: 1, expectations: { leeway: 60 } }));
    return performance.now() - start;
  });
  return { length, times };
}
