import { nodeAt, removeMembers } from '../../../json/edit-json.ts';
import { parseJson, type JsonMember } from '../../../json/parse-json.ts';
import { atMember } from '../../at-json.ts';
import { defineRule, type Hit } from '../../define-rule.ts';
import { editFix, pathIn } from '../../edit-fix.ts';
import { pointerTo, type JsonTree } from '../../json-tree.ts';
import { shortName } from '../../short-name.ts';

const MAX = 20;

/** The last member of each name that an object has more than once. */
function repeated(members: readonly JsonMember[]): JsonMember[] {
  if (members.length < 2) return [];
  const last = new Map<string, JsonMember>();
  const again = new Map<string, JsonMember>();
  for (const member of members) {
    if (last.has(member.name)) again.set(member.name, member);
    last.set(member.name, member);
  }
  return [...again.values()];
}

function findRepeated(part: 'header' | 'payload', tree: JsonTree | undefined): Hit[] {
  const hits: Hit[] = [];
  for (const entry of tree?.objects ?? []) {
    for (const member of repeated(entry.node.members)) {
      const pointer = pointerTo({ node: member.value, step: member.name, parent: entry });
      const values = { name: shortName(member.name), pointer };
      hits.push({ at: atMember(part, member), values });
      if (hits.length === MAX) return hits;
    }
  }
  return hits;
}

export default defineRule({
  id: 'json-duplicate-member',
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: '"{name}" stands there twice',
  why: 'Some parsers take the first, some the last, some fail: a gateway and a service can see different values in one signed token.',
  fix: 'Reject duplicates while parsing, and mend the issuer.',
  reference: 'RFC 7515 §4, §10.12; RFC 7519 §4',
  check: ({ trees }) => [
    ...findRepeated('header', trees.header),
    ...findRepeated('payload', trees.payload),
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
