import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { HEADER_ALGORITHMS } from '../../header-algorithms.ts';
import { shortName } from '../../short-name.ts';

export default defineRule({
  id: 'alg-unknown',
  severity: 'medium',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'Unknown algorithm',
  why: '"{alg}" is not among the registered algorithms known here, so nothing can be said about its security.',
  fix: 'Check the spelling (case counts), or the profile that defines it.',
  reference: 'IANA registry "JSON Web Signature and Encryption Algorithms"',
  check: ({ header }) => {
    const alg = header?.member('alg');
    if (alg?.value.kind !== 'string' || alg.value.value === '') return undefined;
    if (HEADER_ALGORITHMS.has(alg.value.value)) return undefined;
    return { at: atMember('header', alg), values: { alg: shortName(alg.value.value) } };
  },
  examples: {
    flagged: [
      { header: { alg: 'SM2' }, payload: {}, severity: 'medium' },
      { header: { alg: 'HS2048' }, payload: {} },
      { header: { alg: 'constructor' }, payload: {} },
    ],
    clean: [
      { header: { alg: 'ML-DSA-65' }, payload: {} },
      { header: { alg: 'Ed25519' }, payload: {} },
      { text: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..aaaa.bbbb.cccc' },
    ],
  },
});
