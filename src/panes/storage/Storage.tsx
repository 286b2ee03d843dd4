// The page about places to keep a token: tried out, told, and what follows from it.
import { enStorage } from '../../locales/en-storage.ts';
import { tryAnotherTab, tryStorage, useStorageTrial } from '../../state/storage-trial.ts';
import { Button } from '../../ui/Button.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { Reference } from '../../ui/Reference.tsx';
import { PlaceReasons } from './PlaceReasons.tsx';
import { TrialMatrix } from './TrialMatrix.tsx';
import './storage.css';

export function Storage() {
  const { conclusion } = enStorage;
  return (
    <>
      <PageHeading title={enStorage.title}>
        {enStorage.lead}{' '}
        <a href="#/flow" className="underline">
          {enStorage.flow}
        </a>
      </PageHeading>
      <div className="storage">
        <div>
          <Controls />
          <TrialMatrix />
        </div>
        <section aria-label={conclusion.title} className="max-w-3xl">
          <h2 className="pb-1 font-semibold">{conclusion.title}</h2>
          <ul className="list-disc pl-4">
            {conclusion.items.map(({ words, reference }) => (
              <li key={words}>
                {words}{' '}
                <span className="text-ink-2">
                  <Reference text={reference} />
                </span>
              </li>
            ))}
          </ul>
        </section>
        <PlaceReasons />
      </div>
    </>
  );
}

function Controls() {
  const status = useStorageTrial((trial) => trial.status);
  const isRunning = status === 'running';
  const words = status === 'none' ? '' : enStorage[status];
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pb-3">
      <Button
        className="min-h-8 border border-line-2"
        disabled={isRunning}
        onClick={() => void tryStorage()}
      >
        {enStorage.start}
      </Button>
      <Button
        className="min-h-8 border border-line-2"
        disabled={isRunning}
        aria-describedby="storage-tab-note"
        onClick={() => void tryAnotherTab()}
      >
        {enStorage.tab}
      </Button>
      <span id="storage-tab-note" className="text-ink-2">
        {enStorage.tabNote}
      </span>
      <span role="status" className={status === 'failed' ? 'text-bad' : 'text-ink-2'}>
        {words}
      </span>
    </div>
  );
}
