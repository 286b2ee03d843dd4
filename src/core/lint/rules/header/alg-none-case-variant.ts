import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { shortName } from '../../short-name.ts';

export default defineRule({
  id: 'alg-none-case-variant',
  severity: 'critical',
  appliesTo: ['jws'],
  needs: [],
  title: 'A disguised "none"',
  why: '"{alg}" slips past verifiers that forbid only the exact word "none", and some then take it for an unsigned token.',
  fix: 'Allow exact algorithms by name, compared case-sensitively; forbid nothing by name.',
  reference: 'rfc8725bis §2.11, §3.1; RFC 7515 §4.1.1',
  hides: ['alg-unknown'],
  check: ({ header }) => {
    const alg = header?.member('alg');
    if (alg?.value.kind !== 'string' || alg.value.value === 'none') return undefined;
    if (alg.value.value.trim().toLowerCase() !== 'none') return undefined;
    return { at: atMember('header', alg), values: { alg: shortName(alg.value.value) } };
  },
  examples: {
    flagged: [
      { header: { alg: 'nOnE' }, payload: {}, signature: '', severity: 'critical' },
      { header: { alg: ' none\n' }, payload: {}, signature: '' },
    ],
    clean: [
      { header: { alg: 'nonesuch' }, payload: {} },
      { header: { alg: 'none' }, payload: {}, signature: '' },
    ],
  },
});
