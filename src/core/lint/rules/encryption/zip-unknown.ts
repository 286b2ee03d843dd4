import { removeMember } from '../../../json/edit-json.ts';
import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';

export default defineRule({
  id: 'zip-unknown',
  severity: 'high',
  appliesTo: ['jwe'],
  needs: [],
  title: 'Unknown compression',
  why: 'zip must be "DEF", the only compression that is registered. A recipient rejects the token, or hands on compressed bytes as its content.',
  fix: 'Do not compress, and leave zip out.',
  reference: 'RFC 7516 §4.1.3; IANA registry "JSON Web Encryption Compression Algorithms"',
  check: ({ header }) => {
    const zip = header?.member('zip');
    const isDeflate = zip?.value.kind === 'string' && zip.value.value === 'DEF';
    return zip && !isDeflate ? { at: atMember('header', zip) } : undefined;
  },
  quickFix: editFix('Remove zip', (text) => removeMember(text, ['zip'])),
  examples: {
    flagged: [
      {
        text: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIiwiemlwIjoiR1pJUCJ9..AAAA.AAAA.AAAA',
        severity: 'high',
      },
      { text: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIiwiemlwIjpudWxsfQ..AAAA.AAAA.AAAA' },
    ],
    clean: [
      { text: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIiwiemlwIjoiREVGIn0..AAAA.AAAA.AAAA' },
      { text: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..aaaa.bbbb.cccc' },
    ],
  },
});
