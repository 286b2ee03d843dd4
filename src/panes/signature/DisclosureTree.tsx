// Each disclosure in its place, and which of them to present: what is inside one goes with it.
import { useState } from 'react';
import type { Disclosure } from '../../core/crypto/sd-jwt/read-disclosures.ts';
import { enDisclosures } from '../../locales/en-late.ts';
import { takeOut } from '../../state/inner-tokens.ts';
import { Button } from '../../ui/Button.tsx';

/** Characters of a value that are shown. */
const SHOWN = 120;
const MAX_INDENT = 8;

interface DisclosureTreeProps {
  /** The whole presentation. */
  readonly text: string;
  /** Each behind the one it is in. */
  readonly disclosures: readonly Disclosure[];
  /** After another one was made in its place. */
  readonly onPresent: () => void;
}

export function DisclosureTree({ text, disclosures, onPresent }: DisclosureTreeProps) {
  const [omitted, setOmitted] = useState<ReadonlySet<string>>(new Set());
  const rows = arrange(disclosures, omitted);
  const gone = new Set(rows.flatMap(({ disclosure, isGone }) => (isGone ? disclosure.text : [])));
  const toggle = (own: string): void => {
    const next = new Set(omitted);
    if (!next.delete(own)) next.add(own);
    setOmitted(next);
  };
  const present = (): void => {
    const parts = text.split('~').slice(0, -1);
    takeOut([...parts.filter((part) => !gone.has(part)), ''].join('~'));
    onPresent();
  };
  return (
    <>
      <ul>
        {rows.map(({ disclosure, name, depth, isGone, isHeld }, index) => {
          const { text: own, pointer, value, ownValue = value } = disclosure;
          return (
            <li
              key={`${index} ${own}`}
              style={{ paddingInlineStart: `${Math.min(depth, MAX_INDENT)}rem` }}
              title={pointer ?? enDisclosures.unreferenced}
            >
              <label className="flex min-h-6 items-baseline gap-1.5">
                <input
                  type="checkbox"
                  checked={!isGone}
                  disabled={isHeld}
                  onChange={() => toggle(own)}
                />
                <span className={`min-w-0 break-words ${isGone ? 'text-ink-2' : ''}`}>
                  <span className="font-mono">{name}</span>{' '}
                  <span className={`mono ${isGone ? '' : 'text-payload'}`}>
                    {ownValue.slice(0, SHOWN)}
                    {ownValue.length > SHOWN && '…'}
                  </span>
                  {pointer === undefined && (
                    <span className="text-bad"> {enDisclosures.unreferenced}</span>
                  )}
                </span>
              </label>
            </li>
          );
        })}
      </ul>
      <p className="pt-1 text-ink-2">
        <Button className="bg-paper-2" disabled={gone.size === 0} onClick={present}>
          {enDisclosures.present}
        </Button>{' '}
        <span role="status">
          {enDisclosures.chosen(
            rows.flatMap(({ name, isGone }) => (isGone ? [] : name)),
            rows.length,
          )}
        </span>{' '}
        {gone.size > 0 && enDisclosures.presentHint}
      </p>
    </>
  );
}

interface Row {
  readonly disclosure: Disclosure;
  /** Its place in the one it is in. */
  readonly name: string;
  readonly depth: number;
  readonly isGone: boolean;
  /** What it is in is left out. */
  readonly isHeld: boolean;
}

function arrange(disclosures: readonly Disclosure[], omitted: ReadonlySet<string>): readonly Row[] {
  const rows = new Map<string, Row>();
  return disclosures.map((disclosure) => {
    const parent = rows.get(disclosure.parent ?? '');
    const isHeld = parent?.isGone ?? false;
    const row: Row = {
      disclosure,
      name: nameIn(parent?.disclosure, disclosure),
      depth: parent ? parent.depth + 1 : 0,
      isGone: isHeld || omitted.has(disclosure.text),
      isHeld,
    };
    rows.set(disclosure.text, row);
    return row;
  });
}

function nameIn(parent: Disclosure | undefined, { name, pointer }: Disclosure): string {
  if (pointer === undefined) return name ?? enDisclosures.item;
  const within = pointer.slice((parent?.pointer ?? '').length + 1);
  return within.replaceAll('~1', '/').replaceAll('~0', '~');
}
