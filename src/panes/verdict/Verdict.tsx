// One verdict: a sign, a few words, a sentence. Its box never changes size, so nothing jumps.
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { Sentence } from '../../ui/Sentence.tsx';

export type Tone = 'good' | 'warn' | 'bad' | 'plain';

const TONES = {
  good: 'text-good',
  warn: 'text-warn',
  bad: 'text-bad',
  plain: 'text-ink-2',
} as const satisfies Record<Tone, string>;

interface VerdictProps {
  readonly label: string;
  readonly tone: Tone;
  readonly icon: IconName;
  readonly title: string;
  readonly detail: string;
  /** The detail ticks: only the title is announced when it changes. */
  readonly quiet?: boolean;
  readonly attributes: Readonly<Record<`data-${string}`, string | undefined>>;
  readonly tools?: ReactNode;
}

export function Verdict(props: VerdictProps) {
  const { label, tone, icon, title, detail, quiet, attributes, tools } = props;
  return (
    <div className="flex min-w-0 gap-2.5">
      <span className={`mt-0.5 ${TONES[tone]}`}>
        <Icon name={icon} />
      </span>
      <div className="min-w-0 flex-1">
        <div role="status" aria-label={label} {...attributes}>
          <p className={`truncate font-semibold ${TONES[tone]}`}>
            <Sentence text={title} />
          </p>
          {!quiet && <Detail text={detail} />}
        </div>
        {quiet && <Detail text={detail} />}
      </div>
      {tools}
    </div>
  );
}

function Detail({ text }: { text: string }) {
  return (
    <p className="nums line-clamp-2 min-h-[2lh] text-ink-2" title={text.replaceAll('`', '')}>
      <Sentence text={text} />
    </p>
  );
}
