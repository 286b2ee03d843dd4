// What is dangerous or wrong, the worst first; each with its reason, its repair and its source. Beside it the trace.
import { Suspense, useState } from 'react';
import type { ShownFinding } from '../../core/inspection.ts';
import { en } from '../../locales/en.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx';
import { late } from '../../ui/late.tsx';
import { Pane } from '../../ui/Pane.tsx';
import { FindingItem } from './FindingItem.tsx';

const FindingsTabs = late(async () => (await import('./FindingsTabs.tsx')).FindingsTabs);
const TracePanel = late(async () => (await import('./TracePanel.tsx')).TracePanel);

const NONE: readonly ShownFinding[] = [];
const PANEL = 'min-h-0 grow overflow-auto px-4 pb-4';

export function FindingsPane() {
  const [last, choose] = useState<'findings' | 'trace'>('findings');
  const isEmpty = useInspection((state) => state.token.view.kind === 'empty');
  const isInspected = useInspection((state) => state.inspection !== undefined);
  const all = useInspection((state) => state.inspection?.findings ?? NONE);
  const findings = isEmpty ? NONE : all;
  const chosen = isEmpty ? 'findings' : last;
  return (
    <Pane
      title={en.findings.title}
      tabs={
        !isEmpty && (
          <ErrorBoundary name="Tabs">
            <Suspense fallback={<b className="font-semibold">{en.findings.title}</b>}>
              <FindingsTabs count={findings.length} chosen={chosen} onChoose={choose} />
            </Suspense>
          </ErrorBoundary>
        )
      }
    >
      <div id="panel-findings" role="tabpanel" hidden={chosen !== 'findings'} className={PANEL}>
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
      <div id="panel-trace" role="tabpanel" hidden={chosen !== 'trace'} className={PANEL}>
        <ErrorBoundary name="Trace">
          <Suspense>{chosen === 'trace' && <TracePanel />}</Suspense>
        </ErrorBoundary>
      </div>
    </Pane>
  );
}

function keyOf({ finding, place, span }: ShownFinding): string {
  return `${finding.id} ${place} ${span?.start ?? ''}`;
}
