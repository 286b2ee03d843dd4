// Values of time claims that are a number, and yet no moment that anybody means.
import { numericClaim } from '../../numeric-claim.ts';
import { defineRule, type Hit, type LintFacts, type Rule } from '../../define-rule.ts';
import { timeFix } from '../../time-fix.ts';

const HOUR = 3_600;
const YEAR = 31_556_952;

/** Beside its place. */
type Told = Pick<Hit, 'severity' | 'values'>;

type ValueRule = Omit<Rule, 'appliesTo' | 'needs' | 'check' | 'watch'> & {
  readonly claims: readonly string[];
  /** What to say of a value beside its claim; `undefined`: nothing. */
  readonly tell: (
    value: number,
    about: { readonly text: string; readonly claim: string; readonly facts: LintFacts },
  ) => Told | undefined;
};

const JUDGED = ['exp', 'nbf', 'iat'];
const ALL = [...JUDGED, 'auth_time', 'updated_at'];

/** A whole number of minutes up to a year and a day, or an hour or a quarter less a second. */
const MAX_SPAN = 366 * 86_400;
const USUAL_SPANS: ReadonlySet<number> = new Set([899, 3599]);

interface Epoch {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly toUnix: (value: number) => number;
}

const DAY = 86_400;
/** Seconds from 1970 to 2001, the reference date of Apple’s frameworks. */
const APPLE = 978_307_200;
const EPOCHS: readonly Epoch[] = [
  { name: 'seconds since 2001 (Apple)', min: 5e8, max: 9.46e8, toUnix: (v) => v + APPLE },
  { name: 'days since 1970', min: 18_000, max: 25_000, toUnix: (v) => v * DAY },
  { name: 'an Excel date', min: 40_000, max: 55_000, toUnix: (v) => (v - 25_569) * DAY },
  { name: 'minutes since 1970', min: 2.6e7, max: 3.4e7, toUnix: (v) => v * 60 },
  { name: 'a Windows FILETIME', min: 1.3e17, max: 1.4e17, toUnix: (v) => v / 1e7 - 11_644_473_600 },
  { name: '.NET ticks', min: 6.3e17, max: 6.5e17, toUnix: (v) => v / 1e7 - 62_135_596_800 },
];

function epochOf(value: number, now: number): Epoch | undefined {
  const found = EPOCHS.find(({ min, max }) => value >= min && value <= max);
  const isNear = found && Math.abs(found.toUnix(value) - now) <= 2 * YEAR;
  // Many moments of the past are such a number too.
  return found?.toUnix(value) === value + APPLE && !isNear ? undefined : found;
}

const looksLikeSpan = (value: number): boolean =>
  Number.isInteger(value) &&
  value > 0 &&
  ((value <= MAX_SPAN && value % 60 === 0) || USUAL_SPANS.has(value));

const HS256 = { alg: 'HS256' };

const VALUES: readonly ValueRule[] = [
  {
    id: 'time-zero-or-negative',
    severity: 'high',
    claims: JUDGED,
    title: '{claim} is {value}',
    why: 'That is no moment of a token’s life. Code such as "if (exp)" takes 0 for "never expires", other code for 1970.',
    fix: 'Write a real time, or leave the claim out.',
    reference: 'RFC 7519 §2, §4.1.4; CWE-1188',
    hides: ['exp-not-after-iat', 'nbf-after-exp', 'nbf-after-iat-gap', 'lifetime-excessive'],
    tell: (value, { claim }) => {
      if (value > 0) return undefined;
      // Some SDKs write it for "from the beginning".
      const severity = claim === 'nbf' && value === 0 ? 'low' : 'high';
      return { severity, values: { value } };
    },
    quickFix: timeFix('Set {claim} to a time of today', (_, { finding, now }) =>
      finding.values?.['claim'] === 'exp' ? now + HOUR : now,
    ),
    examples: {
      flagged: [
        { header: HS256, payload: { exp: 0 }, severity: 'high' },
        { header: HS256, payload: { exp: -1 }, severity: 'high' },
        { header: HS256, payload: { nbf: 0, exp: 1795003600 }, severity: 'low' },
        { header: HS256, payload: '{"iat":-0.0}' },
      ],
      clean: [
        { header: HS256, payload: { exp: 1, nbf: 1, iat: 1 } },
        { header: HS256, payload: { exp: '0', auth_time: 0 } },
      ],
    },
  },
  {
    id: 'time-relative-duration',
    severity: 'high',
    claims: ['exp', 'nbf'],
    title: '{claim} is a length of time, not a moment',
    why: '{claim} looks like a lifetime of {value|duration}. Read as seconds since 1970, as it must be, it is {value|date}.',
    fix: 'Add the current time: Math.floor(Date.now() / 1000) + {value}',
    reference: 'RFC 7519 §2 (NumericDate), §4.1.4',
    hides: ['time-other-epoch', 'expired', 'exp-not-after-iat', 'nbf-after-exp'],
    tell: (value) => (looksLikeSpan(value) ? { values: { value } } : undefined),
    quickFix: timeFix('Add the time of issue', (times, { finding, now }) => {
      const span = times(String(finding.values?.['claim']));
      return span && looksLikeSpan(span) && (times('iat') ?? now) + span;
    }),
    examples: {
      flagged: [
        { header: HS256, payload: { exp: 3600 }, severity: 'high' },
        { header: HS256, payload: { iat: 1795000000, exp: 3599 } },
        { header: HS256, payload: { exp: 31622400 } },
        { header: HS256, payload: { nbf: 60, exp: 1795003600 } },
      ],
      clean: [
        { header: HS256, payload: { exp: 1795003600 } },
        { header: HS256, payload: { exp: 1795003600, expires_in: 3600 } },
        { header: HS256, payload: { exp: 0 } },
        { header: HS256, payload: { exp: 3601 } },
        // A moment of 1970 that somebody made up.
        { header: HS256, payload: { iat: 3600 } },
      ],
    },
  },
  {
    id: 'time-other-epoch',
    severity: 'medium',
    claims: ALL,
    title: '{claim} counts from another beginning',
    why: '{claim} looks like {epoch}: that would be {meant|date}. Read as seconds since 1970 it is {value|date}.',
    fix: 'Convert it to seconds since 1970-01-01 UTC.',
    reference: 'RFC 7519 §2 (NumericDate)',
    hides: [
      'expired',
      'exp-not-after-iat',
      'nbf-after-exp',
      'nbf-after-iat-gap',
      'auth-time-after-iat',
      'exp-far-future',
      'time-int32-overflow',
      'lifetime-excessive',
      'iat-in-future',
      'not-yet-valid',
    ],
    tell: (value, { claim, facts: { now } }) => {
      const epoch = epochOf(value, now);
      if (!epoch) return undefined;
      const severity = claim === 'updated_at' ? 'low' : 'medium';
      return { severity, values: { value, epoch: epoch.name, meant: epoch.toUnix(value) } };
    },
    quickFix: timeFix('Convert {claim} to Unix seconds', (times, { finding }) => {
      const { claim, epoch: name } = finding.values ?? {};
      const value = times(String(claim));
      return value === undefined ? value : EPOCHS.find((one) => one.name === name)?.toUnix(value);
    }),
    examples: {
      flagged: [
        // Apple’s reference date.
        { header: HS256, payload: { iat: 816692800 }, severity: 'medium' },
        { header: HS256, payload: { exp: 20777 } },
        { header: HS256, payload: { iat: 46345 } },
        { header: HS256, payload: { iat: 29916667 } },
        { header: HS256, payload: '{"exp":134394736000000000}' },
        { header: HS256, payload: '{"exp":639305968000000000}' },
        { header: HS256, payload: { updated_at: 816692800 }, severity: 'low' },
      ],
      clean: [
        { header: HS256, payload: { iat: 1516239022 } },
        { header: HS256, payload: { iat: 1795000000, exp: 1795003600 } },
        // 1992, and 2019 if it were Apple’s.
        { header: HS256, payload: { updated_at: 700000000 } },
        { header: HS256, payload: { iat: 1, exp: 1795003600000 } },
      ],
    },
  },
  {
    id: 'time-fractional',
    severity: 'info',
    claims: ALL,
    title: '{claim} has fractions of a second',
    why: 'That is legal, but several libraries refuse such a number or cut it off.',
    fix: 'Write whole seconds.',
    reference: 'RFC 7519 §2 (NumericDate)',
    tell: (value) => (Number.isInteger(value) ? undefined : {}),
    quickFix: timeFix('Round {claim} down', (times, { finding }) =>
      times(String(finding.values?.['claim'])),
    ),
    examples: {
      flagged: [
        { header: HS256, payload: { iat: 1795000000.123 }, severity: 'info' },
        { header: HS256, payload: { exp: 1795003600.5, auth_time: 1795000000 } },
      ],
      clean: [
        { header: HS256, payload: { iat: 1795000000 } },
        // time-exponent-notation tells of it.
        { header: HS256, payload: '{"iat":1795000000.0}' },
        { header: HS256, payload: { iat: '1795000000.5' } },
      ],
    },
  },
  {
    id: 'time-exponent-notation',
    severity: 'low',
    claims: JUDGED,
    title: '{claim} is not written in plain digits',
    why: '{text} is a legal number of whole seconds, but parsers that look for an integer stumble over it.',
    fix: 'Write plain digits: {value}',
    reference: 'RFC 8259 §6; RFC 7519 §2',
    tell: (value, { text }) =>
      Number.isInteger(value) && /[.eE]/.test(text) && text.length <= 40
        ? { values: { text, value } }
        : undefined,
    quickFix: timeFix('Write {claim} in plain digits', (times, { finding }) =>
      times(String(finding.values?.['claim'])),
    ),
    examples: {
      flagged: [
        { header: HS256, payload: '{"exp":1.795e9}', severity: 'low' },
        { header: HS256, payload: '{"exp":1795000000.0}' },
        { header: HS256, payload: '{"iat":1795E6}' },
      ],
      clean: [
        { header: HS256, payload: { exp: 1795000000 } },
        { header: HS256, payload: { exp: 1795000000.5 } },
        { header: HS256, payload: '{"updated_at":1.795e9}' },
      ],
    },
  },
];

export default VALUES.map(({ claims: names, tell, ...rule }) =>
  defineRule({
    ...rule,
    appliesTo: ['jws', 'jwe'],
    needs: [],
    check: (facts) =>
      names.flatMap((claim) => {
        const { value, text, at } = numericClaim(facts.claims, claim) ?? {};
        if (value === undefined || text === undefined || !at) return [];
        const told = tell(value, { text, claim, facts });
        return told ? [{ at, ...told, values: { claim, ...told.values } }] : [];
      }),
  }),
);
