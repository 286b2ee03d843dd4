// What is dangerous or wrong, the worst first; each with its reason, its repair and its source.
import type { ShownFinding } from '../../core/inspect-token.ts';
import type { Severity } from '../../core/lint/define-rule.ts';
import { en } from '../../locales/en.ts';
import { goTo } from '../../state/attention.ts';
import { useNow } from '../../state/clock.ts';
import { repair } from '../../state/edits.ts';
import { useFindingWords, useInspection } from '../../state/inspection-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Pane } from '../../ui/Pane.tsx';
import { Reference } from './Reference.tsx';
import { Sentence } from '../../ui/Sentence.tsx';

const TONES = {
  critical: 'text-bad',
  high: 'text-bad',
  medium: 'text-warn',
  low: 'text-ink-2',
  info: 'text-ink-2',
} as const satisfies Record<Severity, string>;

const NONE: readonly ShownFinding[] = [];

export function FindingsPane() {
  const isEmpty = useInspection((state) => state.token.view.kind === 'empty');
  const isInspected = useInspection((state) => state.inspection !== undefined);
  const all = useInspection((state) => state.inspection?.findings ?? NONE);
  const findings = isEmpty ? NONE : all;
  return (
    <Pane title={en.findings.title} note={findings.length > 0 ? findings.length : ''}>
      <div className="min-h-0 grow overflow-auto px-4 pb-4">
        {findings.length === 0 && (
          <p className="text-ink-2">
            {isEmpty ? en.findings.empty : isInspected ? en.findings.none : ''}
          </p>
        )}
        <ul aria-label={en.findings.title} className="divide-y divide-line">
          {findings.map((shown) => (
            <FindingItem key={keyOf(shown)} shown={shown} />
          ))}
        </ul>
      </div>
    </Pane>
  );
}

function keyOf({ finding, place, span }: ShownFinding): string {
  return `${finding.id} ${place} ${span?.start ?? ''}`;
}

function FindingItem({ shown }: { shown: ShownFinding }) {
  const { finding, place, span, quickFix } = shown;
  const { title, why, fix, reference } = useFindingWords(shown, useNow());
  return (
    <li data-finding={finding.id} data-severity={finding.severity} className="py-2">
      <details>
        <summary className="finding-summary flex items-baseline gap-2">
          <span className={`w-16 shrink-0 font-semibold ${TONES[finding.severity]}`}>
            {en.findings.severity[finding.severity]}
          </span>
          <span className="min-w-0 flex-1">
            <Sentence text={title} />
          </span>
        </summary>
        <div className="pt-1 pl-18 text-ink-2">
          <p>
            <Sentence text={why} />
          </p>
          <p className="pt-1">
            <span className="text-ink">{en.findings.fix}:</span> <Sentence text={fix} />
          </p>
          <p className="pt-1">
            <Reference text={reference} />
          </p>
        </div>
      </details>
      {(span || quickFix) && (
        <p className="-ml-2 flex flex-wrap pl-18">
          {span && (place === 'header' || place === 'payload' || place === 'token') && (
            <Button onClick={() => goTo(place, span)}>{en.findings.show[place]}</Button>
          )}
          {quickFix && <Button onClick={() => void repair(shown)}>{quickFix}</Button>}
        </p>
      )}
    </li>
  );
}
