import { removeMember } from '../../../json/edit-json.ts';
import type { JsonNode } from '../../../json/parse-json.ts';
import { atMember } from '../../at-json.ts';
import { defineRule, type Severity } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';
import { shortName } from '../../short-name.ts';

const MAX = 20;

/** Of these other rules speak. */
const COVERED: ReadonlySet<string> = new Set(
  'iss sub aud exp nbf iat jti client_id azp nonce sid cnf events amr _sd'.split(' '),
);

/** An empty list may say that there is none; what is no value at all says nothing. */
function weigh(node: JsonNode): Severity | undefined {
  switch (node.kind) {
    case 'null':
      return 'low';
    case 'string':
      return node.value === '' ? 'low' : undefined;
    case 'object':
      return node.members.length === 0 ? 'low' : undefined;
    case 'array':
      return node.items.length === 0 ? 'info' : undefined;
    default:
      return undefined;
  }
}

const WORDS: Partial<Record<JsonNode['kind'], string>> = {
  null: 'null',
  string: 'an empty text',
  object: 'an empty object',
  array: 'an empty list',
};

export default defineRule({
  id: 'claim-null-or-empty',
  severity: 'low',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: '{claim} has no value',
  why: '"{claim}" is {value}. Readers differ in whether that is a claim or none.',
  fix: 'Leave out what has no value.',
  reference: 'OpenID Connect Core §5.3.2; RFC 7519 §4',
  check: ({ claims }) => {
    const empty = (claims?.root.members ?? []).filter(
      ({ name, value }) => weigh(value) && !COVERED.has(name),
    );
    return empty.slice(0, MAX).map((member) => {
      const { name, value } = member;
      return {
        at: atMember('payload', member),
        severity: weigh(value) ?? 'low',
        values: { claim: shortName(name), name, value: WORDS[value.kind] ?? '' },
      };
    });
  },
  quickFix: editFix('Remove "{claim}"', (text, { values }) =>
    removeMember(text, [String(values?.['name'])]),
  ),
  examples: {
    flagged: [
      { header: { alg: 'HS256' }, payload: { email: null }, severity: 'low' },
      { header: { alg: 'HS256' }, payload: { scope: '', address: {} } },
      { header: { alg: 'HS256' }, payload: { roles: [] }, severity: 'info' },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: { email: 'a@b.example', admin: false, level: 0 } },
      { header: { alg: 'HS256' }, payload: { sub: '', aud: [], exp: null } },
      { header: { alg: 'HS256' }, payload: { app: { note: null } } },
    ],
  },
});
