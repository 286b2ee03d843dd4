// Tokens to learn from, signed in the page at the moment they are chosen.
import { useState } from 'react';
import { en } from '../../locales/en.ts';
import { EXAMPLE_LIST, showExample } from '../../state/examples.ts';
import { Popover } from '../../ui/Popover.tsx';

export function ExamplesMenu() {
  return (
    <Popover label={en.examples.title} title={en.examples.title} shortcut="Control+Shift+E">
      <ExampleList />
    </Popover>
  );
}

function ExampleList() {
  const [hasFailed, setFailed] = useState(false);
  const open = (id: string): void => {
    setFailed(false);
    showExample(id).catch(() => setFailed(true));
  };
  return (
    <>
      <p className="px-2 pb-1 text-ink-2">{en.examples.lead}</p>
      <ul className="grid max-h-[70dvh] w-[min(44rem,92vw)] gap-x-4 overflow-auto sm:grid-cols-2">
        {EXAMPLE_LIST.map(({ id, title, teaches }) => (
          <li key={id}>
            <button
              type="button"
              className="w-full rounded px-2 py-1 text-left hover:bg-paper-2"
              onClick={(event) => {
                open(id);
                event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
              }}
            >
              <span className="block font-semibold">{title}</span>
              <span className="block text-ink-2">{teaches}</span>
            </button>
          </li>
        ))}
      </ul>
      {hasFailed && <p role="alert">{en.examples.failed}</p>}
    </>
  );
}
