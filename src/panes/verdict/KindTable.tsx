// What the kind of token asks for, and what of it is in this one.
import { compareWithProfile, type ComparedRow } from '../../core/claims/compare-with-profile.ts';
import type { Profile } from '../../core/claims/profile.ts';
import { enExpectations as words } from '../../locales/en-expectations.ts';
import { Sentence } from '../../ui/Sentence.tsx';

interface KindTableProps {
  readonly profile: Profile;
  readonly name: string;
  /** JSON texts. */
  readonly header: string;
  readonly payload: string;
}

export function KindTable({ profile, name, header, payload }: KindTableProps) {
  const rows = compareWithProfile(profile, header, payload);
  if (rows.length === 0) return <p className="text-ink-2">{words.noTable}</p>;
  return (
    <table className="kind-table">
      <caption>{words.kindTable(name)}</caption>
      <thead className="sr-only">
        <tr>
          {Object.values(words.columns).map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.part + row.name}>
            <th
              scope="row"
              className={`font-mono font-normal ${row.part === 'header' ? 'text-header' : 'text-payload'}`}
            >
              {row.name}
            </th>
            <td>
              {words.needs[row.need]}
              {row.note !== undefined && (
                <>
                  {row.need === 'when' ? ' ' : ': '}
                  <Sentence text={row.note} />
                </>
              )}
              <span className="text-ink-2"> · {row.reference}</span>
            </td>
            <td className={row.fault && 'text-bad'}>
              <Value row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ row: { value, fault } }: { row: ComparedRow }) {
  if (value !== undefined) return <code className="font-mono">{value}</code>;
  return fault ? words.missing : <span className="text-ink-2">{words.absent}</span>;
}
