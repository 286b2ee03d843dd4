// The facts of a rule's example, made as the page makes them: found, parsed, signed, verified.
import { guessProfile } from '../claims/guess-profile.ts';
import { findKnownSecret } from '../crypto/known-secrets.ts';
import { verifyToken } from '../crypto/verify-token.ts';
import { readKey } from '../keys/read-key.ts';
import { findTokens } from '../token/find-tokens.ts';
import { parseToken } from '../token/parse-token.ts';
import type { LintFacts, RuleExample } from './define-rule.ts';
import { exampleText, keyText } from './example-text.ts';
import { makeFacts } from './make-facts.ts';

export const EXAMPLE_NOW = 1_795_000_000;
const LEEWAY = 60;

/** Everything a rule may read about an example. */
export async function exampleFacts(example: RuleExample): Promise<LintFacts> {
  const source = await exampleText(example);
  const found = findTokens(source);
  const [first, ...rest] = found.tokens;
  const token = parseToken(first?.text ?? source);
  const text = keyText(example.key ?? '');
  const key = readKey(text, example.keyFormat ?? 'auto');
  const now = example.now ?? EXAMPLE_NOW;
  const expectations = { leeway: LEEWAY, ...example.expectations };
  const verified = await verifyToken(token, key, {
    keyTexts: [{ text, encoding: key.encoding }],
    now,
    expectations,
  });
  const isSearched = key.status === 'empty' && example.signWith !== undefined;
  const knownSecret =
    verified.knownSecret ?? (isSearched ? await findKnownSecret(token) : undefined);
  return makeFacts({
    token,
    found,
    key,
    verification: { ...verified, ...(knownSecret !== undefined && { knownSecret }) },
    now,
    expectations,
    others: rest.map(({ text: other }) => parseToken(other)),
    profile: guessProfile(token, example.profile),
    keyUse: example.keyUse,
    signing: example.signing,
  });
}
