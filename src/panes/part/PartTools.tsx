// How a part is shown: as the JSON it is, or as a table that explains it; and how an edit of it is written.
import './member-table.css';
import { useId } from 'react';
import type { PartName } from '../../core/workspace.ts';
import { en } from '../../locales/en.ts';
import { enClaims } from '../../locales/en-claims.ts';
import { WhitespaceSwitch } from './WhitespaceSwitch.tsx';

interface PartToolsProps {
  readonly part: PartName;
  readonly isTable: boolean;
  /** The place in the JSON that was pointed at last. */
  readonly since: number;
  /** Nothing of the token can be edited. */
  readonly isFixed: boolean;
  /** Asks for the table until another place is pointed at, or for the JSON. */
  readonly onChange: (tableSince: number | undefined) => void;
}

export function PartTools({ part, isTable, since, isFixed, onChange }: PartToolsProps) {
  const name = useId();
  return (
    <>
      <span
        role="radiogroup"
        aria-label={`${en.part[part].title}: ${enClaims.view}`}
        className="view-switch"
      >
        {(['json', 'table'] as const).map((view) => (
          <label key={view}>
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={isTable === (view === 'table')}
              onChange={() => onChange(view === 'table' ? since : undefined)}
            />
            {enClaims.views[view]}
          </label>
        ))}
      </span>
      {part === 'payload' && !isFixed && <WhitespaceSwitch />}
    </>
  );
}
