// A list of secrets from a file, tried on the token that is shown: how far it is, and what came of it.
import { useEffect, useRef, useState } from 'react';
import { formatDuration } from '../../core/time/format-time.ts';
import { enSecrets } from '../../locales/en-secrets.ts';
import { type SearchOutcome, type SearchProgress, trySecretFile } from '../../state/secret-file.ts';
import { Button } from '../../ui/Button.tsx';
import { SecretSearchOutcome } from './SecretSearchOutcome.tsx';

type Search =
  | { readonly kind: 'running'; readonly file: string; readonly progress?: SearchProgress }
  | { readonly kind: 'over'; readonly outcome: SearchOutcome };

/** Shown anew for another token: a search is about one. */
export function TrySecrets() {
  const chooser = useRef<HTMLInputElement>(null);
  const run = useRef<AbortController>(undefined);
  const [search, setSearch] = useState<Search>();
  useEffect(() => () => run.current?.abort(), []);

  const start = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    run.current?.abort();
    const { signal } = (run.current = new AbortController());
    setSearch({ kind: 'running', file: file.name });
    const tell = (progress: SearchProgress): void =>
      setSearch({ kind: 'running', file: file.name, progress });
    const outcome = await trySecretFile(file, tell, signal);
    if (run.current?.signal === signal) setSearch({ kind: 'over', outcome });
  };

  return (
    <div
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault();
      }}
      onDrop={(event) => {
        event.preventDefault();
        void start(event.dataTransfer.files[0]);
      }}
    >
      <p className="pb-1 text-ink-2">{enSecrets.lead}</p>
      <div className="-mx-2 flex flex-wrap items-center gap-x-1">
        <Button onClick={() => chooser.current?.click()}>{enSecrets.choose}</Button>
        <span className="text-ink-2">{enSecrets.drop}</span>
        <input
          ref={chooser}
          type="file"
          hidden
          onChange={({ target }) => {
            void start(target.files?.[0]);
            // The same file can be chosen again.
            target.value = '';
          }}
        />
      </div>
      {search?.kind === 'running' && <Running {...search} onStop={() => run.current?.abort()} />}
      <div role="status">
        {search?.kind === 'over' && <SecretSearchOutcome outcome={search.outcome} />}
      </div>
    </div>
  );
}

interface RunningProps {
  readonly file: string;
  readonly progress?: SearchProgress;
  readonly onStop: () => void;
}

function Running({ file, progress, onStop }: RunningProps) {
  const { tried, part = 0, perSecond = 0, secondsLeft = 0 } = progress ?? {};
  return (
    <div className="pt-1">
      <div className="flex items-center gap-2">
        <progress className="min-w-0 grow" aria-label={enSecrets.progress(file)} value={part} />
        <Button onClick={onStop}>{enSecrets.stop}</Button>
      </div>
      <p className="min-h-6 text-ink-2">
        {tried &&
          [
            enSecrets.tried(tried.lines),
            enSecrets.rate(perSecond),
            enSecrets.left(formatDuration(Math.max(1, secondsLeft))),
          ].join(' · ')}
      </p>
    </div>
  );
}
