// OpenID Connect's claims about a person: their types, and what may be made of them.
import { setMember } from '../../../json/edit-json.ts';
import { parseJson, type JsonNode } from '../../../json/parse-json.ts';
import { atMember } from '../../at-json.ts';
import { claimText, memberOf } from '../../claim-text.ts';
import { defineRule, type Severity } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';
import { issuerHost } from '../../../claims/issuer-host.ts';

type Kind = JsonNode['kind'];

const TYPES: readonly {
  readonly claims: readonly string[];
  readonly kind: Kind;
  readonly words: string;
}[] = [
  {
    claims: ['amr', 'roles', 'groups', 'entitlements'],
    kind: 'array',
    words: 'an array of strings',
  },
  { claims: ['acr', 'preferred_username'], kind: 'string', words: 'a string' },
  { claims: ['address'], kind: 'object', words: 'an object' },
];
const ENTRA = /^(?:login\.microsoftonline\.(?:com|us)|sts\.windows\.net)$/;

/** One role as a string is how many private tokens have it. */
const isUsual = (claim: string, node: JsonNode): boolean =>
  claim === 'roles' && node.kind === 'string';

const HS256 = { alg: 'HS256' };

export default [
  defineRule({
    id: 'oidc-claim-type',
    severity: 'low',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: '{claim} is not of its type',
    why: '{claim} should be {type}. Code that was written for the one form fails on the other, or takes a text apart letter by letter.',
    fix: 'Let the issuer write {type}, or read both forms.',
    reference: 'OpenID Connect Core §2, §5.1; RFC 9068 §2.2.3.1',
    check: ({ claims }) =>
      TYPES.flatMap(({ claims: names, kind, words }) =>
        names.flatMap((claim) => {
          const member = claims?.member(claim);
          if (!member || member.value.kind === kind) return [];
          // What is null or empty is another rule's.
          if (member.value.kind === 'null' && claim !== 'amr') return [];
          const severity: Severity = isUsual(claim, member.value) ? 'info' : 'low';
          return [
            {
              at: atMember('payload', member),
              severity,
              isFixable: kind === 'array' && member.value.kind === 'string',
              values: { claim, type: words },
            },
          ];
        }),
      ),
    quickFix: editFix('Make {claim} an array', (text, { values }) => {
      const claim = String(values?.['claim']);
      const node = memberOf(parseJson(text).root, claim);
      return node?.kind === 'string'
        ? setMember(text, [claim], `[${text.slice(node.start, node.end)}]`)
        : text;
    }),
    examples: {
      flagged: [
        { header: HS256, payload: { amr: 'pwd' }, severity: 'low' },
        { header: HS256, payload: { acr: 1, address: 'Street 1' } },
        { header: HS256, payload: { roles: 'admin' }, severity: 'info' },
      ],
      clean: [
        { header: HS256, payload: { amr: ['pwd'], acr: '1', address: { locality: 'a' } } },
        { header: HS256, payload: { role: 'admin' } },
      ],
    },
  }),
  defineRule({
    id: 'email-as-identity',
    severity: 'low',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    title: 'An e-mail address that nobody confirmed',
    why: 'The issuer {fault}. Who finds or links accounts by such an address lets people take over those of others.',
    fix: 'Know users by iss and sub together.',
    reference: 'OpenID Connect Core §5.7; RFC 9068 §5',
    check: ({ claims, profile }) => {
      const member = claims?.member('email');
      const email = claimText(claims, 'email');
      // A credential says what its issuer attests.
      if (!member || !email || profile.name === 'sd-jwt') return undefined;
      const verified = claims?.get('email_verified');
      const word = verified?.kind === 'string' ? verified.value.toLowerCase() : verified?.kind;
      const isEntra = ENTRA.test(issuerHost(claimText(claims, 'iss') ?? '') ?? '');
      if (word === 'true' || (isEntra && claims?.get('xms_edov'))) return undefined;
      const isDenied = word === 'false';
      return {
        at: atMember('payload', member),
        severity: isDenied ? 'low' : 'info',
        values: {
          fault: isDenied
            ? 'says that this address is not confirmed'
            : 'does not say that it has confirmed this address',
        },
      };
    },
    examples: {
      flagged: [
        {
          header: HS256,
          payload: { email: 'ceo@victim.example', email_verified: false },
          severity: 'low',
        },
        { header: HS256, payload: { email: 'a@b.example' }, severity: 'info' },
        {
          header: HS256,
          payload: { iss: 'https://sts.windows.net/x/', email: 'a@b.example' },
          severity: 'info',
        },
      ],
      clean: [
        { header: HS256, payload: { email: 'a@b.example', email_verified: true } },
        // As Cognito and Apple write it.
        { header: HS256, payload: { email: 'a@b.example', email_verified: 'true' } },
        { header: HS256, payload: { email_verified: false } },
      ],
    },
  }),
];
