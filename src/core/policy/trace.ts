// A verification step by step, as it is known already: nothing is checked here, only told in the order of a verifier.
import type { Profile } from '../claims/profile.ts';
import { describeReason } from '../crypto/describe-reason.ts';
import type { VerdictReason, Verification } from '../crypto/verification.ts';
import type { TimeClaims } from '../time/time-status.ts';
import type { JoseHeader } from '../token/parsed-token.ts';
import type { ClaimFault } from './claims-verdict.ts';
import type { Expectations } from './expectations.ts';
import { stepOfFault, stepOfReason } from './step-of-reason.ts';
import { traceClaims } from './trace-claims.ts';
import { traceKey } from './trace-key.ts';
import { STEP_IDS, STEPS, type StepId, type StepWords } from './trace-steps.ts';

export type Outcome = 'passed' | 'failed' | 'skipped';

/** What came of a step, apart from where it stands. */
export interface StepNote {
  readonly outcome?: Outcome;
  readonly seen?: string;
  readonly wanted?: string;
  /** A sentence about what came out. */
  readonly detail?: string;
  /** What to try. */
  readonly hint?: string;
}

export interface TraceStep
  extends StepNote, Pick<StepWords, 'title' | 'reference' | 'why' | 'place'> {
  readonly id: StepId;
  /**
   * `skipped`: there was nothing to check, or nothing to check it with. `not-reached`: a verifier has refused before;
   * `outcome` is then what would have come out, where that is known.
   */
  readonly status: Outcome | 'not-reached';
}

export interface Trace {
  readonly steps: readonly TraceStep[];
  /** `open`: nothing speaks against the token, and its signature was not checked. */
  readonly answer: 'accepted' | 'refused' | 'open';
  /** The first that failed. */
  readonly failed?: TraceStep;
}

export interface TraceParts {
  readonly kind: 'jws' | 'jwe' | 'unreadable';
  readonly isSdJwt: boolean;
  readonly jose: JoseHeader;
  /** How many parts a compact serialization has; absent: it is a JSON one. */
  readonly partCount?: number;
  /** JSON text. */
  readonly header: string;
  /** JSON text: of an SD-JWT with what is disclosed, of a JWE its content. Absent: there is none that is known. */
  readonly payload?: string;
  /** What the verdict about the token that is the whole content says. Absent: the content is no token. */
  readonly inner?: string | undefined;
  /** Absent: the payload is no claims set. */
  readonly times?: TimeClaims | undefined;
  readonly verification: Verification;
  readonly keyCount: number;
  readonly faults: readonly ClaimFault[];
  readonly expectations: Expectations;
  readonly pinnedAlg?: string | undefined;
  readonly profile: Profile;
  /** Seconds since the epoch. */
  readonly now: number;
}

/** Reasons that tell of what could not be done, and speak against nothing. */
const OPEN: ReadonlySet<string> = new Set([
  'holds',
  'opened',
  'no-key',
  'encrypted',
  'not-in-this-browser',
  'insecure-context',
]);

/**
 * The steps of a verifier in order (RFC 7515 §5.2, RFC 7516 §5.2, RFC 7519 §7.2). The first that failed is what the
 * verdicts name: both come from the same reasons and faults.
 */
export function traceVerification(parts: TraceParts): Trace {
  const notes: ReadonlyMap<StepId, StepNote> = new Map([
    ...traceText(parts),
    ...traceKey(parts),
    ...traceClaims(parts),
  ]);
  const failures = failuresOf(parts, notes);
  const ids = STEP_IDS.filter((id) => isPartOf(id, parts));
  const firstFailed = ids.findIndex((id) => failures.has(id));
  const steps = ids.map((id, index): TraceStep => {
    const { title, reference, why, place } = STEPS[id];
    const note = { ...notes.get(id), ...failures.get(id) };
    const isReached = firstFailed < 0 || index <= firstFailed;
    const status = isReached ? (note.outcome ?? 'skipped') : 'not-reached';
    return { id, title, reference, why, place, ...note, status };
  });
  const failed = steps[firstFailed];
  const isChecked = steps.some(
    ({ id, status }) => (id === 'signature' || id === 'decryption') && status === 'passed',
  );
  return {
    steps,
    answer: failed ? 'refused' : isChecked ? 'accepted' : 'open',
    ...(failed && { failed }),
  };
}

function isPartOf(id: StepId, { kind, isSdJwt, jose }: TraceParts): boolean {
  const { only }: StepWords = STEPS[id];
  if (id === 'inflation') return kind === 'jwe' && jose.zip !== undefined;
  if (only === 'sd-jwt') return isSdJwt;
  return only === undefined || only === (kind === 'jwe' ? 'jwe' : 'jws');
}

/** Each step that fails, with its first reason. */
function failuresOf(
  { verification, faults }: TraceParts,
  notes: ReadonlyMap<StepId, StepNote>,
): ReadonlyMap<StepId, StepNote> {
  const { reason, refusals = [], presentation } = verification;
  const binding = presentation?.keyBinding;
  const reasons: readonly VerdictReason[] = [
    ...refusals,
    ...(OPEN.has(reason.code) ? [] : [reason]),
    ...(presentation?.faults.slice(0, 1) ?? []),
    ...(binding && !binding.holds ? [binding.reason] : []),
    ...signatureFailure(verification),
  ];
  const failures = new Map<StepId, StepNote>();
  for (const one of reasons) {
    const id = stepOfReason(one.code);
    const { detail, tryNext } = describeReason(one);
    const note: StepNote = { outcome: 'failed', detail, ...(tryNext && { hint: tryNext }) };
    if (!failures.has(id)) failures.set(id, note);
  }
  for (const fault of faults) {
    const id = stepOfFault(fault);
    const others = faults.filter((one) => stepOfFault(one) === id).length - 1;
    const more = others > 0 ? ` And ${others} more.` : '';
    const { claim, seen, wanted } = fault;
    const detail = `\`${claim}\` is not as it should be.${more}`;
    if (!failures.has(id)) failures.set(id, { outcome: 'failed', seen, wanted, detail });
  }
  for (const [id, note] of notes) {
    if (note.outcome === 'failed' && !failures.has(id)) failures.set(id, note);
  }
  return failures;
}

/** A signature that does not hold, where the verdict tells of something before it. */
function signatureFailure({ attempts, reason }: Verification): readonly VerdictReason[] {
  const [failed] = attempts.filter(({ outcome }) => outcome === 'does-not-hold');
  const holds = attempts.some(({ outcome }) => outcome === 'holds');
  if (!failed || holds || reason.code !== 'pinned-alg-differs') return [];
  return [
    failed.reason ?? { code: 'does-not-hold', values: { alg: String(reason.values?.wanted) } },
  ];
}

/** The steps that need no key. */
function traceText(parts: TraceParts): readonly (readonly [StepId, StepNote])[] {
  const { kind, jose, partCount, verification, pinnedAlg, expectations } = parts;
  const order = STEP_IDS.indexOf(stepOfReason(verification.reason.code));
  const isTried = verification.attempts.length > 0;
  const passed = (id: StepId): Pick<StepNote, 'outcome'> =>
    isTried || STEP_IDS.indexOf(id) < order ? { outcome: 'passed' } : {};
  const { alg, enc, typ, crit } = jose;
  const named = [alg && `alg ${alg}`, enc && `enc ${enc}`, typ && `typ ${typ}`];
  const wantedAlg = pinnedAlg ?? expectations.algorithms?.join(' or ');
  return [
    [
      'parts',
      {
        ...passed('parts'),
        seen: partCount === undefined ? 'a JSON serialization' : `${partCount} parts`,
        wanted: `${kind === 'jwe' ? 5 : 3} parts, or a JSON serialization`,
      },
    ],
    ['base64url', passed('base64url')],
    ['header', passed('header')],
    ['members', { ...passed('members'), seen: named.filter(Boolean).join(', ') || 'nothing' }],
    [
      'crit',
      crit
        ? { ...passed('crit'), seen: crit.map((name) => `"${name}"`).join(', ') }
        : { outcome: 'skipped', detail: 'Nothing is critical.' },
    ],
    [
      'algorithm',
      {
        ...passed('algorithm'),
        seen: [alg, enc].filter(Boolean).join(', ') || 'nothing',
        wanted: wantedAlg ?? 'any that is known',
        ...(wantedAlg === undefined && {
          hint: 'Say which algorithms are expected: a verifier has a list of its own.',
        }),
      },
    ],
    // They are looked at with a key alone.
    ['lengths', isTried ? { outcome: 'passed' } : {}],
  ];
}
