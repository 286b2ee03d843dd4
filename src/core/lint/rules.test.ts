// Every rule is listed and documented, and none goes wrong on another's examples.
import { describe, expect, it } from 'vitest';
import readme from '../../../README.md?raw';
import { searchList } from '../crypto/secret-search/search-list.ts';
import type { SecretSearch } from '../crypto/secret-search/secret-question.ts';
import { describeFinding } from './describe-finding.ts';
import { SEVERITIES, type Rule } from './define-rule.ts';
import { EXAMPLE_KEYS } from './example-keys.ts';
import { exampleFacts, EXAMPLE_NOW } from './example-facts.ts';
import { exampleFindings } from './example-findings.ts';
import { keyText } from './example-text.ts';
import { jsonPart } from './json-part.ts';
import { lintToken } from './lint-token.ts';
import { RULES } from './rules/index.ts';
import { RULES_BY_ID } from './rules-by-id.ts';

const FILES = import.meta.glob<Rule | readonly Rule[]>('./rules/*/*.ts', {
  eager: true,
  import: 'default',
});
const GROUPS = ['header', 'claims', 'keys', 'signature', 'encryption', 'encoding', 'time'];

const EXAMPLES = RULES.flatMap(({ examples }) => [...examples.flagged, ...examples.clean]);
const search: SecretSearch = async (question, list) => (await searchList(question, list)).found;
const CASES = await Promise.all(
  EXAMPLES.map(async (example) => ({ example, facts: await exampleFacts(example, search) })),
);

describe('the folder of rules', () => {
  it('holds one rule a file, named for it, or one family, in a group', () => {
    const ids = Object.entries(FILES).flatMap(([path, rules]) => {
      const [, , group, file] = path.split('/');
      expect(GROUPS).toContain(group);
      const own: readonly string[] = ('id' in rules ? [rules] : rules).map(({ id }) => id);
      if (!('id' in rules)) expect(own.length).toBeGreaterThan(1);
      else expect(own.map((id) => `${id}.ts`)).toEqual([file]);
      return own;
    });
    expect(ids.length).toBeGreaterThan(30);
    expect(RULES).toHaveLength(ids.length);
    expect(new Set(RULES.map(({ id }) => id))).toEqual(new Set(ids));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is as many as the README says', () => {
    expect(readme).toContain(`**Finds pitfalls:** ${RULES.length} rules`);
  });

  it.each(RULES)('$id has words, a reference and examples', (rule) => {
    expect(SEVERITIES).toContain(rule.severity);
    expect(rule.id).toMatch(/^[a-z0-9]+([-_][a-z0-9]+)*$/);
    expect(rule.title.length).toBeGreaterThan(4);
    expect(rule.title.length).toBeLessThan(60);
    for (const text of [rule.why, rule.fix]) expect(text).toMatch(/[\w)}"]\.?\)?$/);
    expect(rule.reference).toMatch(/RFC|rfc8725bis|IANA|SEC 1|FIPS|NIST|CVE|OpenID/);
    expect(rule.examples.flagged.length).toBeGreaterThanOrEqual(2);
    expect(rule.examples.clean.length).toBeGreaterThanOrEqual(2);
    for (const id of rule.hides ?? []) expect(RULES_BY_ID.has(id)).toBe(true);
    expect(rule.hides ?? []).not.toContain(rule.id);
  });
});

describe('all rules over all examples', () => {
  it('no rule throws on any example', () => {
    let runs = 0;
    for (const { facts } of CASES) {
      for (const rule of RULES) {
        exampleFindings(rule, facts);
        runs++;
      }
    }
    expect(runs).toBeGreaterThan(4000);
  });

  it('fills every placeholder, and tells nothing but a published secret', () => {
    let told = 0;
    for (const { facts, example } of CASES) {
      const keys = [example.key, example.signWith].flatMap((key) => (key ? keyText(key) : []));
      const segments = facts.token.segments.flatMap(({ text }) => (text.length > 12 ? text : []));
      for (const rule of RULES) {
        // Its secret is the published one.
        const isPublished = rule.id === 'hmac-key-known';
        const secrets = [...EXAMPLE_KEYS.values(), ...segments, ...(isPublished ? [] : keys)];
        for (const finding of exampleFindings(rule, facts)) {
          const text = Object.values(describeFinding(finding, EXAMPLE_NOW)).join('\n');
          expect(text).not.toMatch(/[{}]|undefined|NaN/);
          const said = JSON.stringify(finding.values ?? {}) + (isPublished ? '' : text);
          // "secret" is a word, and one of the published secrets.
          for (const secret of secrets) {
            expect(secret !== 'secret' && said.includes(secret)).toBe(false);
          }
          told++;
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
        const { json } = jsonPart(facts, part === 'payload' ? 'payload' : 'header') ?? {};
        const length = part === 'token' ? facts.token.text.length : (json?.text.length ?? 0);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(length);
      }
    }
  });
});
