// Each moment of a token in every reading of it: from now, in UTC, in local time, as the number it is; and a new one.
import { formatDate, formatRelative, isCalendarTime } from '../../core/time/format-time.ts';
import type { ShownTime } from '../../core/view-token.ts';
import { enClock } from '../../locales/en-clock.ts';
import { setTimeClaim } from '../../state/clock-edits.ts';
import { MomentField } from './MomentField.tsx';

interface TimesTableProps {
  readonly times: readonly ShownTime[];
  readonly now: number;
  readonly canEdit: boolean;
}

export function TimesTable({ times, now, canEdit }: TimesTableProps) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={enClock.title}>
      <table className="nums w-full text-left whitespace-nowrap">
        <thead className="text-ink-2">
          <tr>
            {enClock.columns
              .filter((words) => canEdit || words !== enClock.changeTo)
              .map((words) => (
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
              {canEdit && (
                <td className="pr-5">
                  <MomentField
                    label={enClock.change(name)}
                    hint={enClock.changeHint}
                    now={now}
                    isLabelHidden
                    onChange={(moment) => setTimeClaim(name, moment)}
                  />
                </td>
              )}
              <td className="pr-5">{formatDate(seconds)}</td>
              <td className="pr-5">
                {isCalendarTime(seconds) ? new Date(seconds * 1000).toLocaleString() : '–'}
              </td>
              <td className="pr-5">{seconds}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
