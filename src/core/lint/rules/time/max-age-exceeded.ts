import { formatDuration } from '../../../time/format-time.ts';
import { atOpening } from '../../at-json.ts';
import { defineRule, type LintFacts } from '../../define-rule.ts';
import { numericClaim } from '../../numeric-claim.ts';

/** Of an ID token the age of the sign-in counts; of others, and where it is only guessed to be one, that of the token. */
function countsFrom({ profile, claims }: LintFacts): 'auth_time' | 'iat' {
  if (profile.name !== 'id-token') return 'iat';
  return profile.certain || numericClaim(claims, 'auth_time') ? 'auth_time' : 'iat';
}

export default defineRule({
  id: 'max-age-exceeded',
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: ['clock'],
  title: 'Older than you allow',
  why: '{claim} {told}, and you allow {maxAge|duration} at most.',
  fix: 'Have the user sign in again, or get a new token.',
  reference: 'OpenID Connect Core §2, §3.1.2.1, §3.1.3.7',
  check: (facts) => {
    const { claims, now } = facts;
    const { maxAge, leeway } = facts.expectations;
    if (maxAge === undefined || !claims) return undefined;
    const claim = countsFrom(facts);
    const own = numericClaim(claims, claim);
    if (own && now - own.value <= maxAge + leeway) return undefined;
    const told = own ? `is ${formatDuration(now - own.value)} ago` : 'is missing';
    return {
      at: own?.at ?? atOpening('payload', claims.root),
      values: { claim, told, maxAge },
    };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: { nonce: 'n', iat: 1795000000, auth_time: 1794996000 },
        expectations: { maxAge: 300 },
        severity: 'high',
      },
      {
        header: { alg: 'HS256' },
        payload: { iat: 1795000000 },
        profile: 'id-token',
        expectations: { maxAge: 300 },
      },
      {
        header: { alg: 'HS256' },
        payload: { iat: 1794996000 },
        expectations: { maxAge: 300 },
      },
    ],
    clean: [
      {
        header: { alg: 'HS256' },
        payload: { nonce: 'n', iat: 1795000000, auth_time: 1794999900 },
        expectations: { maxAge: 300 },
      },
      { header: { alg: 'HS256' }, payload: { iat: 1794996000, auth_time: 1794996000 } },
      // An access token’s own age counts, not that of the session.
      {
        header: { alg: 'HS256', typ: 'at+jwt' },
        payload: { iat: 1794999900, auth_time: 1794900000 },
        expectations: { maxAge: 300 },
      },
    ],
  },
});
