// Tokens to learn from, signed in the page at the moment they are chosen.
import { use, useState } from 'react';
import { en } from '../../locales/en.ts';
import { loadExamples, showExample } from '../../state/examples.ts';
import { Popover } from '../../ui/Popover.tsx';
import { Sentence } from '../../ui/Sentence.tsx';

export function ExamplesMenu() {
  const [list, setList] = useState<ReturnType<typeof loadExamples>>();
  return (
    <Popover
      label={en.examples.title}
      title={en.examples.title}
      shortcut="Control+Shift+E"
      onOpen={() => setList((before) => before ?? loadExamples())}
    >
      <p className="px-2 pb-1 text-ink-2">{en.examples.lead}</p>
      {list && <ExampleList list={list} />}
    </Popover>
  );
}

function ExampleList({ list }: { list: ReturnType<typeof loadExamples> }) {
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
      {hasFailed && (
        <p role="alert" className="px-2 pb-1 text-bad">
          {en.examples.failed}
        </p>
      )}
      <ul className="grid max-h-[70dvh] w-[min(44rem,calc(100vw-3rem))] gap-x-4 overflow-auto sm:grid-cols-2">
        {use(list).map(({ id, title, teaches }) => (
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
