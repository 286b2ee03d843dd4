import { REGISTERED_ALGORITHMS } from '../../../claims/registered-algorithms.ts';
import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';

const PROHIBITED: ReadonlySet<string> = new Set(
  REGISTERED_ALGORITHMS.flatMap(({ name, requirement }) =>
    requirement === 'Prohibited' ? [name] : [],
  ),
);

export default defineRule({
  id: 'alg-prohibited',
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'Prohibited algorithm',
  why: '{alg} is registered as Prohibited in JOSE: it rests on SHA-1, or encrypts without authenticating.',
  fix: 'Use a signature with SHA-2, or authenticated encryption (GCM or CBC-HS).',
  reference: 'IANA registry "JSON Web Signature and Encryption Algorithms" (Prohibited)',
  hides: ['alg-unknown'],
  check: ({ header }) =>
    ['alg', 'enc'].flatMap((name) => {
      const member = header?.member(name);
      if (member?.value.kind !== 'string' || !PROHIBITED.has(member.value.value)) return [];
      return [{ at: atMember('header', member), values: { alg: member.value.value } }];
    }),
  examples: {
    flagged: [
      { header: { alg: 'RS1' }, payload: {}, severity: 'high' },
      { header: { alg: 'dir', enc: 'A256CBC' }, payload: {} },
    ],
    clean: [
      { header: { alg: 'RS256' }, payload: {} },
      { header: { alg: 'RS256', x5t: 'dGhpcyBpcyBhIFNIQTEgdGVzdA' }, payload: {} },
    ],
  },
});
