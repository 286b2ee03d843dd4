// The facts of a rule's example, made as the page makes them: found, parsed, signed, verified.
import { inspectCertificates } from '../certificates/inspect-certificates.ts';
import { guessProfile } from '../claims/guess-profile.ts';
import type { SecretSearch } from '../crypto/secret-search/secret-question.ts';
import { verifyEach } from '../crypto/verify-each.ts';
import type { VerifyOptions } from '../crypto/verify-token.ts';
import type { KeyReading } from '../keys/key-reading.ts';
import { readKey } from '../keys/read-key.ts';
import { findPairFaults } from '../policy/find-pair-faults.ts';
import { findTokens } from '../token/find-tokens.ts';
import { readTokens } from '../token/parse-json-serialization.ts';
import type { JsonPart } from '../token/parsed-token.ts';
import { readContent } from '../token/read-content.ts';
import type { InnerToken, LintFacts, RuleExample } from './define-rule.ts';
import { exampleText, keyText } from './example-text.ts';
import { makeFacts } from './make-facts.ts';

export const EXAMPLE_NOW = 1_795_000_000;
const LEEWAY = 60;

/**
 * Everything a rule may read about an example.
 *
 * @param search For secrets. Absent: none is looked for.
 */
export async function exampleFacts(
  example: RuleExample,
  search?: SecretSearch,
): Promise<LintFacts> {
  const source = await exampleText(example);
  const found = findTokens(source);
  const [first, ...rest] = found.tokens;
  const [token] = readTokens(first?.text ?? source);
  const text = keyText(example.key ?? '');
  const key = readKey(text, example.keyFormat ?? 'auto');
  const now = example.now ?? EXAMPLE_NOW;
  const expectations = { leeway: LEEWAY, ...example.expectations };
  const options = { keyTexts: [{ text, encoding: key.encoding }], now, expectations };
  const { verifications } = await verifyEach([token], key, options);
  const verified = verifications[0]!;
  const profile = guessProfile(token, example.profile);
  const pairFaults =
    token.kind === 'jws'
      ? await findPairFaults(
          {
            alg: token.jose.alg ?? '',
            profile: profile.name,
            header: token.header,
            payload: token.payload,
          },
          expectations,
        )
      : [];
  const { lookFurther } = await import('../crypto/clues/look-further.ts');
  const verification = await lookFurther(token, key, verified, { now, search });
  const content = verified.plaintext && readContent(verified.plaintext);
  const payload = token.kind === 'jws' ? token.payload : content;
  return makeFacts({
    token,
    found,
    key,
    keyText: text,
    verification,
    certificates: await inspectCertificates({ token, payload, key, verification }),
    content,
    inner: await innerToken(payload, key, options),
    now,
    expectations,
    others: rest.flatMap(({ text: other }) => readTokens(other)),
    pairFaults,
    profile,
    keyUse: example.keyUse,
    signing: example.signing,
  });
}

/** The token that is all of a content, as peel-layers.ts finds it. */
async function innerToken(
  part: JsonPart | undefined,
  key: KeyReading,
  options: VerifyOptions,
): Promise<InnerToken | undefined> {
  const { text = '' } = part?.json ?? {};
  const [token] = readTokens(text);
  if (!/^ey[\w-]+(?:\.[\w-]*){2,4}$/.test(text) || !('jose' in token)) return undefined;
  const { verifications } = await verifyEach([token], key, options);
  const { kind, jose } = token;
  return { kind, alg: jose.alg ?? '', verdict: verifications[0]!.verdict };
}
