import { atMember } from '../../at-json.ts';
import { keepInCrit, readCrit } from '../../crit-names.ts';
import { defineRule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';

export default defineRule({
  id: 'crit-malformed',
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'crit is no list of names',
  why: 'crit must be a list of names with at least one in it: a strict verifier rejects the token, and another overlooks what it demands.',
  fix: 'Reject it. In the issuer, name the extensions, or leave crit out.',
  reference: 'RFC 7515 §4.1.11; RFC 7516 §4.1.13',
  check: ({ header }) => {
    const crit = header?.member('crit');
    return crit && !readCrit(crit.value) ? { at: atMember('header', crit) } : undefined;
  },
  quickFix: editFix('Mend crit', (text) => keepInCrit(text, () => true)),
  examples: {
    flagged: [
      { header: { alg: 'HS256', crit: [] }, payload: {}, severity: 'high' },
      { header: { alg: 'HS256', crit: 'exp' }, payload: {} },
      { header: { alg: 'HS256', crit: ['b64', 1], b64: true }, payload: {} },
      { header: { alg: 'HS256', crit: [''] }, payload: {} },
      { header: { alg: 'HS256', crit: null }, payload: {} },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: {} },
      { header: { alg: 'HS256', crit: ['b64'], b64: true }, payload: {} },
    ],
  },
});
