// The steps of the trace that are about the claims, for what they have and what is expected of them.
import { compareWithProfile } from '../claims/compare-with-profile.ts';
import { nodeAt } from '../json/edit-json.ts';
import { parseJson } from '../json/parse-json.ts';
import { formatDate, formatDuration } from '../time/format-time.ts';
import { timeStatus } from '../time/time-status.ts';
import { describeValue, quote } from './describe-value.ts';
import type { Expectations } from './expectations.ts';
import type { StepNote, TraceParts } from './trace.ts';
import type { StepId } from './trace-steps.ts';

type Entry = readonly [StepId, StepNote];

/** Longer texts are not read for this. */
const LIMIT = 200_000;

const COMPARED = [
  ['iss', 'issuer'],
  ['sub', 'subject'],
  ['aud', 'audience'],
  ['nonce', 'nonce'],
] as const;

const PARTNERS: readonly (keyof Expectations)[] = ['method', 'url', 'accessToken', 'code', 'state'];

/** What is known of the claims. What findClaimFaults and findPairFaults have against them is told by the caller. */
export function traceClaims(parts: TraceParts): readonly Entry[] {
  const { expectations, jose, times, payload = '' } = parts;
  const { root } = parseJson(payload.length > LIMIT ? '' : payload);
  const valueOf = (name: string): string => describeValue(root && nodeAt(root, [name]));
  const typ: Entry = ['typ', compareTyp(jose.typ, expectations.typ)];
  const claims: Entry = ['claims', noteClaims(parts)];
  if (!times) return [typ, claims];
  const { required, clientId, maxAge } = expectations;
  const client = ['client_id', 'azp'].find((name) => root && nodeAt(root, [name])) ?? 'aud';
  return [
    typ,
    claims,
    ['types', { outcome: 'passed' }],
    [
      'required',
      required
        ? { outcome: 'passed', wanted: required.join(', ') }
        : notExpected('no claim is required'),
    ],
    ...COMPARED.map(([claim, name]): Entry => {
      const wanted = expectations[name];
      const note = { seen: valueOf(claim) };
      return [
        claim,
        wanted === undefined
          ? { ...note, ...notExpected('nothing is expected') }
          : { ...note, outcome: 'passed', wanted: quote(wanted) },
      ];
    }),
    [
      'client',
      clientId === undefined
        ? notExpected('no client is expected')
        : { outcome: 'passed', seen: valueOf(client), wanted: quote(clientId) },
    ],
    ['max-age', noteAge(parts, maxAge)],
    [
      'partners',
      PARTNERS.some((name) => expectations[name] !== undefined)
        ? { outcome: 'passed', detail: 'Whatever it says of those that are given.' }
        : notExpected('nothing that goes with the token is given'),
    ],
    ['exp', noteExp(parts)],
    ['nbf', noteNbf(parts)],
    ['profile', noteProfile(parts)],
  ];
}

function notExpected(what: string): StepNote {
  return { outcome: 'skipped', detail: `Not asked: ${what}.` };
}

function compareTyp(typ: string | undefined, wanted: string | undefined): StepNote {
  const seen = quote(typ);
  return wanted === undefined
    ? { seen, ...notExpected('no `typ` is expected') }
    : { outcome: 'passed', seen, wanted: quote(wanted) };
}

function noteClaims({ times, payload, kind, inner }: TraceParts): StepNote {
  if (times) return { outcome: 'passed' };
  if (inner !== undefined) {
    return {
      outcome: 'skipped',
      seen: 'a token',
      detail: `The content is a token again, which has to be checked from the first step on (RFC 7519 §7.2). Of it: ${inner}.`,
      hint: 'Open it, from the tokens inside, to see its own trace.',
    };
  }
  if (payload === undefined) {
    const what = kind === 'jwe' ? 'It is encrypted.' : 'The token does not carry it.';
    return { outcome: 'skipped', detail: what };
  }
  return {
    outcome: 'failed',
    seen: 'no JSON object',
    wanted: 'a JSON object',
    detail:
      kind === 'jwe'
        ? 'A JWE may hold anything, another token too; a JWT holds claims.'
        : 'A JWS may carry anything; a JWT carries claims.',
  };
}

function noteExp({ times, expectations, now }: TraceParts): StepNote {
  const { exp } = times ?? {};
  if (exp === undefined) {
    return {
      ...(times?.unusable.includes('exp') ? {} : { outcome: 'skipped' }),
      seen: 'nothing',
      detail: 'Nothing in it says until when it is good.',
      hint: 'Require `exp`, or set a maximum age.',
    };
  }
  const { leeway } = expectations;
  const { phase } = timeStatus({ exp, unusable: [] }, now, leeway);
  const note = { seen: formatDate(exp), wanted: `after ${formatDate(now)}${tolerance(leeway)}` };
  return phase === 'expired'
    ? {
        ...note,
        outcome: 'failed',
        detail: `Expired ${formatDuration(now - exp)} ago.`,
        hint: 'Get a new token; for a clock that is wrong by seconds give a tolerance.',
      }
    : { ...note, outcome: 'passed' };
}

function noteNbf({ times, expectations, now }: TraceParts): StepNote {
  const { nbf } = times ?? {};
  if (nbf === undefined) {
    return times?.unusable.includes('nbf') ? {} : { outcome: 'skipped', seen: 'nothing' };
  }
  const { leeway } = expectations;
  const { phase } = timeStatus({ nbf, unusable: [] }, now, leeway);
  const note = {
    seen: formatDate(nbf),
    wanted: `not after ${formatDate(now)}${tolerance(leeway)}`,
  };
  return phase === 'not-yet-valid'
    ? {
        ...note,
        outcome: 'failed',
        detail: `Valid in ${formatDuration(nbf - now)}.`,
        hint: 'Compare the clocks; for one that is wrong by seconds give a tolerance.',
      }
    : { ...note, outcome: 'passed' };
}

function noteAge({ times, now }: TraceParts, maxAge: number | undefined): StepNote {
  const { iat } = times ?? {};
  const seen = iat === undefined ? 'nothing' : formatDate(iat);
  if (maxAge !== undefined) {
    return { outcome: 'passed', seen, wanted: `at most ${formatDuration(maxAge)} ago` };
  }
  const isAhead = iat !== undefined && iat > now;
  return {
    seen,
    ...notExpected('there is no maximum age'),
    ...(isAhead && {
      hint: '`iat` is in the future: one of the clocks is wrong. RFC 7519 has it refused only where an age is limited.',
    }),
  };
}

function noteProfile({ profile, header, payload = '' }: TraceParts): StepNote {
  const rows = compareWithProfile(profile, header, payload);
  if (rows.length === 0) return notExpected('nothing is specified for this kind');
  const names = (fault: 'missing' | 'surplus'): string =>
    rows.flatMap((row) => (row.fault === fault ? [row.name] : [])).join(', ');
  const missing = names('missing');
  const surplus = names('surplus');
  const seen = [missing && `without ${missing}`, surplus && `with ${surplus}`].filter(Boolean);
  if (seen.length === 0) return { outcome: 'passed', detail: `As a ${profile.name} must be.` };
  return {
    outcome: 'skipped',
    seen: seen.join('; '),
    detail: `Not asked: what a ${profile.name} must have is not made an expectation.`,
    hint: 'Require them among the expectations, and a verifier refuses the token.',
  };
}

function tolerance(leeway: number): string {
  return leeway > 0 ? `, with ${formatDuration(leeway)} of tolerance` : '';
}
