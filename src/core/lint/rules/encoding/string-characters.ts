// Characters in values that a reader does not see.
import { atValue } from '../../at-json.ts';
import type { StringNode } from '../../claim-text.ts';
import { defineRule, type Hit, type LintFacts } from '../../define-rule.ts';
import { memberName, type TreeEntry } from '../../json-tree.ts';
import { shortName } from '../../short-name.ts';

const MAX_TEXT = 16_384;
const MAX_HITS = 20;
const PARTS = ['header', 'payload'] as const;
const CONTROL = 'json-nul-or-control';
const INVISIBLE = 'string-bidi-or-invisible';

/** What programs compare: nothing in them is there for a reader's sake. */
const IDENTIFIERS: ReadonlySet<string> = new Set([
  'iss',
  'sub',
  'aud',
  'kid',
  'jti',
  'client_id',
  'scope',
  'scp',
  'azp',
  'email',
  'preferred_username',
  'sid',
  'nonce',
  'roles',
  'groups',
]);
const WITHOUT_CONTROLS: ReadonlySet<string> = new Set([
  'iss',
  'sub',
  'aud',
  'kid',
  'jti',
  'client_id',
  'scope',
]);

/** Controls of direction, characters of no width, tags. */
const UNSEEN = /[\u200b-\u200d\u2060\ufeff\u202a-\u202e\u2066-\u2069]|\udb40[\udc00-\udc7f]/;
/** In a text for people: joiners between letters or parts of an emoji (UTS #39, UTS #51), and the flags made of tags. */
const FOR_PEOPLE =
  /(?<=[\p{L}\p{M}\p{Emoji}\ufe0f])[\u200c\u200d](?=[\p{L}\p{M}\p{Emoji}])|\u{1F3F4}[\u{E0020}-\u{E007E}]{1,8}\u{E007F}/gu;

function holdsUnseen(value: string, name: string): boolean {
  const text = value.slice(0, MAX_TEXT);
  return UNSEEN.test(IDENTIFIERS.has(name) ? text : text.replace(FOR_PEOPLE, ''));
}

/** The picks of a watch for strings that are meant, each with the name it goes by. */
function eachPick(
  { trees }: LintFacts,
  id: string,
  isMeant: (
    node: StringNode,
    name: string,
    part: 'header' | 'payload',
    entry: TreeEntry,
  ) => boolean,
): Hit[] {
  const hits: Hit[] = [];
  for (const part of PARTS) {
    for (const entry of trees[part]?.picked.get(id) ?? []) {
      const name = memberName(entry);
      if (entry.node.kind !== 'string' || !isMeant(entry.node, name, part, entry)) continue;
      const claim = name === '' ? 'the text' : `"${shortName(name)}"`;
      hits.push({ at: atValue(part, entry.node), values: { claim } });
      if (hits.length === MAX_HITS) return hits;
    }
  }
  return hits;
}

/** A member of the part itself, or an item of such a member. */
function isAtTop({ parent }: TreeEntry): boolean {
  const holder = parent?.node.kind === 'array' ? parent.parent : parent;
  return holder !== undefined && holder.parent === undefined;
}

const HS256 = { alg: 'HS256' };

export default [
  defineRule({
    id: CONTROL,
    severity: 'medium',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'A control character in an identifier',
    why: 'A control character in {claim} can end or split the value in other software: in C strings, in logs, in headers.',
    fix: 'Refuse control characters in identifiers.',
    reference: 'rfc8725bis §3.10; RFC 8259 §7',
    watch: {
      // Below U+0020 they must be escaped, and most strings hold no escape.
      string: ({ start, end, value }) =>
        (end - start - 2 !== value.length || /[\x7f-\x9f]/.test(value)) && /\p{Cc}/u.test(value),
    },
    check: (facts) =>
      eachPick(facts, CONTROL, (_, name, part, entry) =>
        part === 'header' ? true : WITHOUT_CONTROLS.has(name) && isAtTop(entry),
      ),
    examples: {
      flagged: [
        { header: HS256, payload: '{"sub":"admin\\u0000.evil"}', severity: 'medium' },
        { header: '{"alg":"HS256","kid":"a\\n"}', payload: {} },
        { header: HS256, payload: '{"aud":["a","b\\u007f"]}' },
      ],
      clean: [
        { header: HS256, payload: '{"bio":"line1\\nline2"}' },
        { header: HS256, payload: '{"note":{"sub":"a\\tb"}}' },
      ],
    },
  }),
  defineRule({
    id: INVISIBLE,
    severity: 'medium',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'Invisible characters in a value',
    why: 'In {claim} there are characters that nobody sees, or that turn the direction of the text: what you read is not what is compared.',
    fix: 'Show the value with escapes, and refuse such characters in identifiers.',
    reference: 'RFC 7515 §10.13; UTS #39; UTR #36',
    watch: { string: ({ value }) => UNSEEN.test(value) },
    check: (facts) => eachPick(facts, INVISIBLE, ({ value }, name) => holdsUnseen(value, name)),
    examples: {
      flagged: [
        { header: HS256, payload: { sub: 'alice\u200b' }, severity: 'medium' },
        { header: HS256, payload: { preferred_username: 'ali\u200cce' } },
        { header: HS256, payload: { a: [{ file: 'cod\u202egpj.exe' }] } },
        { header: HS256, payload: { name: 'Alice\u{E0041}' } },
      ],
      clean: [
        { header: HS256, payload: { name: '👩\u200d💻 Ada' } },
        // A joiner that Persian needs.
        { header: HS256, payload: { name: 'می\u200cخواهم' } },
        // The flag of Wales is made of tags.
        {
          header: HS256,
          payload: { name: '🏴\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}' },
        },
        { header: HS256, payload: { name: '❤\ufe0f\u200d🔥' } },
      ],
    },
  }),
];
