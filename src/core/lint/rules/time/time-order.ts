// Time claims that contradict each other.
import { defineRule, type Rule } from '../../define-rule.ts';
import { numericClaim } from '../../numeric-claim.ts';
import { timeFix } from '../../time-fix.ts';

type OrderRule = Omit<Rule, 'appliesTo' | 'needs' | 'check' | 'watch'> & {
  readonly claim: string;
  readonly other: string;
  /** `gap`: seconds from the other claim to this one. */
  readonly isWrong: (gap: number, leeway: number) => boolean;
};

const HS256 = { alg: 'HS256' };
const HOUR = 3_600;
const DAY = 86_400;

/** Lifetimes that people write, in seconds: a minute to a day, a week, thirty days. */
const USUAL = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1_440].map((minutes) => minutes * 60);
const USUAL_LIFETIMES: ReadonlySet<number> = new Set([...USUAL, 7 * DAY, 30 * DAY]);

const ORDERS: readonly OrderRule[] = [
  {
    id: 'nbf-after-exp',
    severity: 'high',
    claim: 'nbf',
    other: 'exp',
    isWrong: (gap) => gap >= 0,
    title: 'It expires before it begins',
    why: 'It begins with nbf ({nbf|date}) and ends with exp ({exp|date}): there is no moment at which it is valid.',
    fix: 'Look for a mistake of unit or sign in the issuer.',
    reference: 'RFC 7519 §4.1.4, §4.1.5',
    quickFix: timeFix('Set nbf to iat, or to now', (times, { now }) => times('iat') ?? now),
    examples: {
      flagged: [
        { header: HS256, payload: { nbf: 1795003600, exp: 1795000000 }, severity: 'high' },
        { header: HS256, payload: { nbf: 1795003600, exp: 1795003600 } },
      ],
      clean: [
        { header: HS256, payload: { nbf: 1795000000, exp: 1795003600 } },
        { header: HS256, payload: { nbf: 1795003600, exp: '1795000000' } },
        { header: HS256, payload: { nbf: 1795003600 } },
      ],
    },
  },
  {
    id: 'nbf-after-iat-gap',
    severity: 'low',
    claim: 'nbf',
    other: 'iat',
    isWrong: (gap) => gap > HOUR,
    title: 'It becomes valid long after it was issued',
    why: 'It only becomes valid {gap|duration} after iat. That may be meant; often it is a clock or a time zone.',
    fix: 'If it is not meant, set nbf to iat.',
    reference: 'RFC 7519 §4.1.5, §4.1.6',
    quickFix: timeFix('Set nbf to iat', (times) => times('iat')),
    examples: {
      flagged: [
        { header: HS256, payload: { iat: 1795000000, nbf: 1795086400 }, severity: 'low' },
        { header: HS256, payload: { iat: 1795000000, nbf: 1795003601, exp: 1795090000 } },
      ],
      clean: [
        { header: HS256, payload: { iat: 1795000000, nbf: 1794999940 } },
        { header: HS256, payload: { iat: 1795000000, nbf: 1795000000 } },
        { header: HS256, payload: { nbf: 1795086400 } },
      ],
    },
  },
  {
    id: 'auth-time-after-iat',
    severity: 'medium',
    claim: 'auth_time',
    other: 'iat',
    isWrong: (gap, leeway) => gap > leeway,
    title: 'The sign-in is dated after the token',
    why: 'auth_time, when the user signed in, is {gap|duration} after iat, when the token was made.',
    fix: 'Compare the units and the clocks of the two.',
    reference: 'OpenID Connect Core §2',
    examples: {
      flagged: [
        { header: HS256, payload: { iat: 1795000000, auth_time: 1795009999 }, severity: 'medium' },
        {
          header: HS256,
          payload: { iat: 1795000000, auth_time: 1795000001 },
          expectations: { leeway: 0 },
        },
      ],
      clean: [
        { header: HS256, payload: { iat: 1795000000, auth_time: 1795000000 } },
        // The clocks of two servers.
        { header: HS256, payload: { iat: 1795000000, auth_time: 1795000030 } },
        { header: HS256, payload: { iat: 1795000000, auth_time: 1794900000 } },
      ],
    },
  },
  {
    id: 'lifetime-ms-mixed',
    severity: 'medium',
    claim: 'exp',
    other: 'iat',
    isWrong: (gap) => USUAL_LIFETIMES.has(gap / 1000),
    title: 'The lifetime is probably in milliseconds',
    why: 'It lives {gap|duration}, a thousand times a usual lifetime: probably a length of time in milliseconds was added to a moment in seconds.',
    fix: 'Use seconds for both.',
    reference: 'RFC 7519 §2 (NumericDate)',
    hides: ['lifetime-excessive'],
    quickFix: timeFix('Divide the lifetime by 1000', (times) => {
      const [iat = Number.NaN, exp = Number.NaN] = [times('iat'), times('exp')];
      return USUAL_LIFETIMES.has((exp - iat) / 1000) && iat + (exp - iat) / 1000;
    }),
    examples: {
      flagged: [
        // 3,600,000 s are 41.7 days.
        { header: HS256, payload: { iat: 1795000000, exp: 1798600000 }, severity: 'medium' },
        { header: HS256, payload: { iat: 1795000000, exp: 1795000000 + 900_000 } },
      ],
      clean: [
        // 30 days.
        { header: HS256, payload: { iat: 1795000000, exp: 1797592000 } },
        { header: HS256, payload: { iat: 1795000000, exp: 1795003600 } },
        { header: HS256, payload: { exp: 1798600000 } },
      ],
    },
  },
];

export default ORDERS.map(({ claim, other, isWrong, ...rule }) =>
  defineRule({
    ...rule,
    appliesTo: ['jws', 'jwe'],
    needs: [],
    check: ({ claims, expectations: { leeway } }) => {
      const own = numericClaim(claims, claim);
      const than = numericClaim(claims, other);
      if (!own || !than) return undefined;
      const gap = own.value - than.value;
      if (!isWrong(gap, leeway)) return undefined;
      return { at: own.at, values: { claim, gap, [claim]: own.value, [other]: than.value } };
    },
  }),
);
