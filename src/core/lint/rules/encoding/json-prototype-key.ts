import { removeMember } from '../../../json/edit-json.ts';
import type { JsonMember } from '../../../json/parse-json.ts';
import { atMember } from '../../at-json.ts';
import { defineRule, type Hit } from '../../define-rule.ts';
import { editFix, pathIn } from '../../edit-fix.ts';
import { pointerTo } from '../../json-tree.ts';

const ID = 'json-prototype-key';

function pollutes({ name, value }: JsonMember): boolean {
  if (name === '__proto__') return true;
  if (name !== 'constructor' || value.kind !== 'object') return false;
  return value.members.some((member) => member.name === 'prototype');
}

export default defineRule({
  id: ID,
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'A member called {name}',
  why: 'A JavaScript program that merges this into an object of its own changes the prototype of all its objects.',
  fix: 'Refuse such names, or copy claims into a Map or an object without a prototype.',
  reference: 'RFC 8259 §4; CWE-1321',
  watch: { object: ({ members }) => members.some(pollutes) },
  check: ({ trees }) => {
    const hits: Hit[] = [];
    for (const part of ['header', 'payload'] as const) {
      for (const parent of trees[part]?.picked.get(ID) ?? []) {
        const member = parent.node.kind === 'object' && parent.node.members.find(pollutes);
        if (!member) continue;
        const { name, value } = member;
        const pointer = pointerTo({ node: value, step: name, parent });
        hits.push({ at: atMember(part, member), values: { name, pointer } });
        if (hits.length === 20) return hits;
      }
    }
    return hits;
  },
  quickFix: editFix('Remove {name}', (text, finding) =>
    removeMember(text, pathIn(text, finding) ?? []),
  ),
  examples: {
    flagged: [
      { header: { alg: 'HS256' }, payload: '{"__proto__":{"admin":true}}', severity: 'high' },
      {
        header: { alg: 'HS256' },
        payload: '{"a":[{"constructor":{"prototype":{"admin":true}}}]}',
      },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: { proto: 'x' } },
      { header: { alg: 'HS256' }, payload: { constructor: 'Smith & Sons', prototype: 1 } },
    ],
  },
});
