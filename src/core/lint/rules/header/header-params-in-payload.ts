import { REGISTERED_ALGORITHMS } from '../../../claims/registered-algorithms.ts';
import { removeMember } from '../../../json/edit-json.ts';
import type { JsonNode } from '../../../json/parse-json.ts';
import { atMember } from '../../at-json.ts';
import { defineRule, type JsonObjectFacts } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';

const ALGORITHMS = new Set(REGISTERED_ALGORITHMS.map(({ name }) => name));

type Test = (node: JsonNode, header: JsonObjectFacts | undefined) => boolean;

const isAlgorithm: Test = (node) => node.kind === 'string' && ALGORITHMS.has(node.value);

/** Header parameters, and the values that only they would have. */
const TESTS: ReadonlyMap<string, Test> = new Map([
  ['alg', isAlgorithm],
  ['enc', isAlgorithm],
  // In the header as well, it is a copy for somebody.
  ['kid', (node, header) => node.kind === 'string' && !header?.get('kid')],
  ['jku', (node) => node.kind === 'string' && /^https?:/i.test(node.value)],
  ['x5c', (node) => node.kind === 'array' && node.items[0]?.kind === 'string'],
  ['jwk', (node) => node.kind === 'object' && node.members.some(({ name }) => name === 'kty')],
] satisfies [string, Test][]);

export default defineRule({
  id: 'header-params-in-payload',
  severity: 'low',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: '{name} in the payload',
  why: '{name} is a header parameter: in the payload it has no effect. Options for header and payload may have been swapped.',
  fix: 'In the issuer, give it to the header.',
  reference: 'RFC 7515 §4; RFC 7516 §4',
  check: ({ header, claims }) =>
    [...TESTS].flatMap(([name, isHeaderLike]) => {
      const member = claims?.member(name);
      return member && isHeaderLike(member.value, header)
        ? [{ at: atMember('payload', member), values: { name } }]
        : [];
    }),
  quickFix: editFix('Remove {name} from the payload', (text, finding) =>
    removeMember(text, [String(finding.values?.['name'])]),
  ),
  examples: {
    flagged: [
      { header: { alg: 'HS256' }, payload: { alg: 'HS256', sub: 'a' }, severity: 'low' },
      { header: { alg: 'HS256' }, payload: { kid: '2026-01' } },
      { header: { alg: 'ES256' }, payload: { jwk: '$p256-public-jwk' } },
    ],
    clean: [
      // Keycloak says the kind of token there.
      { header: { alg: 'HS256' }, payload: { typ: 'Bearer' } },
      { header: { alg: 'HS256' }, payload: { cnf: { jwk: '$p256-public-jwk' } } },
      { header: { alg: 'HS256' }, payload: { sub_jwk: '$p256-public-jwk' } },
      { header: { alg: 'HS256' }, payload: { alg: 'the agent of a lender' } },
      { header: { alg: 'HS256', kid: '2026-01' }, payload: { kid: '2026-01' } },
    ],
  },
});
