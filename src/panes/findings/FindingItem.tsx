// One finding: how grave, what, and behind it the reason, the repair and the source.
import type { ShownFinding } from '../../core/inspect-token.ts';
import type { Severity } from '../../core/lint/define-rule.ts';
import { en } from '../../locales/en.ts';
import { goTo } from '../../state/attention.ts';
import { useNow } from '../../state/clock.ts';
import { repair } from '../../state/edits.ts';
import { useFindingWords } from '../../state/inspection-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Sentence } from '../../ui/Sentence.tsx';
import { Reference } from './Reference.tsx';

const TONES = {
  critical: 'text-bad',
  high: 'text-bad',
  medium: 'text-warn',
  low: 'text-ink-2',
  info: 'text-ink-2',
} as const satisfies Record<Severity, string>;

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
