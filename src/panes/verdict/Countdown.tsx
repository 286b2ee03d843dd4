// The time that is left or that has passed, the bar from nbf to exp, and each moment in every reading of it.
import type { TimeClaims, TimePhase } from '../../core/time/time-status.ts';
import { formatCountdown, formatDate, formatRelativeShort } from '../../core/time/format-time.ts';
import { timeStatus } from '../../core/time/time-status.ts';
import { en } from '../../locales/en.ts';
import { useIsClockStopped, useNow } from '../../state/clock.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { startRealClock } from '../../state/edits.ts';
import { useWorkspace } from '../../state/workspace-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { late } from '../../ui/late.tsx';

const NO_TIMES: TimeClaims = { unusable: [] };

const ClockPanel = late(async () => (await import('./ClockPanel.tsx')).ClockPanel);

export function Countdown() {
  const now = useNow();
  const isStopped = useIsClockStopped();
  const times = useInspection((state) => state.token.view.times ?? NO_TIMES);
  const leeway = useWorkspace((workspace) => workspace.expectations.leeway);
  const { secondsLeft, secondsToStart, phase } = timeStatus(times, now, leeway);
  const isEmpty = useInspection((state) => state.token.view.kind === 'empty');
  const isAhead = phase === 'not-yet-valid';
  const shown = isAhead ? secondsToStart : secondsLeft;
  const isOver = secondsLeft !== undefined && secondsLeft < 0;
  return (
    <div className="min-w-0">
      <div className="flex min-h-7 items-baseline gap-2">
        <span
          role="timer"
          aria-label={en.verdict.countdown}
          data-seconds={secondsLeft}
          className={`nums text-lg leading-6 font-semibold ${isOver ? 'text-bad' : isAhead ? 'text-warn' : ''}`}
        >
          {shown === undefined ? '–:––' : formatCountdown(shown)}
        </span>
        <span className="text-ink-2">{describeShown(phase, isEmpty, isOver)}</span>
        <span className="nums min-w-0 flex-1 truncate text-warn">
          {isStopped && en.verdict.stopped}
        </span>
        {isStopped && (
          <Button className="whitespace-nowrap" onClick={startRealClock}>
            {en.verdict.startClock}
          </Button>
        )}
        <Popover label={en.verdict.clock} title={en.verdict.clock}>
          <ClockPanel />
        </Popover>
      </div>
      <Timeline times={times} now={now} />
      <p className="nums min-h-6 truncate text-ink-2">
        {isStopped && `${en.verdict.now(formatDate(now))} · `}
        {describeSpan(times, now)}
      </p>
    </div>
  );
}

function describeShown(phase: TimePhase, isEmpty: boolean, isOver: boolean): string {
  if (isEmpty) return en.verdict.noToken;
  if (phase === 'not-yet-valid') return en.verdict.untilStart;
  if (phase === 'unbounded') return en.verdict.noExpiry;
  return isOver ? en.verdict.since : en.verdict.left;
}

/** Where now stands between the token's start and its end. */
function Timeline({ times, now }: { times: TimeClaims; now: number }) {
  const start = times.nbf ?? times.iat;
  const { exp } = times;
  const span = start !== undefined && exp !== undefined && exp > start ? exp - start : undefined;
  const share = span === undefined || start === undefined ? 0 : (now - start) / span;
  const clamped = Math.min(1, Math.max(0, share));
  return (
    <div aria-hidden="true" className="timeline" data-known={span !== undefined}>
      <span
        className={`timeline-past ${share >= 1 ? 'bg-bad' : 'bg-ink-2'}`}
        style={{ width: `${clamped * 100}%` }}
      />
      {span !== undefined && (
        <span className="timeline-now" style={{ left: `${clamped * 100}%` }} />
      )}
    </div>
  );
}

/** "Issued 4 minutes ago · ends in 56 minutes": what is known of the token's life. */
function describeSpan({ iat, nbf, exp }: TimeClaims, now: number): string {
  const words = [
    iat !== undefined && en.verdict.issued(formatRelativeShort(iat, now)),
    nbf !== undefined && nbf > now && en.verdict.starts(formatRelativeShort(nbf, now)),
    exp !== undefined &&
      (exp > now ? en.verdict.ends : en.verdict.ended)(formatRelativeShort(exp, now)),
  ];
  return words.filter((word) => word !== false).join(' · ');
}
