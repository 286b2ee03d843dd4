// Every step of a verifier in order, the first failure open; at the end what jose says, and why where it differs.
import { useMemo, useRef } from 'react';
import { explainStrict } from '../../core/policy/explain-strict.ts';
import type { Trace } from '../../core/policy/trace.ts';
import type { StrictAnswer } from '../../core/crypto/verification.ts';
import { traceInspection } from '../../core/trace-inspection.ts';
import { enTrace } from '../../locales/en-trace.ts';
import { useNow } from '../../state/clock.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { useWorkspace } from '../../state/workspace-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Sentence } from '../../ui/Sentence.tsx';
import { TraceItem } from './TraceItem.tsx';

export function TracePanel() {
  const list = useRef<HTMLOListElement>(null);
  const now = Math.floor(useNow());
  const workspace = useWorkspace((state) => state);
  const view = useInspection((state) => state.token.view);
  const inspection = useInspection((state) => state.inspection);
  const isAnswered = useInspection((state) => state.isAnswered);
  const trace = useMemo(
    () => inspection && traceInspection(view, inspection, workspace, now),
    [view, inspection, workspace, now],
  );
  const strict = inspection?.verification?.strict;
  if (!trace || !strict) {
    return <p className="text-ink-2">{enTrace.busy}</p>;
  }
  const { steps, failed } = trace;
  return (
    <div aria-busy={!isAnswered} className="trace">
      <p className={failed ? 'text-bad' : 'text-ink-2'}>
        <Sentence text={describeAnswer(trace)} />
        {failed && <Button onClick={() => showFirst(list.current)}>{enTrace.show}</Button>}
      </p>
      <ol ref={list} aria-label={enTrace.list} className="divide-y divide-line">
        {steps.map((step, index) => (
          <TraceItem
            key={`${step.id} ${step === failed}`}
            step={step}
            number={index + 1}
            isFirst={step === failed}
          />
        ))}
      </ol>
      <Jose strict={strict} why={explainStrict(trace, strict)} />
      <p className="pt-2 text-ink-2">{enTrace.legend}</p>
    </div>
  );
}

/** Brings the step that decides into view, and the focus to it. */
function showFirst(list: HTMLOListElement | null): void {
  const step = list?.querySelector('[data-first]');
  step?.scrollIntoView({ block: 'nearest' });
  step?.querySelector('summary')?.focus({ preventScroll: true });
}

function describeAnswer({ answer, steps, failed }: Trace): string {
  if (failed) return enTrace.refused(steps.indexOf(failed) + 1, failed.title);
  return answer === 'accepted' ? enTrace.accepted : enTrace.open;
}

function Jose({ strict, why }: { strict: StrictAnswer; why: string | undefined }) {
  return (
    <div data-strict={strict.status} className="pt-2">
      <p>
        <span className="font-semibold">{enTrace.jose}</span>{' '}
        <Sentence text={describeStrict(strict)} />
      </p>
      {why !== undefined && (
        <p className="text-ink-2">
          {enTrace.differs}: <Sentence text={why} />
        </p>
      )}
    </div>
  );
}

function describeStrict(strict: StrictAnswer): string {
  if (strict.status === 'accepted') return enTrace.joseAccepted;
  return strict.status === 'refused'
    ? enTrace.joseRefused(strict.code, strict.reason)
    : enTrace.joseNotAsked(strict.why);
}
