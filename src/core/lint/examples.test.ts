// Each rule at work: what it must flag, what it must leave alone.
import { expect, it } from 'vitest';
import { searchList } from '../crypto/secret-search/search-list.ts';
import type { SecretSearch } from '../crypto/secret-search/secret-question.ts';
import { exampleFacts } from './example-facts.ts';
import { exampleFindings } from './example-findings.ts';
import { RULES } from './rules/index.ts';

const search: SecretSearch = async (question, list) => (await searchList(question, list)).found;
const EXAMPLES = RULES.flatMap((rule) => [
  ...rule.examples.flagged.map((example) => ({ rule, example, does: 'flags' })),
  ...rule.examples.clean.map((example) => ({ rule, example, does: 'leaves alone' })),
]).map((one) => ({ ...one, shown: JSON.stringify(one.example).slice(0, 100) }));

it.each(EXAMPLES)('$rule.id $does $shown', async ({ rule, example, does }) => {
  const [finding] = exampleFindings(rule, await exampleFacts(example, search));
  expect(finding === undefined ? 'leaves alone' : 'flags').toBe(does);
  expect(finding?.severity).toBe(example.severity ?? finding?.severity);
});
