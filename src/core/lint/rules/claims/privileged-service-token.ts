import { numericDate } from '../../../time/time-status.ts';
import { atMember, atOpening } from '../../at-json.ts';
import { claimText, memberOf } from '../../claim-text.ts';
import { defineRule, type Hit, type JsonObjectFacts } from '../../define-rule.ts';

const YEAR = 365 * 86_400;
const HASURA = 'https://hasura.io/jwt/claims';

/** Its role is the one that no row-level security holds back. */
function isSupabaseService(claims: JsonObjectFacts): boolean {
  const isSupabase =
    claimText(claims, 'iss')?.startsWith('supabase') || claimText(claims, 'ref') !== undefined;
  return isSupabase && claimText(claims, 'role') === 'service_role';
}

/** From before Kubernetes bound them to a time and an audience. */
function isLegacyServiceAccount(claims: JsonObjectFacts): boolean {
  return claimText(claims, 'iss') === 'kubernetes/serviceaccount' && !claims.get('exp');
}

function isLastingHasuraAdmin(claims: JsonObjectFacts, now: number): boolean {
  const own = claims.get(HASURA);
  const isAdmin = ['x-hasura-role', 'x-hasura-default-role'].some((name) => {
    const role = memberOf(own, name);
    return role?.kind === 'string' && role.value === 'admin';
  });
  if (!isAdmin) return false;
  const [exp, iat] = ['exp', 'iat'].map((name) => {
    const node = claims.get(name);
    return node && numericDate(node);
  });
  return exp === undefined || exp - (iat ?? now) > YEAR;
}

function describe(claims: JsonObjectFacts, now: number): Omit<Hit, 'at'> | undefined {
  if (isSupabaseService(claims)) {
    return {
      values: {
        what: 'a service_role key of Supabase',
        effect: 'it passes by all row-level security, usually for ten years',
      },
    };
  }
  if (isLegacyServiceAccount(claims)) {
    return {
      values: {
        what: 'a legacy service account token of Kubernetes',
        effect: 'it never expires and is bound to no audience',
      },
    };
  }
  if (isLastingHasuraAdmin(claims, now)) {
    return {
      values: {
        what: 'an admin token for Hasura',
        effect: 'it may read and write everything, for more than a year',
      },
    };
  }
  return undefined;
}

export default defineRule({
  id: 'privileged-service-token',
  severity: 'critical',
  appliesTo: ['jws'],
  needs: ['clock'],
  title: 'A key to everything',
  why: 'This is {what}: {effect}.',
  fix: 'Keep it on the server. If it was in a browser, a repository or a chat, replace it now.',
  reference: 'RFC 6750 §5.3; Supabase docs (API keys); Kubernetes KEP-1205; Hasura docs (JWT)',
  check: ({ claims, now }) => {
    const hit = claims && describe(claims, now);
    if (!hit) return undefined;
    const member = claims.member('role') ?? claims.member('iss');
    return { ...hit, at: member ? atMember('payload', member) : atOpening('payload', claims.root) };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: {
          iss: 'supabase',
          ref: 'abc',
          role: 'service_role',
          iat: 1625137684,
          exp: 1940713684,
        },
        severity: 'critical',
      },
      {
        header: { alg: 'RS256' },
        payload: { iss: 'kubernetes/serviceaccount', sub: 'system:serviceaccount:a:b' },
      },
      {
        header: { alg: 'HS256' },
        payload: { [HASURA]: { 'x-hasura-default-role': 'admin' }, exp: 1895000000 },
      },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: { iss: 'supabase', ref: 'abc', role: 'anon' } },
      {
        header: { alg: 'RS256' },
        payload: {
          iss: 'https://kubernetes.default.svc',
          aud: ['https://kubernetes.default.svc'],
          exp: 1795003600,
          'kubernetes.io': { namespace: 'a' },
        },
      },
      {
        header: { alg: 'HS256' },
        payload: {
          [HASURA]: { 'x-hasura-default-role': 'admin' },
          iat: 1795000000,
          exp: 1795003600,
        },
      },
      { header: { alg: 'HS256' }, payload: { iss: 'https://i', role: 'service_role' } },
    ],
  },
});
