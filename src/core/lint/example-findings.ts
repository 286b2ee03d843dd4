// What one rule finds in an example by itself.
import type { Finding, LintFacts, Rule } from './define-rule.ts';

/** A rule's own findings, without what other rules hide. */
export function exampleFindings(rule: Rule, facts: LintFacts): readonly Finding[] {
  if (!rule.appliesTo.includes(facts.token.kind)) return [];
  if (rule.needs.includes('key') && facts.key.status === 'empty') return [];
  const hits = rule.check(facts) ?? [];
  return [hits].flat().map((hit) => ({
    ...hit,
    id: rule.id,
    severity: hit.severity ?? rule.severity,
  }));
}
