// Keys from the network: names the very URL, asks, and only then has it fetched.
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import {
  curlCommand,
  describeSourceProblem,
} from '../../core/key-sources/describe-source-problem.ts';
import { readSourceUrl } from '../../core/key-sources/key-source-url.ts';
import {
  guessSource,
  sourceChoices,
  type SourceKind,
} from '../../core/key-sources/source-choices.ts';
import { suggestSources } from '../../core/key-sources/suggest-sources.ts';
import { enFetch } from '../../locales/en-late.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { fetchKeys, type KeyFetch } from '../../state/key-fetch.ts';
import { useWorkspace } from '../../state/workspace-store.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Sentence } from '../../ui/Sentence.tsx';

type Progress = KeyFetch | { readonly kind: 'asking'; readonly host: string };

const STRONG = 'border border-line-2 text-ink';

export function FetchKeys() {
  const id = useId();
  const header = useInspection((state) => state.token.view.header.text);
  const payload = useInspection((state) => state.token.view.payload.text);
  const suggested = useMemo(() => suggestSources(header, payload), [header, payload]);
  const [typed, setTyped] = useState<string>();
  const [picked, setPicked] = useState<SourceKind>();
  const [progress, setProgress] = useState<Progress>();
  const [asked, setAsked] = useState<string>();
  const run = useRef<AbortController>(undefined);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // Closing the popover hides this, and ends what was asked.
    const panel = form.current?.closest('[popover]');
    const end = (): void => run.current?.abort();
    panel?.addEventListener('toggle', end);
    return () => {
      panel?.removeEventListener('toggle', end);
      end();
    };
  }, []);

  const text = typed ?? suggested[0]?.text ?? '';
  const reading = readSourceUrl(text);
  const choices = reading.problem ? [] : sourceChoices(reading.url);
  const wanted =
    picked ??
    (typed === undefined ? suggested[0]?.kind : undefined) ??
    (reading.problem ? 'keys' : guessSource(reading.url));
  const choice = choices.find(({ kind }) => kind === wanted) ?? choices[0];
  const isAsking = progress?.kind === 'asking';

  const take = (value: string, kind?: SourceKind): void => {
    setTyped(value);
    setPicked(kind);
    if (!isAsking) setProgress(undefined);
  };
  const ask = (target: Parameters<typeof fetchKeys>[0]): void => {
    const { signal } = (run.current = new AbortController());
    setAsked(new URL(target.url).origin);
    setProgress({ kind: 'asking', host: new URL(target.url).host });
    void fetchKeys(target, signal).then(setProgress);
  };
  const askChosen = (): void => {
    if (!choice || reading.problem || isAsking) return;
    // A URL that is typed whole says nothing of whose it is.
    const isDerived = choice.url !== reading.url.href;
    ask({ url: choice.url, ...(isDerived && { issuer: text.trim() }) });
  };

  return (
    <form
      ref={form}
      className="w-120 max-w-full"
      onSubmit={(event) => {
        event.preventDefault();
        askChosen();
      }}
    >
      <label className="block">
        <span className="block pb-1">{enFetch.what}</span>
        <input
          type="text"
          inputMode="url"
          className="w-full rounded border border-line-2 bg-paper p-2 font-mono"
          aria-describedby={`${id}-fault`}
          aria-invalid={reading.problem !== undefined && text !== ''}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          placeholder="https://"
          value={text}
          onChange={({ target }) => take(target.value)}
        />
      </label>
      <p id={`${id}-fault`} className="pt-1 text-bad">
        {reading.problem && text !== '' && (
          <Sentence text={describeSourceProblem(reading.problem)} />
        )}
      </p>
      {suggested.length > 0 && (
        <p className="flex flex-wrap items-center gap-x-1 text-ink-2">
          {enFetch.suggested}
          {suggested.map((source) => (
            <Button key={source.name} onClick={() => take(source.text, source.kind)}>
              {source.name}
            </Button>
          ))}
        </p>
      )}
      {choice && (
        <>
          <fieldset className="pt-2">
            <legend className="text-ink-2">{enFetch.choices}</legend>
            {choices.map(({ kind, url }) => (
              <label key={kind} className="flex items-start gap-2 py-1">
                <input
                  type="radio"
                  name={id}
                  className="mt-1"
                  checked={kind === choice.kind}
                  onChange={() => take(text, kind)}
                />
                <span className="min-w-0">
                  {enFetch.kinds[kind]}
                  <span className="block font-mono break-all text-ink-2">{url}</span>
                </span>
              </label>
            ))}
          </fieldset>
          {choice.kind !== 'keys' && (
            <p className="pt-1 text-ink-2">
              <Sentence text={enFetch.follows} />
            </p>
          )}
          <p className="pt-1 pb-2 text-ink-2">{enFetch.promise}</p>
          <Button type="submit" className={STRONG} aria-disabled={isAsking}>
            {enFetch.fetch(new URL(choice.url).host)}
          </Button>
          {isAsking && <Button onClick={() => run.current?.abort()}>{enFetch.cancel}</Button>}
        </>
      )}
      <div role="status" className="pt-1">
        {progress && <Words progress={progress} asked={asked} />}
      </div>
      {progress?.kind === 'elsewhere' && (
        <>
          <p className="font-mono break-all">{progress.url}</p>
          <Button
            className={STRONG}
            onClick={() => ask({ url: progress.url, isNamedByMetadata: true })}
          >
            {enFetch.fetch(new URL(progress.url).host)}
          </Button>
        </>
      )}
      {progress?.kind === 'failed' && (
        <>
          <p className="text-ink-2">
            {enFetch.curl} <code className="break-all">{curlCommand(progress.url)}</code>
          </p>
          <CopyButton what={enFetch.command} text={curlCommand(progress.url)} />
        </>
      )}
    </form>
  );
}

function Words({ progress, asked }: { progress: Progress; asked: string | undefined }) {
  const keyText = useWorkspace((workspace) => workspace.keyText);
  switch (progress.kind) {
    case 'asking':
      return <p>{enFetch.asking(progress.host)}</p>;
    case 'elsewhere':
      return <p>{sayWhere(new URL(progress.url), asked)}</p>;
    case 'done':
      return (
        progress.text === keyText && <p className="text-good">{enFetch.done(progress.count)}</p>
      );
    case 'cancelled':
    case 'overtaken':
      return <p>{enFetch[progress.kind]}</p>;
    default:
      return (
        <p className="text-bad">
          <Sentence text={describeSourceProblem(progress.problem)} /> {enFetch.kept}
        </p>
      );
  }
}

function sayWhere({ origin, host }: URL, asked: string | undefined): string {
  return origin === asked ? enFetch.elsewhere : enFetch.onOtherOrigin(host);
}
