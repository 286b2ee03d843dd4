// The key: what it was taken for, what is wrong with it, a new one, and the ring of those that are kept.
import { Suspense, useRef, useSyncExternalStore, type ClipboardEvent } from 'react';
import { KEY_FORMATS, type KeyFormat } from '../../core/keys/key-reading.ts';
import { en } from '../../locales/en.ts';
import { useAttention } from '../../state/attention.ts';
import { changeKey } from '../../state/edits.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { useWorkspace } from '../../state/workspace-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Pane } from '../../ui/Pane.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { Sentence } from '../../ui/Sentence.tsx';
import { restoreText, shortenText } from '../../ui/long-text.ts';
import { late } from '../../ui/late.tsx';
import { useTypedEarly } from '../../ui/typed-early.ts';

const GenerateKey = late(async () => (await import('./GenerateKey.tsx')).GenerateKey);
const FetchKeys = late(async () => (await import('./FetchKeys.tsx')).FetchKeys);
const KeyRing = late(async () => (await import('./KeyRing.tsx')).KeyRing);
const KeyPassword = late(async () => (await import('./KeyPassword.tsx')).KeyPassword);

/** Characters that the field shows. */
const LIMIT = 12_000;

export function KeyPane() {
  const field = useRef<HTMLTextAreaElement>(null);
  const keyText = useWorkspace((workspace) => workspace.keyText);
  const keyFormat = useWorkspace((workspace) => workspace.keyFormat);
  const inspection = useInspection((state) => state.inspection);
  const long = shortenText(keyText, LIMIT);
  const change = (edited: string): void => changeKey(restoreText(keyText, long, edited));
  // The browser would lay out all of a long text before the field can shorten it.
  const handlePaste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    const pasted = event.clipboardData.getData('text/plain');
    if (pasted.length <= LIMIT) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const lines = pasted.replaceAll(/\r\n?/g, '\n');
    change(value.slice(0, selectionStart) + lines + value.slice(selectionEnd));
  };
  useTypedEarly(field, long.shown, change);
  const flashes = useAttention((attention) => attention.flashes.key);
  const problems = inspection?.keyProblems ?? [];
  // What comes late is not drawn at build time.
  const isAlive = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  return (
    <Pane
      title={en.key.title}
      flash={flashes ?? 0}
      tools={
        <>
          <Popover label={en.key.generate} title={en.key.generateFor}>
            <GenerateKey />
          </Popover>
          <Popover label={en.key.fetch} title={en.key.fetch}>
            <FetchKeys />
          </Popover>
          <Button disabled={keyText === ''} onClick={() => changeKey('', 'auto')}>
            {en.clear}
          </Button>
        </>
      }
    >
      <div className="flex min-h-0 grow flex-col overflow-auto">
        <textarea
          ref={field}
          aria-label={en.key.title}
          aria-describedby="key-notice"
          aria-invalid={problems.length > 0}
          className="mono key-field"
          value={long.shown}
          placeholder={en.key.placeholder}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          onChange={({ target }) => change(target.value)}
          onPaste={handlePaste}
        />
        <Suspense>{inspection?.passwordFor && <KeyPassword />}</Suspense>
        <div className="flex shrink-0 flex-wrap items-center gap-x-2 px-4 pb-2">
          <label className="flex items-center gap-2 text-ink-2">
            {en.key.readAs}
            <select
              aria-label={en.key.format}
              className="min-h-7 rounded bg-paper pr-1 text-ink hover:bg-paper-2"
              value={keyFormat}
              onChange={({ target }) => changeKey(keyText, readFormat(target.value))}
            >
              {KEY_FORMATS.map((format) => (
                <option key={format} value={format}>
                  {en.key.formats[format]}
                </option>
              ))}
            </select>
          </label>
          <div id="key-notice" aria-live="polite" className="min-w-0">
            {keyText !== '' && inspection?.keyWords}
            {problems.map((problem) => (
              <p key={problem} className="text-bad">
                <Sentence text={problem} />
              </p>
            ))}
          </div>
        </div>
        <div className="shrink-0 border-t border-line px-4 pb-2">
          <Suspense>{isAlive && <KeyRing />}</Suspense>
        </div>
      </div>
    </Pane>
  );
}

function readFormat(value: string): KeyFormat {
  return KEY_FORMATS.find((format) => format === value) ?? 'auto';
}
