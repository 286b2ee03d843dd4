// One member of a part, explained; its name leads to it in the JSON.
import type { Dialect } from '../../core/claims/dialects/define-dialect.ts';
import { memberStatus, momentWords, type MemberRow } from '../../core/claims/tabulate-part.ts';
import type { ShownFinding } from '../../core/inspection.ts';
import { enClaims as words } from '../../locales/en-claims.ts';
import { goTo } from '../../state/attention.ts';
import { Reference } from '../../ui/Reference.tsx';
import { Sentence } from '../../ui/Sentence.tsx';
import { SEVERITY_TONES } from '../../ui/severity-tones.ts';

interface MemberItemProps {
  readonly row: MemberRow;
  /** Its documentation is named once, above. */
  readonly dialect: Dialect | undefined;
  readonly now: number;
  readonly leeway: number;
  /** Absent: it is not known of any. */
  readonly bytes?: number;
  readonly finding: ShownFinding | undefined;
}

const TONES = {
  good: 'text-good',
  warn: 'text-warn',
  bad: 'text-bad',
  plain: 'text-ink-2',
} as const;

export function MemberItem({ row, dialect, now, leeway, bytes, finding }: MemberItemProps) {
  const { name, part, span, entry, group, type, wanted } = row;
  const status = memberStatus(row, now, leeway);
  const isGrave = finding && status.tone !== 'bad' && finding.finding.severity !== 'info';
  return (
    <tr data-member={name} data-group={group}>
      <th scope="row" className="member-name">
        <button
          type="button"
          aria-label={words.goTo(name)}
          className={`member-link mono ${part === 'header' ? 'text-header' : 'text-payload'}`}
          onClick={() => goTo(part, span)}
        >
          {name === '' ? '""' : name}
        </button>
      </th>
      <td className="member-value nums">
        <Value row={row} now={now} />
      </td>
      <td className="member-meaning text-ink-2">
        {entry ? (
          <>
            {entry.meaning}{' '}
            {entry.reference !== dialect?.reference && <Reference text={entry.reference} />}
          </>
        ) : (
          words.groups[group]
        )}
      </td>
      <td className="member-type text-ink-2">
        {type}
        {wanted !== undefined && <span className="text-bad">, {words.wanted(wanted)}</span>}
        {entry && group !== 'registered' && `, ${words.groups[group]}`}
      </td>
      <td className={`member-status nums ${TONES[status.tone]}`}>
        {isGrave ? (
          <span className={SEVERITY_TONES[finding.finding.severity]}>
            <Sentence text={finding.title} />
          </span>
        ) : (
          status.words
        )}
      </td>
      {bytes !== undefined && (
        <td className="member-bytes nums text-ink-2" title={words.bytesHint}>
          {bytes}
        </td>
      )}
    </tr>
  );
}

function Value({ row: { value, items, count = 0, moment }, now }: { row: MemberRow; now: number }) {
  if (moment !== undefined) return momentWords(moment, now);
  if (!items) return <span className="mono">{value}</span>;
  return (
    <ul>
      {items.map((item, index) => (
        <li key={index} className="mono">
          {item}
        </li>
      ))}
      {count > items.length && <li>{words.more(count - items.length)}</li>}
    </ul>
  );
}
