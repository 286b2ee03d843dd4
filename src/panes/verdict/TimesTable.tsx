// Each moment of a token in every reading of it: from now, in UTC, in local time, and as the number it is.
import { formatDate, formatRelative, isCalendarTime } from '../../core/time/format-time.ts';
import type { ShownTime } from '../../core/view-token.ts';

const COLUMNS = ['Claim', 'From now', 'UTC', 'Your time', 'Seconds'];

export function TimesTable({ times, now }: { times: readonly ShownTime[]; now: number }) {
  return (
    <table className="nums w-full text-left whitespace-nowrap">
      <thead className="text-ink-2">
        <tr>
          {COLUMNS.map((words) => (
            <th key={words} scope="col" className="pr-5 pb-1 font-normal">
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {times.map(({ name, seconds, end }) => (
          <tr key={end}>
            <th scope="row" className="pr-5 font-mono font-normal">
              {name}
            </th>
            <td className="pr-5">{formatRelative(seconds, now)}</td>
            <td className="pr-5">{formatDate(seconds)}</td>
            <td className="pr-5">
              {isCalendarTime(seconds) ? new Date(seconds * 1000).toLocaleString() : '–'}
            </td>
            <td>{seconds}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
