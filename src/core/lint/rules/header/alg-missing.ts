import { atMember, atOpening } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'alg-missing',
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'No algorithm',
  why: 'alg must be a non-empty string; without one some libraries fall back to a default of theirs.',
  fix: 'Reject the token. In the issuer, name the algorithm.',
  reference: 'RFC 7515 §4.1.1; RFC 7516 §4.1.1',
  check: ({ header }) => {
    if (!header) return undefined;
    const alg = header.member('alg');
    if (!alg) return { at: atOpening('header', header.root) };
    const isName = alg.value.kind === 'string' && alg.value.value !== '';
    return isName ? undefined : { at: atMember('header', alg) };
  },
  examples: {
    flagged: [
      { header: { typ: 'JWT' }, payload: {}, severity: 'high' },
      { header: { alg: ['HS256'] }, payload: {} },
      { header: { alg: null }, payload: {} },
      { header: { alg: '' }, payload: {} },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: {} },
      { header: '{"typ":"JWT"', payload: {} },
      { text: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..aaaa.bbbb.cccc' },
    ],
  },
});
