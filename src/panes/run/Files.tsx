// The files of the download: one is shown, all can be saved together.
import { useState } from 'react';
import { enRun } from '../../locales/en-run.ts';
import { zipFiles, type DownloadId } from '../../state/run-it-yourself.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Tabs } from '../../ui/Tabs.tsx';
import { Code } from './Code.tsx';

const words = enRun.files;

interface FilesProps {
  readonly id: DownloadId;
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

export function Files({ id, files }: FilesProps) {
  const [chosen, setChosen] = useState('file-0');
  const [hasFailed, setHasFailed] = useState(false);
  const tabs = files.map(({ name }, i) => ({ id: `file-${i}`, title: name }));
  const shown = files[tabs.findIndex((tab) => tab.id === chosen)];
  if (!shown) return null;
  const { name, text } = shown;
  const folder = `auth-server-${id}`;
  const download = async (): Promise<void> => {
    try {
      saveFile(await zipFiles(folder, files), `${folder}.zip`);
      setHasFailed(false);
    } catch {
      setHasFailed(true);
    }
  };
  return (
    <section aria-label={words.label} className="run-files">
      <div className="run-bar">
        <Tabs label={words.label} tabs={tabs} chosen={chosen} onChoose={setChosen} />
        <span className="flex flex-wrap items-center gap-2">
          <span className="nums text-ink-2">{words.lines(text.trimEnd().split('\n').length)}</span>
          <CopyButton what={name} text={text} />
          <Button className="border border-line-2" onClick={() => void download()}>
            {hasFailed ? words.zipFailed : words.zip}
          </Button>
        </span>
      </div>
      <div id={`panel-${chosen}`} role="tabpanel" aria-labelledby={`tab-${chosen}`}>
        {/* A long file scrolls by itself, by keyboard too. */}
        <div role="group" tabIndex={0} aria-label={name} className="run-file">
          <Code text={text} />
        </div>
      </div>
    </section>
  );
}
