// The key ring: keeps the field's key and those of files, and lists every key there is with what the last check said of it.
import { useEffect, useRef, useState } from 'react';
import { enKeyRing } from '../../locales/en-key-ring.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { keepFieldKeys, keepKeyFiles, type KeepingNews } from '../../state/key-ring.ts';
import { useWorkspace } from '../../state/workspace-store.ts';
import { takeDrops } from '../../state/dropped-files.ts';
import { Button } from '../../ui/Button.tsx';
import { Sentence } from '../../ui/Sentence.tsx';
import { KeyList } from './KeyList.tsx';
import { SaveAll } from './SaveAll.tsx';

export function KeyRing() {
  const bar = useRef<HTMLDivElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const keyText = useWorkspace((workspace) => workspace.keyText);
  const hasRing = useWorkspace(({ keyRing }) => keyRing.length > 0);
  const count = useInspection((state) => state.inspection?.key.keys.length) ?? 0;
  const [news, setNews] = useState<KeepingNews>();
  const sentences = news?.keyText === keyText ? news.sentences : [];
  useEffect(takeDrops, []);
  useEffect(() => {
    const pane = bar.current?.closest('section');
    const stop = new AbortController();
    const { signal } = stop;
    const allow = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      void keepKeyFiles(files).then(setNews);
    };
    pane?.addEventListener('dragover', allow, { signal });
    pane?.addEventListener('drop', drop, { signal });
    return () => stop.abort();
  }, []);
  return (
    <>
      <div ref={bar} className="-mx-2 flex flex-wrap items-center">
        <Button
          title={enKeyRing.keepHint}
          disabled={keyText === ''}
          onClick={() => setNews(keepFieldKeys())}
        >
          {enKeyRing.keep}
        </Button>
        <Button title={enKeyRing.filesHint} onClick={() => chooser.current?.click()}>
          {enKeyRing.files}
        </Button>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          onChange={({ target }) => {
            void keepKeyFiles([...(target.files ?? [])]).then(setNews);
            // The same file can be chosen again.
            target.value = '';
          }}
        />
        {(count > 1 || hasRing) && <SaveAll count={count} hasRing={hasRing} />}
      </div>
      <div role="status" className="text-ink-2">
        {sentences.map((sentence, index) => (
          <p key={index}>
            <Sentence text={sentence} />
          </p>
        ))}
      </div>
      <KeyList />
    </>
  );
}
