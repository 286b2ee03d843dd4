import { nodeAt, removeMembers } from '../../../json/edit-json.ts';
import { parseJson, type JsonMember, type JsonObject } from '../../../json/parse-json.ts';
import { atMember } from '../../at-json.ts';
import { defineRule, type Hit } from '../../define-rule.ts';
import { editFix, pathIn } from '../../edit-fix.ts';
import { pointerTo, type JsonTree } from '../../json-tree.ts';
import { shortName } from '../../short-name.ts';

const ID = 'json-duplicate-member';
const MAX = 20;

/** Most objects are small, and there may be very many: those are compared without a set. */
function hasRepeated({ members }: JsonObject): boolean {
  const { length } = members;
  if (length > 8) return new Set(members.map(({ name }) => name)).size < length;
  for (let i = 1; i < length; i++) {
    for (let j = 0; j < i; j++) if (members[i]?.name === members[j]?.name) return true;
  }
  return false;
}

/** The last member of each name that an object has more than once. */
function repeated(members: readonly JsonMember[]): readonly JsonMember[] {
  const seen = new Set<string>();
  const again = new Map<string, JsonMember>();
  for (const member of members) {
    if (seen.has(member.name)) again.set(member.name, member);
    seen.add(member.name);
  }
  return [...again.values()];
}

function describe(part: 'header' | 'payload', tree: JsonTree | undefined): Hit[] {
  return (tree?.picked.get(ID) ?? []).slice(0, MAX).flatMap((entry) =>
    entry.node.kind === 'object'
      ? repeated(entry.node.members)
          .slice(0, MAX)
          .map((member) => {
            const pointer = pointerTo({ node: member.value, step: member.name, parent: entry });
            return {
              at: atMember(part, member),
              values: { name: shortName(member.name), pointer },
            };
          })
      : [],
  );
}

export default defineRule({
  id: ID,
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: '"{name}" stands there twice',
  why: 'Some parsers take the first, some the last, some fail: a gateway and a service can see different values in one signed token.',
  fix: 'Reject duplicates while parsing, and mend the issuer.',
  reference: 'RFC 7515 §4, §10.12; RFC 7519 §4',
  watch: { object: hasRepeated },
  check: ({ trees }) => [
    ...describe('header', trees.header),
    ...describe('payload', trees.payload),
  ],
  quickFix: editFix('Keep the last "{name}" only', (text, finding) => {
    const { root } = parseJson(text);
    const path = pathIn(text, finding);
    const object = root && path && nodeAt(root, path.slice(0, -1));
    if (object?.kind !== 'object') return text;
    const name = path?.at(-1);
    const keep = object.members.findLastIndex((member) => member.name === name);
    return removeMembers(text, object, (member, i) => member.name === name && i !== keep);
  }),
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: '{"sub":"alice","admin":false,"admin":true}',
        severity: 'high',
      },
      { header: '{"alg":"HS256","\\u0061lg":"none"}', payload: {} },
      { header: { alg: 'HS256' }, payload: '[{"a":{"x":1,"x":2}}]' },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: '{"a":{"id":1},"b":{"id":2}}' },
      { header: { alg: 'HS256' }, payload: '{"id":1,"ID":2}' },
    ],
  },
});
