import { removeMember } from '../../../json/edit-json.ts';
import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';

const MAX_TEXT = 16_384;

/** SQL syntax, not a lone apostrophe or `--`: those are in names. */
export const PATTERNS: readonly RegExp[] = [
  /['"]\s*(?:(?:or|and|union|having)\b[\s(]|;|--|#)/i,
  /\bunion\s+(?:all\s+)?select\b/i,
  /;\s*(?:drop|insert|update|delete)\s/i,
  /'\s*=\s*'/,
  /\bwaitfor\s+delay\b/i,
  /\b(?:pg_)?sleep\(\d/i,
];

export default defineRule({
  id: 'kid-sql-injection',
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'kid contains SQL',
  why: 'If the server builds its key query from kid as text, the sender chooses the key that comes back.',
  fix: 'Use a parameterised query, or look kid up among known ones.',
  reference: 'RFC 8725 §2.9, §3.10',
  check: ({ header }) => {
    const kid = header?.member('kid');
    if (kid?.value.kind !== 'string') return undefined;
    const text = kid.value.value.slice(0, MAX_TEXT);
    return PATTERNS.some((p) => p.test(text)) ? { at: atMember('header', kid) } : undefined;
  },
  quickFix: editFix('Remove kid', (text) => removeMember(text, ['kid'])),
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
});
