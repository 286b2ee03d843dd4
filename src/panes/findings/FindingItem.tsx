// One finding: how grave, what, and behind it the reason, the repair and the source.
import { Suspense } from 'react';
import type { ShownFinding } from '../../core/inspection.ts';
import { en } from '../../locales/en.ts';
import { goTo } from '../../state/attention.ts';
import { useNow } from '../../state/clock.ts';
import { repair } from '../../state/edits.ts';
import { useFindingWords } from '../../state/inspection-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Sentence } from '../../ui/Sentence.tsx';
import { late } from '../../ui/late.tsx';
import { SEVERITY_TONES } from '../../ui/severity-tones.ts';

const FindingDetails = late(async () => (await import('./FindingDetails.tsx')).FindingDetails);

interface FindingItemProps {
  readonly shown: ShownFinding;
}

export function FindingItem({ shown }: FindingItemProps) {
  const { finding, place, span, quickFix } = shown;
  const { title, why, fix, reference } = useFindingWords(shown, useNow());
  return (
    <li data-finding={finding.id} data-severity={finding.severity} className="py-2">
      <details>
        <summary className="flex items-baseline gap-2">
          <span className={`w-16 shrink-0 font-semibold ${SEVERITY_TONES[finding.severity]}`}>
            {en.findings.severity[finding.severity]}
          </span>
          <span className="min-w-0 flex-1">
            <Sentence text={title} />
          </span>
        </summary>
        <Suspense>
          <FindingDetails why={why} fix={fix} reference={reference} />
        </Suspense>
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
