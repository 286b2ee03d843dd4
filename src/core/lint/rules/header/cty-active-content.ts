import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';

/** Media types whose readers can be made to fetch, run or create what the sender wants. */
const ACTIVE: ReadonlySet<string> = new Set(
  `text/xml application/xml text/html application/x-java-serialized-object application/x-jackson-smile
  application/x-yaml application/x-pickle`.split(/\s+/),
);
const SHORTENED = new Set([...ACTIVE].map((type) => type.replace(/^application\//, '')));

export default defineRule({
  id: 'cty-active-content',
  severity: 'medium',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: '{name} names a dangerous content type',
  why: '{name} is "{type}". A receiver that picks its parser by it would let the sender’s data fetch files or create objects.',
  fix: 'In the receiver, decide the content type, never take it from the token.',
  reference: 'rfc8725bis §3.10; RFC 7515 §4.1.10',
  hides: ['cty-unexpected'],
  check: ({ header }) =>
    ['cty', 'typ'].flatMap((name) => {
      const member = header?.member(name);
      if (member?.value.kind !== 'string') return [];
      const type = member.value.value.slice(0, 60).trim().toLowerCase();
      return ACTIVE.has(type) || SHORTENED.has(type)
        ? [{ at: atMember('header', member), values: { name, type } }]
        : [];
    }),
  examples: {
    flagged: [
      {
        header: { alg: 'HS256', cty: 'application/x-java-serialized-object' },
        payload: {},
        severity: 'medium',
      },
      { header: { alg: 'HS256', typ: 'text/xml' }, payload: '<a/>' },
      { header: { alg: 'HS256', cty: 'X-Pickle' }, payload: 'a' },
    ],
    clean: [
      { header: { alg: 'HS256', cty: 'JWT' }, payload: {} },
      { header: { alg: 'HS256', cty: 'text/plain' }, payload: 'hello' },
    ],
  },
});
