import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'jwe-alg-rsa1_5',
  severity: 'high',
  appliesTo: ['jwe'],
  needs: [],
  title: 'Prohibited key encryption',
  why: 'RSA1_5 lets whoever can ask a server whether a token opens find out its content key, question by question (Bleichenbacher).',
  fix: 'Let senders use RSA-OAEP-256 or ECDH-ES, and refuse RSA1_5. It is decrypted here to be read, and never made.',
  reference: 'RFC 8725 §3.2; RFC 7516 §11.4, §11.5; draft-ietf-jose-deprecate-none-rsa15',
  check: ({ header }) => {
    const alg = header?.member('alg');
    if (alg?.value.kind !== 'string' || alg.value.value !== 'RSA1_5') return undefined;
    return { at: atMember('header', alg) };
  },
  examples: {
    flagged: [
      {
        text: 'eyJhbGciOiJSU0ExXzUiLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0.AAAA.AAAA.AAAA.AAAA',
        severity: 'high',
      },
      { text: 'eyJhbGciOiJSU0ExXzUiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoiYSJ9.AAAA.AAAA.AAAA.AAAA' },
    ],
    clean: [
      { text: 'eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkExMjhDQkMtSFMyNTYifQ.AAAA.AAAA.AAAA.AAAA' },
      { header: { alg: 'HS256' }, payload: { alg: 'RSA1_5' } },
    ],
  },
});
