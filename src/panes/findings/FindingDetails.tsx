// What stands behind a finding: the reason, the repair and the source.
import { enFindings } from '../../locales/en-late.ts';
import { Reference } from '../../ui/Reference.tsx';
import { Sentence } from '../../ui/Sentence.tsx';

interface FindingDetailsProps {
  readonly why: string;
  readonly fix: string;
  readonly reference: string;
}

export function FindingDetails({ why, fix, reference }: FindingDetailsProps) {
  return (
    <div className="pt-1 pl-18 text-ink-2">
      <p>
        <Sentence text={why} />
      </p>
      <p className="pt-1">
        <span className="text-ink">{enFindings.fix}:</span> <Sentence text={fix} />
      </p>
      <p className="pt-1">
        <Reference text={reference} />
      </p>
    </div>
  );
}
