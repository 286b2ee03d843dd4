import { setMember } from '../../../json/edit-json.ts';
import { algorithmNeeds } from '../../algorithm-needs.ts';
import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';

export default defineRule({
  id: 'alg-eddsa-polymorphic',
  severity: 'info',
  appliesTo: ['jws'],
  needs: [],
  title: '"EdDSA" leaves the curve open',
  why: 'The name stands for two algorithms, and RFC 9864 deprecates it in favour of Ed25519 and Ed448. Most tokens still say it: this is advice, no fault.',
  fix: 'Issue "{name}" once all who verify know that name.',
  reference: 'RFC 9864 §2.2; rfc8725bis §3.2',
  check: ({ header, token: { signature } }) => {
    const alg = header?.member('alg');
    if (alg?.value.kind !== 'string' || alg.value.value !== 'EdDSA') return undefined;
    const length = signature?.decoded.bytes?.length;
    const isEd448 = algorithmNeeds('Ed448')?.signatureBytes.some((bytes) => bytes === length);
    return { at: atMember('header', alg), values: { name: isEd448 ? 'Ed448' : 'Ed25519' } };
  },
  quickFix: editFix('Write {name}', (text, finding) =>
    setMember(text, ['alg'], JSON.stringify(finding.values?.['name'])),
  ),
  examples: {
    flagged: [
      { header: { alg: 'EdDSA' }, payload: {}, severity: 'info' },
      { header: { alg: 'EdDSA', kid: 'a' }, payload: { sub: 'a' } },
    ],
    clean: [
      { header: { alg: 'Ed25519' }, payload: {} },
      { header: { alg: 'Ed448' }, payload: {} },
    ],
  },
});
