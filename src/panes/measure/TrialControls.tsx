// What starts a trial and stops it, and what is said meanwhile. One trial runs at a time.
import type { ReactNode } from 'react';
import { enMeasure } from '../../locales/en-measure.ts';
import { useTrials, type TrialName } from '../../state/trial-server.ts';
import { Button } from '../../ui/Button.tsx';

interface TrialControlsProps {
  readonly name: TrialName;
  readonly start: string;
  readonly status: 'none' | 'running' | 'done' | 'stopped' | 'failed';
  readonly onStart: () => void;
  readonly onStop: () => void;
  /** What is set before it starts. */
  readonly children: ReactNode;
}

export function TrialControls(props: TrialControlsProps) {
  const { name, start, status, onStart, onStop, children } = props;
  const running = useTrials((trials) => trials.running);
  const words =
    status === 'failed'
      ? enMeasure.failed
      : status === 'stopped'
        ? enMeasure.stopped
        : running !== undefined && running !== name
          ? enMeasure.busy
          : '';
  return (
    <form
      className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3"
      onSubmit={(event) => {
        event.preventDefault();
        onStart();
      }}
    >
      <fieldset disabled={running !== undefined} className="contents">
        {children}
        <Button
          type="submit"
          disabled={running !== undefined}
          className="min-h-8 border border-line-2"
        >
          {start}
        </Button>
      </fieldset>
      {running === name && (
        <Button className="min-h-8 border border-line-2" onClick={onStop}>
          {enMeasure.stop}
        </Button>
      )}
      <span role="status" className={status === 'failed' ? 'text-bad' : 'text-ink-2'}>
        {words}
      </span>
    </form>
  );
}
