// What can be done without a mouse, and the keys that do it.
import { useEffect, useRef } from 'react';
import { en } from '../locales/en.ts';
import { signToken } from '../state/edits.ts';
import { changeSettings, settingsStore, useSettings } from '../state/settings-store.ts';
import { Button } from '../ui/Button.tsx';

export function Shortcuts() {
  const dialog = useRef<HTMLDialogElement>(null);
  const singleKeys = useSettings((settings) => settings.singleKeys);
  useEffect(() => {
    const handleKey = (event: KeyboardEvent): void => {
      if (answer(event, () => dialog.current?.showModal())) event.preventDefault();
    };
    addEventListener('keydown', handleKey);
    return () => removeEventListener('keydown', handleKey);
  }, []);
  return (
    <>
      <Button
        aria-label={en.shortcuts.title}
        title={en.shortcuts.title}
        onClick={() => dialog.current?.showModal()}
      >
        <kbd className="font-sans font-semibold">?</kbd>
      </Button>
      <dialog ref={dialog} aria-labelledby="shortcuts-title" className="dialog">
        <h2 id="shortcuts-title" className="pb-2 text-sm font-semibold">
          {en.shortcuts.title}
        </h2>
        <dl className="facts">
          {en.shortcuts.list.map(([keys, meaning]) => (
            <div key={keys} className="contents">
              <dt>
                <kbd className="font-mono">{keys}</kbd>
              </dt>
              <dd className="text-ink-2">{meaning}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog" className="flex items-center gap-4 pt-4">
          <label className="flex flex-1 items-center gap-2">
            <input
              type="checkbox"
              checked={singleKeys}
              onChange={({ target }) => changeSettings({ singleKeys: target.checked })}
            />
            {en.shortcuts.singleKeys}
          </label>
          <Button type="submit" className="border border-line-2">
            {en.shortcuts.close}
          </Button>
        </form>
      </dialog>
    </>
  );
}

/** Does what a key asks for; whether it asked for anything. */
function answer(event: KeyboardEvent, showList: () => void): boolean {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
  const isCommand = (ctrlKey || metaKey) && !altKey;
  if (key === 'F6') {
    movePane(shiftKey ? -1 : 1);
    return true;
  }
  if (isCommand && key === 'Enter') {
    signToken();
    return true;
  }
  if (isCommand && shiftKey && key.toLowerCase() === 'e') {
    document.querySelector<HTMLElement>('[data-shortcut="Control+Shift+E"]')?.click();
    return true;
  }
  if (key === '?' && !isCommand && settingsStore.getState().singleKeys && !isTyping(event.target)) {
    showList();
    return true;
  }
  return false;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], [role="textbox"]') !== null
  );
}

/** Moves the focus to the first control of the next or the previous pane. */
function movePane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  const current = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(current + step + panes.length) % panes.length];
  const fields = [
    'textarea:not([hidden])',
    '[role="textbox"]',
    'summary',
    'button:not(:disabled)',
    '[tabindex="0"]',
  ];
  const field = fields
    .map((selector) => next?.querySelector<HTMLElement>(selector))
    .find((element) => element && element.checkVisibility());
  field?.focus();
}
