// The keys that do what a mouse can do, and the way to their list.
import { Suspense, useEffect, useState } from 'react';
import { en } from '../locales/en.ts';
import { signToken } from '../state/edits.ts';
import { settingsStore } from '../state/settings-store.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { late } from '../ui/late.tsx';

const ShortcutList = late(async () => (await import('./ShortcutList.tsx')).ShortcutList);

export function Shortcuts() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const handleKey = (event: KeyboardEvent): void => {
      if (answer(event, () => setOpen(true))) event.preventDefault();
    };
    addEventListener('keydown', handleKey);
    return () => removeEventListener('keydown', handleKey);
  }, []);
  return (
    <>
      <Button
        aria-label={en.shortcuts}
        title={en.shortcuts}
        onClick={() => setOpen(true)}
        className="min-w-7 justify-center"
      >
        <kbd className="font-sans font-semibold">?</kbd>
      </Button>
      {isOpen && (
        <ErrorBoundary name={en.shortcuts}>
          <Suspense fallback={null}>
            <ShortcutList onClose={() => setOpen(false)} />
          </Suspense>
        </ErrorBoundary>
      )}
    </>
  );
}

/** Does what a key asks for; whether it asked for anything. */
function answer(event: KeyboardEvent, showList: () => void): boolean {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
  const isCommand = (ctrlKey || metaKey) && !altKey;
  if (key === 'F6') {
    void movePane(shiftKey ? -1 : 1);
    return true;
  }
  if (isCommand && key === 'Enter') {
    void signToken();
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

async function movePane(step: 1 | -1): Promise<void> {
  const { movePane: move } = await import('./move-pane.ts');
  move(step);
}
