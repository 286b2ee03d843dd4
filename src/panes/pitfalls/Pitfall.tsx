// One entry of the catalogue: folded, its name; open, what the page would say, and tokens to try.
import { Suspense, use, useEffect, useRef, useState } from 'react';
import type { CatalogueEntry } from '../../core/catalogue.ts';
import { en } from '../../locales/en.ts';
import { enFindings } from '../../locales/en-late.ts';
import { enPitfalls } from '../../locales/en-pitfalls.ts';
import { loadDetails } from '../../state/catalogue.ts';
import { Sentence } from '../../ui/Sentence.tsx';
import { Reference } from '../../ui/Reference.tsx';
import { SEVERITY_TONES } from '../../ui/severity-tones.ts';

interface PitfallProps {
  readonly entry: CatalogueEntry;
  /** The address names it. */
  readonly isChosen: boolean;
}

export function Pitfall({ entry, isChosen }: PitfallProps) {
  const { id, severity, title } = entry;
  const [isOpen, setOpen] = useState(isChosen);
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!isChosen) return;
    item.current?.scrollIntoView({ block: 'center' });
    item.current?.querySelector('summary')?.focus({ preventScroll: true });
  }, [isChosen]);
  return (
    <li ref={item} data-pitfall={id}>
      <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary className="flex items-baseline gap-2 py-1.5">
          <span className={`w-16 shrink-0 font-semibold ${SEVERITY_TONES[severity]}`}>
            {en.findings.severity[severity]}
          </span>
          <span className="min-w-0 flex-1">
            <Sentence text={title} />
          </span>
          <code className="truncate text-ink-2 max-sm:sr-only">{id}</code>
        </summary>
        {isOpen && (
          <Suspense>
            <Details entry={entry} />
          </Suspense>
        )}
      </details>
    </li>
  );
}

function Details({ entry }: { entry: CatalogueEntry }) {
  const { words, flagged, clean } = use(loadDetails(entry));
  return (
    <div className="max-w-3xl pb-3 text-ink-2 sm:pl-18">
      <p>
        <Sentence text={words.why} />
      </p>
      <p className="pt-1">
        <span className="text-ink">{enFindings.fix}:</span> <Sentence text={words.fix} />
      </p>
      <p className="pt-1">
        <Reference text={words.reference} />
      </p>
      <Links title={enPitfalls.tryIt} fragments={flagged} />
      <Links title={enPitfalls.clean} fragments={clean} />
      <p className="pt-1">
        <a href={`#/pitfalls/${entry.id}`}>{enPitfalls.link}</a>
      </p>
    </div>
  );
}

function Links({ title, fragments }: { title: string; fragments: readonly string[] }) {
  return (
    <p className="flex flex-wrap gap-x-3 pt-1">
      <span className="text-ink">{title}:</span>
      {fragments.map((fragment, index) => (
        <a key={index} href={`#${fragment}`}>
          {enPitfalls.nth(index + 1)}
        </a>
      ))}
    </p>
  );
}
