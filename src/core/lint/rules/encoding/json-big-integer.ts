import { nodeAt, setMember } from '../../../json/edit-json.ts';
import { parseJson } from '../../../json/parse-json.ts';
import { atValue } from '../../at-json.ts';
import { defineRule, type Hit } from '../../define-rule.ts';
import { editFix, pathIn } from '../../edit-fix.ts';
import { memberName, pointerTo, type JsonTree } from '../../json-tree.ts';
import { shortName } from '../../short-name.ts';

const ID = 'json-big-integer';
const MAX = 20;
const MAX_SAFE = '9007199254740991';

/** An integer literal beyond 2^53 − 1, by its digits: its value as a double is what is in doubt. */
function isTooBig({ text }: { readonly text: string }): boolean {
  if (text.length < MAX_SAFE.length) return false;
  const digits = /^-?(\d+)$/.exec(text)?.[1];
  if (digits === undefined || digits.length < MAX_SAFE.length) return false;
  return digits.length > MAX_SAFE.length || digits > MAX_SAFE;
}

function describe(part: 'header' | 'payload', tree: JsonTree | undefined): Hit[] {
  const hits = new Map<unknown, Hit>();
  for (const entry of tree?.picked.get(ID) ?? []) {
    if (entry.node.kind !== 'number') continue;
    // One for each member: the first of an array's items stands for the others.
    const owner = entry.parent?.node.kind === 'array' ? entry.parent.node : entry;
    if (hits.has(owner)) continue;
    const name = shortName(memberName(entry));
    const values = { name, n: shortName(entry.node.text), pointer: pointerTo(entry) };
    hits.set(owner, { at: atValue(part, entry.node), values });
    if (hits.size === MAX) break;
  }
  return [...hits.values()];
}

export default defineRule({
  id: ID,
  severity: 'medium',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'A number too big to be read exactly',
  why: '{n} does not fit a double, which is what JavaScript and others read numbers into: the value a program sees may differ by some units.',
  fix: 'Send large identifiers as strings.',
  reference: 'RFC 8259 §6',
  watch: { number: isTooBig },
  check: ({ trees }) => [
    ...describe('header', trees.header),
    ...describe('payload', trees.payload),
  ],
  quickFix: editFix('Put it in quotes', (text, finding) => {
    const { root } = parseJson(text);
    const path = pathIn(text, finding);
    const node = root && path && nodeAt(root, path);
    return path && node?.kind === 'number' ? setMember(text, path, `"${node.text}"`) : text;
  }),
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: '{"sub_id":9007199254740993}',
        severity: 'medium',
      },
      { header: { alg: 'HS256' }, payload: '{"a":{"ids":[1,-9007199254740992]}}' },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: '{"id":"9007199254740993"}' },
      { header: { alg: 'HS256' }, payload: '{"id":9007199254740991,"x":1e400,"y":1.5}' },
    ],
  },
});
