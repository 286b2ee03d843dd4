// The catalogue of pitfalls: searched by words, severity and family; each entry has a link of its own.
import { Suspense, use, useDeferredValue, useMemo, useState } from 'react';
import type { CatalogueEntry } from '../../core/catalogue.ts';
import { SEVERITIES } from '../../core/lint/define-rule.ts';
import type { LeftOut } from '../../core/lint/left-out.ts';
import { en } from '../../locales/en.ts';
import { enPitfalls } from '../../locales/en-pitfalls.ts';
import { loadCatalogue } from '../../state/catalogue.ts';
import { usePage } from '../../state/page.ts';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { Reference } from '../../ui/Reference.tsx';
import { Sentence } from '../../ui/Sentence.tsx';
import { Pitfall } from './Pitfall.tsx';

const FIELD = 'min-h-8 rounded border border-line-2 bg-paper px-2';

export function Pitfalls() {
  const [, chosen = ''] = usePage().split('/');
  return (
    <>
      <PageHeading title={enPitfalls.title}>{enPitfalls.lead}</PageHeading>
      <Suspense>
        <Catalogue chosen={chosen} />
      </Suspense>
    </>
  );
}

function Catalogue({ chosen }: { chosen: string }) {
  const { CATALOGUE, FAMILIES, LEFT_OUT } = use(loadCatalogue());
  const [words, setWords] = useState('');
  const [severity, setSeverity] = useState('');
  const [family, setFamily] = useState('');
  const wanted = useDeferredValue(words);
  const shown = useMemo(
    () =>
      CATALOGUE.filter(
        (entry) =>
          (severity === '' || entry.severity === severity) &&
          (family === '' || entry.family === family) &&
          hasWords(entry, wanted),
      ),
    [CATALOGUE, severity, family, wanted],
  );
  const isNarrowed = severity !== '' || family !== '';
  const leftOut = isNarrowed ? [] : LEFT_OUT.filter((one) => hasWords(one, wanted));
  return (
    <>
      <form
        role="search"
        className="flex flex-wrap items-center gap-2 pb-2"
        onSubmit={(event) => event.preventDefault()}
      >
        <input
          type="search"
          aria-label={enPitfalls.search}
          placeholder={enPitfalls.search}
          className={`${FIELD} min-w-0 grow`}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <select
          aria-label={enPitfalls.severity}
          className={FIELD}
          value={severity}
          onChange={({ target }) => setSeverity(target.value)}
        >
          <option value="">{enPitfalls.any}</option>
          {SEVERITIES.map((one) => (
            <option key={one} value={one}>
              {en.findings.severity[one]}
            </option>
          ))}
        </select>
        <select
          aria-label={enPitfalls.family}
          className={FIELD}
          value={family}
          onChange={({ target }) => setFamily(target.value)}
        >
          <option value="">{enPitfalls.every}</option>
          {FAMILIES.map((one) => (
            <option key={one} value={one}>
              {enPitfalls.families[one]}
            </option>
          ))}
        </select>
        <span role="status" className="nums text-ink-2">
          {shown.length === 0 ? enPitfalls.none : enPitfalls.count(shown.length, CATALOGUE.length)}
        </span>
      </form>
      {FAMILIES.map((one) => (
        <FamilyList
          key={one}
          title={enPitfalls.families[one]}
          entries={shown.filter((entry) => entry.family === one)}
          chosen={chosen}
        />
      ))}
      <LeftOutList entries={leftOut} />
    </>
  );
}

interface Searched {
  readonly id?: string;
  readonly title: string;
  readonly reference: string;
}

function hasWords({ id, title, reference }: Searched, words: string): boolean {
  const text = `${id ?? ''} ${title} ${reference}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

interface FamilyListProps {
  readonly title: string;
  readonly entries: readonly CatalogueEntry[];
  readonly chosen: string;
}

function FamilyList({ title, entries, chosen }: FamilyListProps) {
  if (entries.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className="pt-4 pb-1 font-semibold">
        {title} <span className="nums font-normal text-ink-2">{entries.length}</span>
      </h2>
      <ul className="divide-y divide-line">
        {entries.map((entry) => (
          // Chosen anew, it opens anew.
          <Pitfall
            key={`${entry.id} ${entry.id === chosen}`}
            entry={entry}
            isChosen={entry.id === chosen}
          />
        ))}
      </ul>
    </section>
  );
}

function LeftOutList({ entries }: { entries: readonly LeftOut[] }) {
  if (entries.length === 0) return null;
  return (
    <section aria-label={enPitfalls.leftOut}>
      <h2 className="pt-4 pb-1 font-semibold">{enPitfalls.leftOut}</h2>
      <ul className="divide-y divide-line">
        {entries.map(({ title, why, reference }) => (
          <li key={title} className="py-1.5">
            {title}
            <p className="max-w-3xl text-ink-2">
              <Sentence text={why} /> <Reference text={reference} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
