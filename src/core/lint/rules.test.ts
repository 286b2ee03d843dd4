// Every rule is listed, documented and shown at work: what it must flag, what it must leave alone.
import { describe, expect, it } from 'vitest';
import { describeFinding } from './describe-finding.ts';
import { SEVERITIES, type Finding, type LintFacts, type Rule } from './define-rule.ts';
import { EXAMPLE_KEYS } from './example-keys.ts';
import { exampleFacts, EXAMPLE_NOW, keyText } from './example-facts.ts';
import { lintToken } from './lint-token.ts';
import { RULES } from './rules/index.ts';
import { RULES_BY_ID } from './rules-by-id.ts';

const FILES = import.meta.glob<{ default: Rule }>('./rules/*/*.ts', { eager: true });
const GROUPS = ['header', 'claims', 'keys', 'signature', 'encryption', 'encoding', 'time'];

/** A rule's own findings, without what other rules hide. */
function findingsOf(rule: Rule, facts: LintFacts): readonly Finding[] {
  if (!rule.appliesTo.includes(facts.token.kind)) return [];
  if (rule.needs.includes('key') && facts.key.status === 'empty') return [];
  const hits = rule.check(facts) ?? [];
  return [hits].flat().map((hit) => ({
    ...hit,
    id: rule.id,
    severity: hit.severity ?? rule.severity,
  }));
}

const EXAMPLES = RULES.flatMap((rule) => [
  ...rule.examples.flagged.map((example) => ({ rule, example, flagged: true })),
  ...rule.examples.clean.map((example) => ({ rule, example, flagged: false })),
]);
const ALL_FACTS = await Promise.all(EXAMPLES.map(({ example }) => exampleFacts(example)));
const CASES = EXAMPLES.map((one, i) => ({
  ...one,
  facts: ALL_FACTS[i]!,
  name: `${one.rule.id} ${one.flagged ? 'flags' : 'leaves alone'} ${JSON.stringify(one.example).slice(0, 100)}`,
}));

describe('the folder of rules', () => {
  it('holds one listed rule a file, named for it, in a group', () => {
    const ids = Object.entries(FILES).map(([path, { default: rule }]) => {
      const [, , group, file] = path.split('/');
      expect(GROUPS).toContain(group);
      expect(`${rule.id}.ts`).toBe(file);
      return rule.id;
    });
    expect(ids.length).toBeGreaterThan(30);
    expect(RULES.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(RULES)('$id has words, a reference and examples', (rule) => {
    expect(SEVERITIES).toContain(rule.severity);
    expect(rule.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(rule.title.length).toBeGreaterThan(4);
    expect(rule.title.length).toBeLessThan(60);
    for (const text of [rule.why, rule.fix]) expect(text).toMatch(/[\w)}"]\.?\)?$/);
    expect(rule.reference).toMatch(/RFC|rfc8725bis|IANA|SEC 1/);
    expect(rule.examples.flagged.length).toBeGreaterThanOrEqual(2);
    expect(rule.examples.clean.length).toBeGreaterThanOrEqual(2);
    for (const id of rule.hides ?? []) expect(RULES_BY_ID.has(id)).toBe(true);
    expect(rule.hides ?? []).not.toContain(rule.id);
  });
});

describe('examples', () => {
  it.each(CASES)('$name', ({ rule, example, flagged, facts }) => {
    const findings = findingsOf(rule, facts);
    expect(findings.length > 0).toBe(flagged);
    if (example.severity) expect(findings[0]?.severity).toBe(example.severity);
  });

  it('no rule throws on any example', () => {
    let runs = 0;
    for (const { facts } of CASES) {
      for (const rule of RULES) {
        findingsOf(rule, facts);
        runs++;
      }
    }
    expect(runs).toBeGreaterThan(4000);
  });

  it('fills every placeholder, and tells nothing but a published secret', () => {
    let told = 0;
    for (const { facts, example } of CASES) {
      for (const rule of RULES) {
        for (const finding of findingsOf(rule, facts)) {
          const words = describeFinding(finding, EXAMPLE_NOW);
          const text = Object.values(words).join('\n');
          expect(text, `${rule.id}: ${text}`).not.toMatch(/[{}]|undefined|NaN/);
          told++;
          const whole = text + JSON.stringify(finding);
          const secrets = [example.key, example.signWith].flatMap((key) =>
            key ? keyText(key) : [],
          );
          if (rule.id !== 'hmac-key-known') {
            for (const secret of secrets) {
              if (secret !== 'secret') expect(whole).not.toContain(secret);
            }
          }
          for (const key of EXAMPLE_KEYS.values()) expect(whole).not.toContain(key);
          for (const segment of facts.token.segments) {
            if (segment.text.length > 8) expect(whole).not.toContain(segment.text);
          }
        }
      }
    }
    expect(told).toBeGreaterThan(100);
  });

  it('points at a place inside the part', () => {
    for (const { facts } of CASES) {
      for (const finding of lintToken(facts)) {
        if (!('span' in finding.at) || !finding.at.span) continue;
        const { start, end } = finding.at.span;
        const { part } = finding.at;
        const text =
          part === 'token'
            ? facts.token.text
            : facts.token.segments.find(({ name }) => name === part);
        const length = typeof text === 'string' ? text.length : jsonLength(text);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(length);
      }
    }
  });
});

function jsonLength(part: object | undefined): number {
  const json = part && 'json' in part ? (part.json as { text: string }) : undefined;
  return json?.text.length ?? 0;
}
