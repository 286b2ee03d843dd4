// The examples by name; choosing one signs and opens it.
import { useState } from 'react';
import { EXAMPLES } from '../../core/examples/examples.ts';
import { enExamples } from '../../locales/en-late.ts';
import { showExample } from '../../state/examples.ts';
import { Sentence } from '../../ui/Sentence.tsx';

export function ExampleList() {
  const [hasFailed, setFailed] = useState(false);
  const open = async (id: string, panel: HTMLElement | null): Promise<void> => {
    try {
      await showExample(id);
      setFailed(false);
      panel?.hidePopover();
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <p className="px-2 pb-1 text-ink-2">{enExamples.lead}</p>
      {hasFailed && (
        <p role="alert" className="px-2 pb-1 text-bad">
          {enExamples.failed}
        </p>
      )}
      <ul className="grid max-h-[70dvh] w-[min(44rem,calc(100vw-3rem))] gap-x-4 overflow-auto sm:grid-cols-2">
        {EXAMPLES.map(({ id, title, teaches }) => (
          <li key={id}>
            <button
              type="button"
              className="w-full rounded px-2 py-1 text-left hover:bg-paper-2"
              onClick={({ currentTarget }) =>
                void open(id, currentTarget.closest<HTMLElement>('[popover]'))
              }
            >
              <span className="block font-semibold">{title}</span>
              <span className="block text-ink-2">
                <Sentence text={teaches} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
