import type { JsonNode } from '../../../json/parse-json.ts';
import { atMember } from '../../at-json.ts';
import { defineRule, type JsonObjectFacts } from '../../define-rule.ts';

/** RFC 7519 §5.3 names these. */
const REPLICATED = ['iss', 'sub', 'aud'];

/** A value to be compared: one audience is the same as a list of it, in any order. */
function comparable(node: JsonNode, { text }: JsonObjectFacts): string {
  const items = node.kind === 'array' ? node.items : [node];
  return items
    .map((item) =>
      item.kind === 'string' ? JSON.stringify(item.value) : text.slice(item.start, item.end),
    )
    .toSorted()
    .join();
}

export default defineRule({
  id: 'header-claims-mismatch',
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: '{claim} is another in the header',
  why: 'The header repeats {claim} with another value than the payload’s: who routes by the header trusts a different one than who reads the claims.',
  fix: 'Compare the two, and reject the token when they differ.',
  reference: 'RFC 7519 §5.3',
  check: ({ header, claims }) => {
    if (!header || !claims) return undefined;
    return REPLICATED.flatMap((claim) => {
      const member = header.member(claim);
      const own = claims.get(claim);
      if (!member || !own || comparable(member.value, header) === comparable(own, claims)) {
        return [];
      }
      return [{ at: atMember('header', member), values: { claim } }];
    });
  },
  examples: {
    flagged: [
      { header: { alg: 'HS256', iss: 'a' }, payload: { iss: 'b' }, severity: 'high' },
      { header: { alg: 'HS256', aud: ['a', 'b'] }, payload: { aud: 'a' } },
    ],
    clean: [
      { header: { alg: 'HS256', iss: 'a', sub: 'b' }, payload: { iss: 'a', sub: 'b' } },
      { header: { alg: 'HS256', aud: 'a' }, payload: { aud: ['a'] } },
      { header: { alg: 'HS256', aud: ['a', 'b'] }, payload: { aud: ['b', 'a'] } },
      { header: { alg: 'HS256', iss: 'a' }, payload: {} },
    ],
  },
});
