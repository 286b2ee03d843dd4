// What a token permits: how it is written, and how much it is.
import { setMember } from '../../../json/edit-json.ts';
import { parseJson, type JsonNode } from '../../../json/parse-json.ts';
import { atMember, atValue } from '../../at-json.ts';
import { listWords, memberOf, textNodes, type StringNode } from '../../claim-text.ts';
import { defineRule, type JsonObjectFacts } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';
import { shortName } from '../../short-name.ts';

export const PATTERNS: readonly RegExp[] = [
  /^(?:\*|\*:\*|all|\.\*|admin:\*|root|superuser|super[-_]?admin)$/i,
  /^https:\/\/www\.googleapis\.com\/auth\/cloud-platform$/,
];
/** Everything of one kind. */
const PART_WILDCARD = /^[\w.-]+:\*$/;
const PRIVILEGES = ['role', 'roles', 'groups', 'permissions', 'admin', 'is_admin', 'isAdmin'];
const MAX_SCOPE = 16_384;

/** What is wrong with a list of scopes (RFC 6749 §3.3: tokens with one space between). */
function findFormat(scope: JsonNode): string | undefined {
  if (scope.kind === 'array') return 'is an array';
  if (scope.kind !== 'string') return undefined;
  if (scope.value.includes(',')) return 'has commas in it';
  if (/^ | {2}/.test(scope.value)) return 'has a space too many';
  return undefined;
}

const words = (text: string): readonly string[] => text.slice(0, MAX_SCOPE).split(/[\s,]+/);

interface Grant {
  readonly node: StringNode;
  /** A scope is several in one string; the name of a role may have spaces in it. */
  readonly entries: readonly string[];
}

function grants(claims: JsonObjectFacts | undefined): readonly Grant[] {
  const scopes = ['scope', 'scp'].map((name) => claims?.get(name));
  const roles = ['permissions', 'permission', 'roles', 'role', 'authorities'].map((name) =>
    claims?.get(name),
  );
  const realm = memberOf(claims?.get('realm_access'), 'roles');
  return [
    ...scopes.flatMap(textNodes).map((node) => ({ node, entries: words(node.value) })),
    ...[...roles, realm].flatMap(textNodes).map((node) => ({ node, entries: [node.value] })),
  ];
}

const HS256 = { alg: 'HS256' };

export default [
  defineRule({
    id: 'scope-format',
    severity: 'low',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: '{claim} is not written as scopes are',
    why: '{claim} {fault}. {rule}, and readers that take it apart find other scopes than were meant.',
    fix: 'Write the scopes in one string, with one space between.',
    reference: 'RFC 9068 §2.2.3; RFC 8693 §4.2; RFC 6749 §3.3',
    check: ({ claims }) => {
      const scope = claims?.member('scope');
      const scp = claims?.member('scp');
      const fault = scope && findFormat(scope.value);
      const rule = 'scope is one string with single spaces';
      return [
        ...(scope && fault !== undefined
          ? [{ at: atMember('payload', scope), values: { claim: 'scope', fault, rule } }]
          : []),
        ...(scp && scp.value.kind !== 'string' && scp.value.kind !== 'array'
          ? [
              {
                at: atMember('payload', scp),
                isFixable: false,
                values: {
                  claim: 'scp',
                  fault: 'is neither a string nor an array',
                  rule: 'Issuers write it as one of these',
                },
              },
            ]
          : []),
      ];
    },
    quickFix: editFix('Write scope as one string', (text) => {
      const { root } = parseJson(text);
      const texts = textNodes(memberOf(root, 'scope')).map(({ value }) => value);
      const scopes = texts.flatMap(words).filter((word) => word !== '');
      return texts.length === 0
        ? text
        : setMember(text, ['scope'], JSON.stringify(scopes.join(' ')));
    }),
    examples: {
      flagged: [
        { header: HS256, payload: { scope: ['read', 'write'] }, severity: 'low' },
        { header: HS256, payload: { scope: 'read,write' } },
        { header: HS256, payload: { scope: 'read  write' } },
        { header: HS256, payload: { scp: { read: true } } },
      ],
      clean: [
        { header: HS256, payload: { scope: 'read write' } },
        // Okta, Microsoft Entra.
        { header: HS256, payload: { scp: ['read'] } },
        { header: HS256, payload: { scp: 'read' } },
      ],
    },
  }),
  defineRule({
    id: 'scope-wildcard',
    severity: 'medium',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'A grant of everything',
    why: '"{grant}" grants everything{part}: who steals this token can do it all.',
    fix: 'Ask for the least you need.',
    reference: 'RFC 9700 §2.3',
    check: ({ claims }) =>
      grants(claims).flatMap(({ node, entries }) => {
        const whole = entries.find((entry) => PATTERNS.some((pattern) => pattern.test(entry)));
        const grant = whole ?? entries.find((entry) => PART_WILDCARD.test(entry));
        if (grant === undefined) return [];
        const part = whole === undefined ? ' of one kind' : '';
        return [
          {
            at: atValue('payload', node),
            values: { grant: shortName(grant, 80), part },
            ...(part !== '' && { severity: 'low' as const }),
          },
        ];
      }),
    examples: {
      flagged: [
        { header: HS256, payload: { scope: '*' }, severity: 'medium' },
        { header: HS256, payload: { realm_access: { roles: ['user', 'superuser'] } } },
        {
          header: HS256,
          payload: { scope: 'openid https://www.googleapis.com/auth/cloud-platform' },
        },
        { header: HS256, payload: { scope: 'read:*' }, severity: 'low' },
      ],
      clean: [
        { header: HS256, payload: { scope: 'read all-hands rooted' } },
        { header: HS256, payload: { roles: ['admin', 'Read all'] } },
        { header: HS256, payload: { note: '*' } },
      ],
    },
  }),
  defineRule({
    id: 'privilege-claim',
    severity: 'info',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'Rights stand in the token',
    why: 'The rights in {claims} stay in force until the token expires, also after they were taken away.',
    fix: 'Keep lifetimes short, and look up what is critical on the server.',
    reference: 'RFC 9068 §2.2.3.1; OWASP JSON Web Token cheat sheet',
    check: ({ claims }) => {
      const names = PRIVILEGES.filter((name) => claims?.get(name));
      const member = claims?.member(names[0] ?? '');
      if (!member || names.length === 0) return undefined;
      return { at: atMember('payload', member), values: { claims: listWords(names) } };
    },
    examples: {
      flagged: [
        { header: HS256, payload: { role: 'admin' }, severity: 'info' },
        { header: HS256, payload: { groups: ['a'], isAdmin: false } },
      ],
      clean: [
        { header: HS256, payload: { scope: 'read' } },
        { header: HS256, payload: { parole: true } },
      ],
    },
  }),
];
