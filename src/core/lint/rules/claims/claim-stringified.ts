import { atValue } from '../../at-json.ts';
import { textNodes } from '../../claim-text.ts';
import { defineRule } from '../../define-rule.ts';

/** What languages print for a variable that has no value. */
export const PATTERNS: readonly RegExp[] = [
  /^(?:undefined|null|NaN|\[object Object\]|None|nil|Invalid Date|%s)$/,
];

/** Who, whose and what for: never names of people or free text, in which these may be words. */
const CLAIMS =
  'iss sub aud jti sid client_id azp scope scp email user_id userId uid oid tid tenant tenant_id tenantId org_id'.split(
    ' ',
  );
/** Here "None" may be the name of one. */
const ROLES = ['role', 'roles', 'groups', 'permissions'];
const NO_ROLE: ReadonlySet<string> = new Set(['None', 'nil']);
/** Of an audience these are more than a slip: aud-wildcard. */
const NO_AUDIENCE: ReadonlySet<string> = new Set(['undefined', 'null']);

function isMeant(claim: string, text: string): boolean {
  if (ROLES.includes(claim)) return NO_ROLE.has(text);
  return claim === 'aud' && NO_AUDIENCE.has(text);
}

export default defineRule({
  id: 'claim-stringified',
  severity: 'medium',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: '{claim} is the text of a missing value',
  why: '{claim} holds what a program prints for a variable without a value. Two users to whom that happens share one identity.',
  fix: 'Mend the code that issues the token, and refuse such values.',
  reference: 'CWE-704; RFC 7519 §4',
  check: ({ claims }) =>
    [...CLAIMS, ...ROLES].flatMap((claim) =>
      textNodes(claims?.get(claim)).flatMap((node) => {
        const { value } = node;
        if (!PATTERNS.some((pattern) => pattern.test(value)) || isMeant(claim, value)) return [];
        return [{ at: atValue('payload', node), values: { claim } }];
      }),
    ),
  examples: {
    flagged: [
      { header: { alg: 'HS256' }, payload: { sub: 'undefined' }, severity: 'medium' },
      { header: { alg: 'HS256' }, payload: { tenant_id: '[object Object]' } },
      { header: { alg: 'HS256' }, payload: { roles: ['admin', 'null'] } },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: { name: 'Null', family_name: 'null' } },
      { header: { alg: 'HS256' }, payload: { sub: 'nullify' } },
      { header: { alg: 'HS256' }, payload: { role: 'None' } },
      { header: { alg: 'HS256' }, payload: { sub: null } },
    ],
  },
});
