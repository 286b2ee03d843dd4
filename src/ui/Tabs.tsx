// Tabs as WAI-ARIA has them: arrow keys, Home and End go from one to the next, and what they reach is shown at once.
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import './tabs.css';

interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly id: Id; readonly title: string; readonly note?: ReactNode }[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
}

/** The tab `x` has the id `tab-x`, and shows the element with the id `panel-x`. */
export function Tabs<Id extends string>({ label, tabs, chosen, onChoose }: TabsProps<Id>) {
  const list = useRef<HTMLDivElement>(null);
  const at = tabs.findIndex(({ id }) => id === chosen);
  const move = (event: KeyboardEvent): void => {
    const { length } = tabs;
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: length - 1 }[event.key];
    const tab = next === undefined ? undefined : tabs[(next + length) % length];
    if (!tab) return;
    event.preventDefault();
    onChoose(tab.id);
    list.current?.querySelector<HTMLElement>(`#tab-${tab.id}`)?.focus();
  };
  return (
    <div ref={list} role="tablist" aria-label={label} className="tabs">
      {tabs.map(({ id, title, note }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`tab-${id}`}
          aria-selected={id === chosen}
          aria-controls={`panel-${id}`}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => onChoose(id)}
          onKeyDown={move}
        >
          {title}
          {note !== undefined && <span>{note}</span>}
        </button>
      ))}
    </div>
  );
}
