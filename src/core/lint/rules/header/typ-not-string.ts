import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'typ-not-string',
  severity: 'medium',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: '{name} is no string',
  why: '{name} must be a media type as a string. A verifier that compares it may throw, or skip the comparison.',
  fix: 'In the issuer, write it as a string.',
  reference: 'RFC 7515 §4.1.9, §4.1.10',
  check: ({ header }) =>
    ['typ', 'cty'].flatMap((name) => {
      const member = header?.member(name);
      return member && member.value.kind !== 'string'
        ? [{ at: atMember('header', member), values: { name } }]
        : [];
    }),
  examples: {
    flagged: [
      { header: { alg: 'HS256', typ: ['JWT'] }, payload: {}, severity: 'medium' },
      { header: { alg: 'HS256', cty: null }, payload: {} },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: {} },
      { header: { alg: 'HS256', typ: 'JWT' }, payload: { typ: 1 } },
    ],
  },
});
