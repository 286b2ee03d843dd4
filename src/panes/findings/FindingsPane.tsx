// What is dangerous or wrong, the worst first; each with its reason, its repair and its source.
import type { ShownFinding } from '../../core/inspect-token.ts';
import { en } from '../../locales/en.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { Pane } from '../../ui/Pane.tsx';
import { FindingItem } from './FindingItem.tsx';

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
