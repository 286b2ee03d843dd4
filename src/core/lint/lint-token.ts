// Runs the rules over the facts of one token. Pure and total: what a rule cannot know yet, it does not say.
import {
  SEVERITIES,
  type Finding,
  type Hit,
  type LintFacts,
  type Need,
  type Place,
  type Rule,
} from './define-rule.ts';
import { RULES_BY_ID } from './rules-by-id.ts';
import { RULES } from './rules/index.ts';

/** More findings of one rule say nothing new. */
const MAX_HITS = 20;
const PARTS: readonly Place['part'][] = ['header', 'payload', 'signature', 'token', 'key'];

/** For each rule, the rules it hides: its own `hides` and theirs, as far as they exist. */
const HIDDEN_BY: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  RULES.map((rule) => [rule.id, closure(rule)]),
);

function closure(rule: Rule): ReadonlySet<string> {
  const hidden = new Set(rule.hides);
  for (const id of hidden) {
    for (const next of RULES.find((other) => other.id === id)?.hides ?? []) hidden.add(next);
  }
  hidden.delete(rule.id);
  return hidden;
}

/**
 * Finds what is dangerous or wrong about a token.
 *
 * @param facts Made by make-facts.ts. Rules that need the key or the verification are left out while there is none.
 * @returns Findings, the gravest first, then in the order of the text.
 */
export function lintToken(facts: LintFacts): Finding[] {
  const findings = RULES.flatMap((rule) => (rule.saidBy ? [] : runRule(rule, facts)));
  const hidden = new Set(findings.flatMap(({ id }) => [...(HIDDEN_BY.get(id) ?? [])]));
  const rest = findings.filter(({ id }) => !hidden.has(id));
  return rest.filter((one) => !isHiddenHere(one, rest)).sort(byWeightAndPlace);
}

/** Whether another finding explains the same value better. */
function isHiddenHere({ id, at }: Finding, findings: readonly Finding[]): boolean {
  return findings.some(
    (other) => RULES_BY_ID.get(other.id)?.hidesHere?.includes(id) && isSamePlace(other.at, at),
  );
}

function isSamePlace(a: Place, b: Place): boolean {
  const [outer, inner] = [a, b].map((at) => ('span' in at ? at.span : undefined));
  if (a.part !== b.part || !outer || !inner) return false;
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The findings of one rule. A fault of the rule's own costs its findings, not those of the others. */
function runRule(rule: Rule, facts: LintFacts): Finding[] {
  if (!rule.appliesTo.includes(facts.token.kind)) return [];
  if (!rule.needs.every((need) => IS_KNOWN[need](facts))) return [];
  try {
    const hits = rule.check(facts) ?? [];
    const list: readonly Hit[] = Array.isArray(hits) ? hits : [hits as Hit];
    return list
      .slice(0, MAX_HITS)
      .map((hit) => ({ ...hit, id: rule.id, severity: hit.severity ?? rule.severity }));
  } catch {
    return [];
  }
}

const IS_KNOWN = {
  key: ({ key }) => key.status !== 'empty',
  verification: ({ verification }) => verification !== undefined,
  certificates: ({ certificates }) => certificates !== undefined,
  clock: ({ now }) => Number.isFinite(now),
} satisfies Record<Need, (facts: LintFacts) => boolean>;

function byWeightAndPlace(a: Finding, b: Finding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    PARTS.indexOf(a.at.part) - PARTS.indexOf(b.at.part) ||
    start(a.at) - start(b.at)
  );
}

function start(at: Place): number {
  return ('span' in at && at.span?.start) || 0;
}
