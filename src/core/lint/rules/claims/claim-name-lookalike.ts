import type { JsonNode } from '../../../json/parse-json.ts';
import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';
import { renameMember } from '../../rename-member.ts';

const REGISTERED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    exp: 'expires expiry expiration expires_at expiresAt exp_at expires_in expiresIn',
    iss: 'issuer',
    aud: 'audience',
    sub: 'subject',
    iat: 'issued_at issuedAt',
    nbf: 'not_before notBefore',
    jti: 'jwt_id jwtId',
  }).flatMap(([name, looks]) => looks.split(' ').map((look) => [look, name] as const)),
);
const TIMES: ReadonlySet<string> = new Set(['exp', 'iat', 'nbf']);
/** A smaller number is how long, not when. */
const MIN_DATE = 1e9;

/** Whether the value is right under the registered name, too. */
function fits(node: JsonNode, registered: string): boolean {
  if (TIMES.has(registered)) return node.kind === 'number' && Number(node.text) > MIN_DATE;
  return node.kind === 'string';
}

export default defineRule({
  id: 'claim-name-lookalike',
  severity: 'low',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: '{name} instead of {registered}',
  why: '"{name}" is no registered claim. Libraries check {registered} and nothing else, so nobody looks at it.',
  fix: 'Call it {registered}.',
  reference: 'RFC 7519 §4.1',
  check: ({ claims }) => {
    // A W3C credential has members of its own under such names.
    if (!claims || claims.get('@context')) return undefined;
    return [...REGISTERED].flatMap(([name, registered]) => {
      const member = claims.get(registered) ? undefined : claims.member(name);
      if (!member) return [];
      const isFixable = fits(member.value, registered);
      return [{ at: atMember('payload', member), isFixable, values: { name, registered } }];
    });
  },
  quickFix: editFix('Rename it to {registered}', (text, { values }) => {
    const registered = String(values?.['registered']);
    return renameMember(
      text,
      registered,
      ({ name, value }) => name === values?.['name'] && fits(value, registered),
    );
  }),
  examples: {
    flagged: [
      { header: { alg: 'HS256' }, payload: { expires: 1795003600 }, severity: 'low' },
      { header: { alg: 'HS256' }, payload: { issuer: 'https://i', expiresIn: '1h' } },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: { exp: 1795003600, expires_in: 3600 } },
      { header: { alg: 'HS256' }, payload: { sub: 'a', userid: 'a' } },
      { header: { alg: 'ES256' }, payload: { '@context': [], issuer: 'did:web:a' } },
    ],
  },
});
