// One step of the trace: what came of it, and behind it what was seen and wanted, why it is asked, what to try.
import type { TraceStep } from '../../core/policy/trace.ts';
import { enTrace } from '../../locales/en-trace.ts';
import { flash } from '../../state/attention.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { Reference } from '../../ui/Reference.tsx';
import { Sentence } from '../../ui/Sentence.tsx';
import './trace.css';

const LOOKS = {
  passed: ['text-good', 'check'],
  failed: ['text-bad', 'cross'],
  skipped: ['text-ink-2', 'dash'],
  'not-reached': ['text-ink-2', 'question'],
} as const satisfies Record<TraceStep['status'], readonly [string, IconName]>;

interface TraceItemProps {
  readonly step: TraceStep;
  readonly number: number;
  /** It is the one that decides. */
  readonly isFirst: boolean;
}

export function TraceItem({ step, number, isFirst }: TraceItemProps) {
  const { id, status, outcome, title, place } = step;
  const [tone, icon] = LOOKS[status];
  return (
    <li
      data-step={id}
      data-status={status}
      className="trace-step"
      data-first={isFirst || undefined}
    >
      <details open={isFirst}>
        <summary onClick={() => flash(place)}>
          <span className="nums text-ink-2">{number}</span>
          <span className={tone}>
            <Icon name={icon} size={14} />
            {enTrace.statuses[status]}
          </span>
          <span>
            <Sentence text={title} />
            {status === 'not-reached' && outcome && outcome !== 'skipped' && (
              <span className={outcome === 'failed' ? 'text-bad' : 'text-ink-2'}>
                {` (${enTrace.would[outcome]})`}
              </span>
            )}
          </span>
        </summary>
        <Details {...step} />
      </details>
    </li>
  );
}

function Details({ seen, wanted, detail, hint, why, reference }: TraceStep) {
  return (
    <div className="text-ink-2">
      {(seen !== undefined || wanted !== undefined) && (
        <dl>
          <Value name={enTrace.seen} value={seen} />
          <Value name={enTrace.wanted} value={wanted} />
        </dl>
      )}
      {detail !== undefined && (
        <p className="text-ink">
          <Sentence text={detail} />
        </p>
      )}
      {hint !== undefined && (
        <p>
          <span className="text-ink">{enTrace.hint}:</span> <Sentence text={hint} />
        </p>
      )}
      <p>
        <Sentence text={why} />
      </p>
      <p>
        <Reference text={reference} />
      </p>
    </div>
  );
}

function Value({ name, value }: { name: string; value: string | undefined }) {
  if (value === undefined) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd className="font-mono text-ink">{value}</dd>
    </>
  );
}
