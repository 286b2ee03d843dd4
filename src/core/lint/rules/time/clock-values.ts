// What the clock says of a token, beside that it has expired or is not valid yet.
import { defineRule, type Hit, type LintFacts, type Rule } from '../../define-rule.ts';
import { numericClaim } from '../../numeric-claim.ts';
import { timeFix } from '../../time-fix.ts';

type ClockRule = Omit<Rule, 'appliesTo' | 'needs' | 'check' | 'watch'> & {
  readonly check: (facts: LintFacts) => Hit | undefined;
};

const HALF_HOUR = 1_800;
/** From half an hour to the fourteen hours of the Pacific’s islands. */
const MAX_OFFSETS = 28;
const NEAR = 120;
const MINUTE = 60;
const HS256 = { alg: 'HS256' };

/** The time that lies ahead: `iat`, or `nbf` where nothing says when the token was made. */
function madeAhead({ claims, now, expectations: { leeway } }: LintFacts) {
  const own = numericClaim(claims, 'iat') ?? numericClaim(claims, 'nbf');
  return own && own.value > now + leeway ? own : undefined;
}

const RULES: readonly ClockRule[] = [
  {
    id: 'iat-in-future',
    severity: 'medium',
    title: 'Issued in the future',
    why: 'iat is {iat|date}, {ahead|duration} ahead: the issuer’s clock is fast, or this one is slow, or the unit is wrong.',
    fix: 'Synchronise the clocks (NTP). Verifiers should allow 30 to 60 seconds.',
    reference: 'RFC 7519 §4.1.6; GitHub Docs (iat 60 seconds in the past)',
    check: ({ claims, now, expectations: { leeway } }) => {
      const { value = 0, at } = numericClaim(claims, 'iat') ?? {};
      if (!at || value <= now + leeway) return undefined;
      return { at, values: { claim: 'iat', iat: value, ahead: value - now } };
    },
    quickFix: timeFix('Set iat to now', (_, { now }) => now),
    examples: {
      flagged: [
        { header: HS256, payload: { iat: 1795000600 }, severity: 'medium' },
        { header: HS256, payload: { iat: 1795000030 }, expectations: { leeway: 0 } },
      ],
      clean: [
        { header: HS256, payload: { iat: 1795000030 } },
        { header: HS256, payload: { iat: 1794990000 } },
        { header: HS256, payload: { nbf: 1795000600 } },
      ],
    },
  },
  {
    id: 'iat-timezone-offset',
    severity: 'info',
    title: 'Probably a local time',
    why: 'It is ahead by {hours} h almost exactly, as time zones are: a local time was probably written as if it were UTC.',
    fix: 'Count from 1970-01-01 UTC: in Python datetime.now(timezone.utc), in JavaScript Date.now().',
    reference: 'RFC 7519 §2 (NumericDate)',
    check: (facts) => {
      const made = madeAhead(facts);
      if (!made) return undefined;
      const ahead = made.value - facts.now;
      const halves = Math.round(ahead / HALF_HOUR);
      const isOffset = halves >= 1 && halves <= MAX_OFFSETS;
      if (!isOffset || Math.abs(ahead - halves * HALF_HOUR) > NEAR) return undefined;
      return { at: made.at, values: { hours: halves / 2 } };
    },
    examples: {
      flagged: [
        // India.
        { header: HS256, payload: { iat: 1795000000 + 19_800 }, severity: 'info' },
        { header: HS256, payload: { nbf: 1795000000 + 3_590 } },
      ],
      clean: [
        { header: HS256, payload: { iat: 1795000700 } },
        { header: HS256, payload: { iat: 1795000000 - 7_200 } },
        // Made now, to be used in an hour: that is meant.
        { header: HS256, payload: { iat: 1795000000, nbf: 1795003600 } },
      ],
    },
  },
  {
    id: 'exp-within-leeway',
    severity: 'info',
    title: 'Expired, within the tolerance',
    why: 'It expired at {exp|date}. A verifier that tolerates {leeway|duration} accepts it a moment longer.',
    fix: 'Renew tokens before they expire.',
    reference: 'RFC 7519 §4.1.4 (a few minutes)',
    check: ({ claims, now, expectations: { leeway } }) => {
      const { value = Number.NaN, at } = numericClaim(claims, 'exp') ?? {};
      if (!at || !(value <= now && now < value + leeway)) return undefined;
      return { at, values: { exp: value, leeway } };
    },
    examples: {
      flagged: [
        { header: HS256, payload: { exp: 1794999980 }, severity: 'info' },
        { header: HS256, payload: { exp: 1795000000 } },
      ],
      clean: [
        { header: HS256, payload: { exp: 1794999800 } },
        { header: HS256, payload: { exp: 1794999980 }, expectations: { leeway: 0 } },
        { header: HS256, payload: { exp: 1795000020 } },
      ],
    },
  },
  {
    id: 'expiring-soon',
    severity: 'info',
    title: 'It is about to expire',
    why: 'It expires at {exp|date}: a request that takes its time may come too late.',
    fix: 'Renew it now.',
    reference: 'RFC 7519 §4.1.4',
    check: ({ claims, now }) => {
      const { value = Number.NaN, at } = numericClaim(claims, 'exp') ?? {};
      const born = numericClaim(claims, 'iat')?.value ?? Number.NEGATIVE_INFINITY;
      const left = value - now;
      if (!at || !(left > 0 && left < Math.min(MINUTE, (value - born) / 10))) return undefined;
      return { at, values: { exp: value } };
    },
    examples: {
      flagged: [
        { header: HS256, payload: { exp: 1795000020 }, severity: 'info' },
        { header: HS256, payload: { iat: 1794999720, exp: 1795000020 } },
      ],
      clean: [
        { header: HS256, payload: { exp: 1795003000 } },
        { header: HS256, payload: { exp: 1795000000 } },
        // It lives for two minutes in all.
        { header: HS256, payload: { iat: 1794999930, exp: 1795000050 } },
      ],
    },
  },
];

export default RULES.map((rule) =>
  defineRule({ ...rule, appliesTo: ['jws', 'jwe'], needs: ['clock'] }),
);
