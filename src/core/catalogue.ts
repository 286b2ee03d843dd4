// The catalogue of pitfalls: every rule with its examples, for those who want to read what is looked for.
import type { SecretSearch } from './crypto/secret-search/secret-question.ts';
import type { Rule, RuleExample, Severity } from './lint/define-rule.ts';
import { describeFinding, type FindingWords } from './lint/describe-finding.ts';
import { exampleFacts, EXAMPLE_NOW } from './lint/example-facts.ts';
import { exampleText, keyText } from './lint/example-text.ts';
import { formatFragment } from './share/fragment.ts';
import { lintToken } from './lint/lint-token.ts';
import { RULES_BY_ID } from './lint/rules-by-id.ts';

/** The query keeps the examples, which the program that finds pitfalls goes without. */
const FILES = import.meta.glob<Rule | readonly Rule[]>('./lint/rules/*/*.ts', {
  eager: true,
  import: 'default',
  query: '?examples',
});

export { LEFT_OUT } from './lint/left-out.ts';

/** The folders of the rules. */
export const FAMILIES = [
  'header',
  'signature',
  'keys',
  'encryption',
  'encoding',
  'time',
  'claims',
] as const;
export type Family = (typeof FAMILIES)[number];

export interface CatalogueEntry {
  readonly id: string;
  readonly family: Family;
  readonly severity: Severity;
  readonly title: string;
  readonly reference: string;
  readonly flagged: readonly RuleExample[];
  readonly clean: readonly RuleExample[];
}

/** Every rule, by family and then by name. */
export const CATALOGUE: readonly CatalogueEntry[] = FAMILIES.flatMap((family) =>
  Object.entries(FILES)
    .filter(([path]) => path.startsWith(`./lint/rules/${family}/`))
    .flatMap(([, rules]) => rules)
    .map(({ id, severity, title, reference, examples }) => ({
      id,
      family,
      severity,
      // What a finding would fill in is not known here.
      title: title.replaceAll(/\{\w+(?:\|\w+)?\}/g, '…'),
      reference,
      ...examples,
    })),
);

export interface EntryDetails {
  readonly words: FindingWords;
  /** The fragments that open the examples in the page, each at the moment that its times are made for. */
  readonly flagged: readonly string[];
  readonly clean: readonly string[];
}

/** What the page says when it meets an entry's first flagged example, and the ways to all examples. */
export async function describeEntry(
  entry: CatalogueEntry,
  search?: SecretSearch,
): Promise<EntryDetails> {
  const fragments = (examples: readonly RuleExample[]) =>
    Promise.all(examples.map(exampleFragment));
  const [words, flagged, clean] = await Promise.all([
    wordsOf(entry, search),
    fragments(entry.flagged),
    fragments(entry.clean),
  ]);
  return { words, flagged, clean };
}

async function wordsOf(
  { id, flagged: [example] }: CatalogueEntry,
  search?: SecretSearch,
): Promise<FindingWords> {
  const facts = example && (await exampleFacts(example, search));
  const finding = facts && lintToken(facts).find((one) => one.id === id);
  if (finding) return describeFinding(finding, facts.now);
  const { title = '', why = '', fix = '', reference = '' } = RULES_BY_ID.get(id) ?? {};
  return { title, why, fix, reference };
}

async function exampleFragment(example: RuleExample): Promise<string> {
  const { keyFormat, now = EXAMPLE_NOW, profile, expectations } = example;
  const key = keyText(example.key ?? '');
  return formatFragment({
    token: await exampleText(example),
    ...(key !== '' && { keyText: key }),
    ...(keyFormat && { keyFormat }),
    ...(profile && { profile }),
    ...(expectations && { expectations: { leeway: 0, ...expectations } }),
    now,
  });
}
