import { removeMember } from '../../../json/edit-json.ts';
import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';

export default defineRule({
  id: 'zip-present',
  severity: 'medium',
  appliesTo: ['jwe'],
  needs: [],
  title: 'Compressed before encryption',
  why: 'The length of compressed content tells about the content, and a few bytes can grow to gigabytes in the recipient’s memory.',
  fix: 'Do not compress. When reading, stop at about 250 kB.',
  reference:
    'RFC 8725 §3.6; rfc8725bis §2.12, §3.15; CVE-2024-28180, CVE-2024-28122, CVE-2025-63811',
  check: ({ header }) => {
    const zip = header?.member('zip');
    const isDeflate = zip?.value.kind === 'string' && zip.value.value === 'DEF';
    return isDeflate ? { at: atMember('header', zip) } : undefined;
  },
  quickFix: editFix('Remove zip', (text) => removeMember(text, ['zip'])),
  examples: {
    flagged: [
      {
        text: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIiwiemlwIjoiREVGIn0..AAAA.AAAA.AAAA',
        severity: 'medium',
      },
      { text: 'eyJ6aXAiOiJERUYiLCJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAA.AAAA.AAAA' },
    ],
    clean: [
      { text: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..aaaa.bbbb.cccc' },
      { header: { alg: 'HS256', zip: 'DEF' }, payload: {} },
    ],
  },
});
