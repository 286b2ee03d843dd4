// The answer in two seconds: does the signature hold, what about the claims, how much time is left.
import { useEffect } from 'react';
import type { SignatureVerdict } from '../../core/crypto/verification.ts';
import { claimsVerdict, type ClaimsVerdict } from '../../core/policy/claims-verdict.ts';
import { describeClaims } from '../../core/policy/describe-claims.ts';
import { formatCountdown } from '../../core/time/format-time.ts';
import { timeStatus, type TimeStatus } from '../../core/time/time-status.ts';
import { en } from '../../locales/en.ts';
import { useNow } from '../../state/clock.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { useWorkspace } from '../../state/workspace-store.ts';
import type { IconName } from '../../ui/Icon.tsx';
import { late } from '../../ui/late.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { Countdown } from './Countdown.tsx';
import { Verdict, type Tone } from './Verdict.tsx';

const Expectations = late(async () => (await import('./Expectations.tsx')).Expectations);

const SIGNATURE_LOOKS = {
  verified: ['good', 'check'],
  lenient: ['warn', 'warning'],
  failed: ['bad', 'cross'],
  'no-key': ['plain', 'question'],
  unsigned: ['bad', 'warning'],
  'key-mismatch': ['warn', 'warning'],
  unsupported: ['plain', 'question'],
  malformed: ['bad', 'cross'],
  encrypted: ['plain', 'lock'],
} as const satisfies Record<SignatureVerdict, readonly [Tone, IconName]>;

const CLAIMS_LOOKS = {
  valid: ['good', 'check'],
  unbounded: ['warn', 'clock'],
  expired: ['bad', 'clock'],
  'not-yet-valid': ['warn', 'clock'],
  invalid: ['bad', 'cross'],
  'no-claims': ['plain', 'dash'],
} as const satisfies Record<ClaimsVerdict, readonly [Tone, IconName]>;

export function VerdictBar() {
  const isEmpty = useInspection((state) => state.token.view.kind === 'empty');
  return (
    <div className="verdict-bar">
      <SignatureVerdictStatus isEmpty={isEmpty} />
      <ClaimsVerdictStatus isEmpty={isEmpty} />
      <Countdown />
    </div>
  );
}

function SignatureVerdictStatus({ isEmpty }: { isEmpty: boolean }) {
  const isAnswered = useInspection((state) => state.isAnswered);
  const verification = useInspection((state) => state.inspection?.verification);
  const words = useInspection((state) => state.inspection?.verdictWords);
  const alg = useInspection((state) => state.token.view.jose.alg);
  const verdict = verification?.verdict ?? 'malformed';
  const [tone, icon] = SIGNATURE_LOOKS[words?.isOutdated ? 'failed' : verdict];
  const hasFailed = useInspection((state) => state.hasFailed ?? false);
  const waiting = hasFailed ? en.verdict.broken : en.verdict.checking;
  const waitingDetail = hasFailed ? en.verdict.brokenDetail : '';
  const isKnown = !isEmpty && words !== undefined;
  return (
    <Verdict
      label={en.verdict.signature}
      tone={isKnown ? tone : 'plain'}
      icon={isKnown ? icon : 'dash'}
      title={isEmpty ? en.verdict.nothing : (words?.title ?? waiting)}
      detail={isEmpty ? en.verdict.nothingDetail : (words?.detail ?? waitingDetail)}
      attributes={{
        'data-verdict': verdict,
        'data-alg': verification?.alg ?? alg,
        'data-busy': isAnswered || hasFailed ? undefined : '',
      }}
    />
  );
}

function ClaimsVerdictStatus({ isEmpty }: { isEmpty: boolean }) {
  const now = useNow();
  const times = useInspection((state) => state.token.view.times);
  const faults = useInspection((state) => state.inspection?.faults ?? NO_FAULTS);
  const expectations = useWorkspace((workspace) => workspace.expectations);
  const { leeway } = expectations;
  const count = Object.values(expectations).filter(Boolean).length;
  const verdict = claimsVerdict(times, faults, now, leeway);
  const words = describeClaims(verdict, times, faults, now);
  const [tone, icon] = CLAIMS_LOOKS[verdict];
  useEffect(() => {
    document.title = titleOf(verdict, times && timeStatus(times, now, leeway), words.title);
  });
  return (
    <Verdict
      label={en.verdict.claims}
      tone={isEmpty ? 'plain' : tone}
      icon={isEmpty ? 'dash' : icon}
      title={isEmpty ? en.verdict.noClaimsTitle : words.title}
      detail={isEmpty ? en.verdict.noClaims : words.detail}
      quiet
      attributes={{ 'data-claims': verdict }}
      tools={
        <Popover label={`${en.verdict.expect} ${count || ''}`} title={en.verdict.expectations}>
          <Expectations />
        </Popover>
      }
    />
  );
}

const NO_FAULTS: readonly never[] = [];

/** What a tab in the background shows. */
function titleOf(verdict: ClaimsVerdict, status: TimeStatus | undefined, words: string): string {
  if (verdict === 'no-claims' || !status) return en.title;
  const { secondsLeft, secondsToStart } = status;
  const seconds = verdict === 'not-yet-valid' ? secondsToStart : secondsLeft;
  const time = seconds === undefined ? '' : formatCountdown(seconds);
  const state =
    verdict === 'valid' ? `${time} ${en.verdict.left}` : `${words.replaceAll('`', '')} ${time}`;
  return `${state.trim()} · Jotlab`;
}
