// The clock and the token's life: turn the clock, renew the token, change one of its times.
import { useState, type ComponentProps } from 'react';
import { formatDate, isCalendarTime } from '../../core/time/format-time.ts';
import { timeStatus, type TimeClaims } from '../../core/time/time-status.ts';
import { enClock } from '../../locales/en-clock.ts';
import { useIsClockStopped, useNow } from '../../state/clock.ts';
import { renewToken, stopClock } from '../../state/clock-edits.ts';
import { startRealClock } from '../../state/edits.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { useWorkspace } from '../../state/workspace-store.ts';
import { Button } from '../../ui/Button.tsx';
import { TimeAxis } from '../../ui/TimeAxis.tsx';
import { MomentField } from './MomentField.tsx';
import { TimesTable } from './TimesTable.tsx';

const STRONG = 'border border-line-2 text-ink';
const NO_TIMES: TimeClaims = { unusable: [] };
/** Seconds beside the token's life that the line shows at least. */
const LEAST_MARGIN = 60;
/** How much wider than needed the line may be before it is drawn anew. */
const MOST_TIMES_WIDER = 40;

export function ClockPanel() {
  const now = useNow();
  const isStopped = useIsClockStopped();
  const view = useInspection((state) => state.token.view);
  const leeway = useWorkspace((workspace) => workspace.expectations.leeway);
  const [problem, setProblem] = useState('');
  const times = view.times ?? NO_TIMES;
  const canRenew = !view.isFixed && view.payload.times.length > 0;
  return (
    <div className="w-176 max-w-full">
      <Axis now={now} times={times} leeway={leeway} shown={view.payload.times} />
      <p role="status" className={`min-h-6 ${isStopped ? 'text-warn' : 'text-ink-2'}`}>
        {isStopped ? enClock.stopped : enClock.running}
      </p>
      <MomentField
        label={enClock.field}
        hint={enClock.fieldHint}
        now={now}
        onChange={(seconds) => stopClock(seconds)}
      />
      <p className="flex flex-wrap gap-1 pt-2">
        {times.exp !== undefined && isCalendarTime(times.exp) && (
          <>
            <Turn seconds={times.exp + leeway - 1}>{enClock.beforeEnd}</Turn>
            <Turn seconds={times.exp + leeway}>{enClock.afterEnd}</Turn>
          </>
        )}
        <Button className={STRONG} aria-disabled={!isStopped} onClick={startRealClock}>
          {enClock.realTime}
        </Button>
      </p>
      {view.payload.times.length > 0 && (
        <>
          <p className="flex flex-wrap items-center gap-x-2 pt-3">
            <Button
              className={STRONG}
              disabled={!canRenew}
              onClick={() => setProblem(renewToken() ? '' : enClock.cannotRenew)}
            >
              {enClock.renew}
            </Button>
            <span className="text-ink-2">{view.isFixed ? enClock.fixed : enClock.renewHint}</span>
          </p>
          <p role="alert" className="text-bad">
            {problem}
          </p>
          <TimesTable times={view.payload.times} now={now} canEdit={canRenew} />
        </>
      )}
    </div>
  );
}

function Turn({ seconds, ...props }: { seconds: number } & ComponentProps<'button'>) {
  return <Button className={STRONG} onClick={() => stopClock(seconds)} {...props} />;
}

interface AxisProps {
  readonly now: number;
  readonly times: TimeClaims;
  readonly leeway: number;
  readonly shown: ComponentProps<typeof TimesTable>['times'];
}

/** The token's life and now; the real now too, so that a stopped clock can be turned back to it. */
function Axis({ now, times, leeway, shown }: AxisProps) {
  const marks = shown.flatMap(({ name, seconds }) =>
    name !== 'updated_at' && isCalendarTime(seconds) ? [{ name, at: seconds }] : [],
  );
  const { phase } = timeStatus(times, now, leeway);
  const ends = [...marks.map(({ at }) => at), now];
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  const margin = Math.max(LEAST_MARGIN, leeway * 2, (last - first) * 0.12);
  const [range, setRange] = useState({ from: 0, to: 0 });
  // While it is dragged the line stays as it is: it is drawn anew when now leaves it, or the token is another.
  const isInside =
    first >= range.from &&
    last <= range.to &&
    range.to - range.from < MOST_TIMES_WIDER * (last - first + 2 * margin);
  if (!isInside) setRange({ from: first - margin, to: last + margin });
  const start = times.nbf ?? times.iat;
  const good =
    start !== undefined && times.exp !== undefined && times.exp > start
      ? { from: start, to: times.exp, tolerance: leeway }
      : undefined;
  return (
    <TimeAxis
      label={enClock.axis}
      handle={enClock.nowMark}
      marks={marks}
      {...(good && { good })}
      value={now}
      valueText={`${formatDate(Math.floor(now))}: ${phase.replaceAll('-', ' ')}`}
      from={range.from}
      to={range.to}
      onChange={stopClock}
    />
  );
}
