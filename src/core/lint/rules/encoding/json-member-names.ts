// Names of members that are not what they seem: by letter case, by look-alikes, by escapes.
import { nodeAt, replaceSpan } from '../../../json/edit-json.ts';
import { parseJson, type JsonMember } from '../../../json/parse-json.ts';
import { atMember } from '../../at-json.ts';
import { defineRule, type Hit, type LintFacts } from '../../define-rule.ts';
import { editFix, pathIn } from '../../edit-fix.ts';
import { jsonPart } from '../../json-part.ts';
import { pointerTo } from '../../json-tree.ts';
import { CLAIM_NAMES, DECIDING_CLAIMS, HEADER_NAMES } from '../../known-names.ts';
import { foldCase, skeleton } from '../../look-alike.ts';
import { renameMember } from '../../rename-member.ts';
import { shortName } from '../../short-name.ts';

type Part = 'header' | 'payload';
const PARTS: readonly Part[] = ['header', 'payload'];
const KNOWN = {
  header: { all: HEADER_NAMES, deciding: HEADER_NAMES, byCase: byCase(HEADER_NAMES) },
  payload: { all: CLAIM_NAMES, deciding: DECIDING_CLAIMS, byCase: byCase(CLAIM_NAMES) },
} as const;
/** More members at one level, and of one rule, than anybody reads. */
const MAX = 1_000;
const ESCAPED = 'json-escaped-member';

function byCase(names: ReadonlySet<string>): ReadonlyMap<string, string> {
  return new Map([...names].map((name) => [foldCase(name), name]));
}

const membersOf = ({ header, claims }: LintFacts, part: Part): readonly JsonMember[] =>
  (part === 'header' ? header : claims)?.root.members.slice(0, MAX) ?? [];

/** The name of an own that it differs from by case alone: one that libraries look for, or another member's. */
function sameButForCase(members: readonly JsonMember[], part: Part): Map<JsonMember, string> {
  const { all, byCase: known } = KNOWN[part];
  const firstOf = new Map<string, string>();
  const found = new Map<JsonMember, string>();
  for (const member of members) {
    const folded = foldCase(member.name);
    const registered = known.get(folded) ?? firstOf.get(folded);
    if (registered !== undefined && registered !== member.name && !all.has(member.name)) {
      found.set(member, registered);
    }
    if (!firstOf.has(folded)) firstOf.set(folded, member.name);
  }
  return found;
}

/** A letter, digit or underscore written as an escape: nothing makes that necessary. */
export const NEEDLESS = /^"(?:[^\\]|\\.)*?\\u00(?:3\d|4[1-9a-f]|5[\daf]|6[1-9a-f]|7[\da])/i;

const isEscaped = ({ name, nameSpan }: JsonMember): boolean =>
  nameSpan.end - nameSpan.start - 2 !== name.length;

const HS256 = { alg: 'HS256' };

export default [
  defineRule({
    id: 'json-case-variant-member',
    severity: 'medium',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: '{name} is not {registered}',
    why: '"{name}" differs from "{registered}" by letter case alone. Go’s encoding/json takes the two for one, most others do not: two programs can read two values.',
    fix: 'Use the exact name, and compare names exactly.',
    reference: 'RFC 7515 §5.3, §10.13; RFC 7519 §7.3',
    check: (facts) =>
      PARTS.flatMap((part) =>
        [...sameButForCase(membersOf(facts, part), part)].map(([member, registered]): Hit => {
          const { name } = member;
          const isTaken = membersOf(facts, part).some((other) => other.name === registered);
          return {
            at: atMember(part, member),
            severity: KNOWN[part].deciding.has(registered) ? 'medium' : 'low',
            isFixable: !isTaken,
            values: { name: shortName(name), registered: shortName(registered) },
          };
        }),
      ),
    quickFix: editFix('Rename it to {registered}', (text, { values }) =>
      renameMember(text, String(values?.['registered']), ({ name }) => name === values?.['name']),
    ),
    examples: {
      flagged: [
        { header: { alg: 'RS256', Alg: 'none' }, payload: {}, severity: 'medium' },
        { header: HS256, payload: { Exp: 1_795_003_600 }, severity: 'medium' },
        { header: HS256, payload: { ſub: 'admin' }, severity: 'medium' },
        { header: { alg: 'HS256', '\u212aid': '1' }, payload: {} },
        { header: HS256, payload: { userId: 1, userID: 2 }, severity: 'low' },
        { header: HS256, payload: { Email: 'a@b.example' }, severity: 'low' },
      ],
      clean: [
        { header: HS256, payload: { exp: 1, ExpiresAt: 'x' } },
        { header: HS256, payload: { userId: 1, tenantID: 2 } },
        { header: { alg: 'RS256', 'x5t#S256': 'AAAA' }, payload: {} },
      ],
    },
  }),
  defineRule({
    id: 'json-confusable-member',
    severity: 'medium',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'A name that only looks like {registered}',
    why: 'The name has characters beyond ASCII in it and looks like "{registered}". Programs look for the real one and do not find it.',
    fix: 'Refuse names that look like registered ones and are not.',
    reference: 'RFC 7515 §10.13; UTS #39',
    check: (facts) =>
      PARTS.flatMap((part) =>
        membersOf(facts, part).flatMap((member): Hit[] => {
          const { name } = member;
          if (!/\P{ASCII}/u.test(name) || KNOWN[part].byCase.has(foldCase(name))) return [];
          const registered = KNOWN[part].byCase.get(skeleton(name));
          return registered === undefined
            ? []
            : [{ at: atMember(part, member), values: { registered } }];
        }),
      ),
    quickFix: editFix('Rename it to {registered}', (text, { values }) => {
      const registered = String(values?.['registered']);
      return renameMember(
        text,
        registered,
        ({ name }) => name !== registered && foldCase(registered) === skeleton(name),
      );
    }),
    examples: {
      flagged: [
        // Cyrillic е and х.
        { header: HS256, payload: { ехp: 9_999_999_999 }, severity: 'medium' },
        { header: HS256, payload: { 'su\u200bb': 'admin' } },
        // Full width.
        { header: { alg: 'HS256', ｋｉｄ: '1' }, payload: {} },
      ],
      clean: [
        { header: HS256, payload: { größe: 3 } },
        { header: HS256, payload: { имя: 'Анна', exp: 1_795_003_600 } },
      ],
    },
  }),
  defineRule({
    id: ESCAPED,
    severity: 'low',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: '"{name}" is written with escapes',
    why: 'Plain letters are written as \\u escapes. Filters that search the text do not find the name, parsers do.',
    fix: 'Compare names after parsing, never in the text.',
    reference: 'RFC 8259 §7, §8.3',
    watch: { object: ({ members }) => members.some(isEscaped) },
    check: (facts) => {
      const hits: Hit[] = [];
      for (const part of PARTS) {
        const text = jsonPart(facts, part)?.json?.text ?? '';
        for (const parent of facts.trees[part]?.picked.get(ESCAPED) ?? []) {
          const { members } = parent.node as { readonly members: readonly JsonMember[] };
          for (const member of members) {
            const { name, nameSpan, value } = member;
            const raw = text.slice(nameSpan.start, Math.min(nameSpan.end, nameSpan.start + 400));
            if (!isEscaped(member) || !NEEDLESS.test(raw)) continue;
            const pointer = pointerTo({ node: value, step: name, parent });
            hits.push({ at: atMember(part, member), values: { name: shortName(name), pointer } });
            if (hits.length === 20) return hits;
          }
        }
      }
      return hits;
    },
    quickFix: editFix('Write the name plainly', (text, finding) => {
      const { root } = parseJson(text);
      const path = pathIn(text, finding);
      const object = root && path && nodeAt(root, path.slice(0, -1));
      const member =
        object?.kind === 'object' &&
        object.members.findLast((one) => one.name === path?.at(-1) && isEscaped(one));
      return member ? replaceSpan(text, member.nameSpan, JSON.stringify(member.name)) : text;
    }),
    examples: {
      flagged: [
        { header: '{"\\u0061lg":"none"}', payload: {}, severity: 'low' },
        { header: HS256, payload: '{"a":[{"r\\u006fle":"admin"}]}' },
      ],
      clean: [
        { header: HS256, payload: '{"name":"\\u00e9"}' },
        { header: HS256, payload: '{"gr\\u00f6\\u00dfe":1,"a\\u0026b":1,"\\\\u0061":1}' },
      ],
    },
  }),
];
