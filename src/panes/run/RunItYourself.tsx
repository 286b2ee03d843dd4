// The server as a download that runs: made from settings, with the way to start it, and beside what tutorials show.
import { enRun } from '../../locales/en-run.ts';
import { usePage } from '../../state/page.ts';
import { DOWNLOADS, makeDownload, useRunSettings } from '../../state/run-it-yourself.ts';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { Files } from './Files.tsx';
import { Naive } from './Naive.tsx';
import { RunSettings } from './RunSettings.tsx';
import { Shell } from './Shell.tsx';
import './run.css';

const { kinds } = enRun;
const TABS = DOWNLOADS.map((id) => ({ id, title: kinds[id] }));

export function RunItYourself() {
  const [, named] = usePage().split('/');
  const chosen = DOWNLOADS.find((id) => id === named) ?? DOWNLOADS[0];
  const { settings } = useRunSettings();
  const files = makeDownload(chosen, settings);
  const readme = files.find(({ name }) => name === 'README.md')?.text ?? '';
  return (
    <>
      <PageHeading title={enRun.title}>
        {enRun.lead}{' '}
        <a href="#/flow" className="underline">
          {enRun.flow}
        </a>
      </PageHeading>
      <RunSettings />
      <div className="run-kinds">
        <Tabs
          label={kinds.label}
          tabs={TABS}
          chosen={chosen}
          onChoose={(id) => {
            location.hash = `#/run/${id}`;
          }}
        />
      </div>
      {DOWNLOADS.map((id) => (
        <div
          key={id}
          id={`panel-${id}`}
          role="tabpanel"
          aria-labelledby={`tab-${id}`}
          hidden={id !== chosen}
        >
          {id === chosen && (
            <div className="run">
              <Files id={id} files={files} />
              <Shell readme={readme} />
              <Naive id={id} />
            </div>
          )}
        </div>
      ))}
    </>
  );
}
