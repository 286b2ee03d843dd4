// A part as a table: each member with its value, meaning, type, how it stands and what it weighs.
import { useMemo, useState } from 'react';
import { recogniseTexts } from '../../core/claims/dialects/recognise-issuer.ts';
import { tabulatePart, type MemberRow } from '../../core/claims/tabulate-part.ts';
import { weighMembers } from '../../core/claims/weigh-token.ts';
import type { ShownFinding } from '../../core/inspection.ts';
import type { PartName } from '../../core/workspace.ts';
import { en } from '../../locales/en.ts';
import { enClaims as words } from '../../locales/en-claims.ts';
import { useNow } from '../../state/clock.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { useWorkspace } from '../../state/workspace-store.ts';
import { MemberItem } from './MemberItem.tsx';

interface MemberTableProps {
  readonly part: PartName;
  /** As the editor shows it. */
  readonly text: string;
  readonly findings: readonly ShownFinding[];
}

type Sort = keyof typeof words.sorts;

interface WeighedRow {
  readonly row: MemberRow;
  readonly bytes?: number | undefined;
}

const UNKNOWN = { name: 'unknown', certain: false } as const;

export function MemberTable({ part, text, findings }: MemberTableProps) {
  const [sort, setSort] = useState<Sort>('order');
  const now = useNow();
  const leeway = useWorkspace((workspace) => workspace.expectations.leeway);
  const view = useInspection((state) => state.token.view);
  const profile = useInspection((state) => state.inspection?.profile ?? UNKNOWN);
  const { header, payload } = view;
  const isCurrent = text === view[part].text;
  const dialect = useMemo(
    () => recogniseTexts(header.source, payload.source)?.dialect,
    [header.source, payload.source],
  );
  const rows = useMemo(() => {
    const weights = weighMembers(view[part].source, view[part].segment);
    return tabulatePart(part, text, { dialect, profile })?.map((row, index): WeighedRow => ({
      row,
      bytes: isCurrent ? weights?.[index] : undefined,
    }));
  }, [part, text, profile, view, dialect, isCurrent]);
  if (!rows) return <p className="px-4 pb-2 text-ink-2">{words.noTable}</p>;
  const hasBytes = rows.some(({ bytes }) => bytes !== undefined);
  return (
    <div className="member-table">
      <p className="flex items-baseline gap-2 px-4 pb-1 text-ink-2">
        <span className="flex-1">
          {hasBytes && words.part(en.token.segments[part], view[part].segment.length)}
          {dialect && part === 'payload' && words.own(dialect.name, dialect.reference)}
        </span>
        <label className="flex items-center gap-1 whitespace-nowrap">
          {words.sort}
          <select
            className="min-h-7 rounded bg-paper pr-1 text-ink hover:bg-paper-2"
            value={sort}
            onChange={({ target }) => setSort(target.value as Sort)}
          >
            {Object.entries(words.sorts)
              .filter(([name]) => hasBytes || name !== 'bytes')
              .map(([name, label]) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
          </select>
        </label>
      </p>
      <table aria-label={words.tableOf(en.part[part].title)}>
        <thead>
          <tr>
            {Object.entries(words.columns)
              .filter(([column]) => hasBytes || column !== 'bytes')
              .map(([column, label]) => (
                <th key={column} scope="col" className={`member-${column}`}>
                  {label}
                </th>
              ))}
          </tr>
        </thead>
        <tbody>
          {sorted(rows, sort).map(({ row, bytes }) => (
            <MemberItem
              key={row.span.start}
              row={row}
              dialect={dialect}
              now={now}
              leeway={leeway}
              {...(hasBytes && { bytes: bytes ?? 0 })}
              finding={isCurrent ? findingAt(findings, row) : undefined}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function sorted(rows: readonly WeighedRow[], sort: Sort): readonly WeighedRow[] {
  if (sort === 'order') return rows;
  return rows.toSorted((a, b) =>
    sort === 'name' ? a.row.name.localeCompare(b.row.name, 'en') : (b.bytes ?? 0) - (a.bytes ?? 0),
  );
}

/** The gravest finding on a member: they come in that order. */
function findingAt(
  findings: readonly ShownFinding[],
  { part, span }: MemberRow,
): ShownFinding | undefined {
  return findings.find(
    ({ place, span: at }) => place === part && at && at.start >= span.start && at.end <= span.end,
  );
}
