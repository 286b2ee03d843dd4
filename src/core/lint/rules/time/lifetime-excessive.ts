import { nodeAt, setMember } from '../../../json/edit-json.ts';
import { parseJson } from '../../../json/parse-json.ts';
import { numericDate } from '../../../time/time-status.ts';
import { atMember } from '../../at-json.ts';
import { defineRule, type JsonObjectFacts, type LintFacts } from '../../define-rule.ts';
import type { Severity } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';
import { kindWords } from '../../kind-words.ts';
import { vendorForm } from '../../../claims/vendor-form.ts';
import { isApiKey, isCredential } from '../../long-lived.ts';

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;
const YEAR = 365 * DAY;

/** From more than `limit` seconds on it is `severity`; the first that fits, the longest first. */
interface Step {
  readonly limit: number;
  readonly severity: Severity;
}

const DAILY: readonly Step[] = [
  { limit: DAY, severity: 'medium' },
  { limit: HOUR, severity: 'info' },
];
const YEARLY: readonly Step[] = [{ limit: YEAR, severity: 'medium' }];
const GITHUB_APP: readonly Step[] = [{ limit: 10 * MINUTE, severity: 'medium' }];

/** What each kind may live; an empty list: its profile sets no such limit. */
const STEPS = {
  jwt: DAILY,
  unknown: DAILY,
  'access-token': DAILY,
  'request-object': DAILY,
  'id-token': [{ limit: DAY, severity: 'medium' }],
  'client-assertion': [
    { limit: DAY, severity: 'high' },
    { limit: 10 * MINUTE, severity: 'medium' },
  ],
  'logout-token': [{ limit: 2 * MINUTE, severity: 'low' }],
  'refresh-token': YEARLY,
  'dpop-proof': [],
  'security-event': [],
  'introspection-response': [],
  'sd-jwt': [],
  'entity-statement': [],
} satisfies Record<LintFacts['profile']['name'], readonly Step[]>;

function stepsFor(facts: LintFacts, claims: JsonObjectFacts): readonly Step[] {
  const { name, certain } = facts.profile;
  if (isCredential(claims)) return [];
  if (isApiKey(claims)) return YEARLY;
  if (name === 'jwt' && vendorForm(facts) === 'github-app') return GITHUB_APP;
  // Nothing under an hour is long for a token whose kind is only guessed.
  return certain ? STEPS[name] : STEPS[name].filter(({ limit }) => limit >= HOUR);
}

/** Seconds from `iat`, else `nbf`, else now. */
function lifeStart(claims: JsonObjectFacts, now: number): number {
  for (const name of ['iat', 'nbf']) {
    const node = claims.get(name);
    const value = node && numericDate(node);
    if (value !== undefined) return value;
  }
  return now;
}

export default defineRule({
  id: 'lifetime-excessive',
  severity: 'medium',
  appliesTo: ['jws', 'jwe'],
  needs: ['clock'],
  title: 'It lives long',
  why: 'It is valid for {lifetime|duration}; {kind} should live {limit|duration} or less{guess}. As long as it lives, a stolen one works.',
  fix: 'Shorten it, and renew with refresh tokens.',
  reference: 'RFC 6750 §5.3; OpenID Connect Back-Channel Logout §4; GitHub Docs (apps)',
  check: (facts) => {
    const { claims, now, profile } = facts;
    const member = claims?.member('exp');
    const exp = member && numericDate(member.value);
    if (!claims || !member || exp === undefined) return undefined;
    const lifetime = exp - lifeStart(claims, now);
    const step = stepsFor(facts, claims).find(({ limit }) => lifetime > limit);
    if (!step) return undefined;
    const { limit } = step;
    const severity = step.severity === 'high' && !profile.certain ? 'medium' : step.severity;
    return {
      at: atMember('payload', member),
      severity,
      values: { lifetime, limit, ...kindWords(profile) },
    };
  },
  quickFix: editFix('Shorten it', (text, finding, now) => {
    const { root } = parseJson(text);
    const times = ['iat', 'nbf'].map((name) => {
      const node = root && nodeAt(root, [name]);
      return node && numericDate(node);
    });
    const start = times.find((time) => time !== undefined) ?? now;
    const life = Math.min(HOUR, Number(finding.values?.['limit']));
    return setMember(text, ['exp'], String(Math.floor(start) + life));
  }),
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: { iat: 1795000000, exp: 1797592000 },
        severity: 'medium',
      },
      { header: { alg: 'HS256' }, payload: { iat: 1795000000, exp: 1795028800 }, severity: 'info' },
      {
        header: { alg: 'ES256', typ: 'client-authentication+jwt' },
        payload: {
          iss: 'c',
          sub: 'c',
          aud: 'https://as.example',
          iat: 1795000000,
          exp: 1795090000,
        },
        severity: 'high',
      },
      {
        header: { alg: 'ES256', typ: 'logout+jwt' },
        payload: { iat: 1795000000, exp: 1795000600 },
        severity: 'low',
      },
      {
        header: { alg: 'RS256' },
        payload: { iss: '12345', iat: 1795000000, exp: 1795003600 },
        severity: 'medium',
      },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: { typ: 'Refresh', iat: 1795000000, exp: 1797592000 } },
      { header: { alg: 'HS256' }, payload: { iat: 1795000000, exp: 1795003600 } },
      {
        header: { alg: 'ES256' },
        payload: {
          iss: 'c',
          sub: 'c',
          aud: 'https://as.example',
          iat: 1795000000,
          exp: 1795003000,
        },
      },
      {
        header: { alg: 'ES256', typ: 'JWT' },
        payload: { iat: 1795000000, exp: 1895000000, vc: { type: ['VerifiableCredential'] } },
      },
      { header: { alg: 'ES256', typ: 'dc+sd-jwt' }, payload: { iat: 1795000000, exp: 1895000000 } },
    ],
  },
});
