// The list of shortcuts: loaded when someone asks for it.
import { Suspense, use, useEffect, useRef, useState } from 'react';
import { SHORTCUTS } from '../locales/en-shortcuts.ts';
import { en } from '../locales/en.ts';
import { changeSettings, useSettings } from '../state/settings-store.ts';
import { findKeptVersion } from '../state/site.ts';
import { Button } from '../ui/Button.tsx';

export function ShortcutList({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const singleKeys = useSettings((settings) => settings.singleKeys);
  const [keptVersion] = useState(findKeptVersion);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-labelledby="shortcuts-title" className="dialog" onClose={onClose}>
      <h2 id="shortcuts-title" className="pb-2 text-sm font-semibold">
        {en.shortcuts}
      </h2>
      <dl className="facts">
        {SHORTCUTS.list.map(([keys, meaning]) => (
          <div key={keys} className="contents">
            <dt>
              <kbd className="font-mono">{keys}</kbd>
            </dt>
            <dd className="text-ink-2">{meaning}</dd>
          </div>
        ))}
      </dl>
      <Suspense>
        <KeptVersion asked={keptVersion} />
      </Suspense>
      <form method="dialog" className="flex items-center gap-4 pt-4">
        <label className="flex flex-1 items-center gap-2">
          <input
            type="checkbox"
            checked={singleKeys}
            onChange={({ target }) => changeSettings({ singleKeys: target.checked })}
          />
          {SHORTCUTS.singleKeys}
        </label>
        <Button type="submit" className="border border-line-2">
          {SHORTCUTS.close}
        </Button>
      </form>
    </dialog>
  );
}

/** Which version answers without a network. */
function KeptVersion({ asked }: { asked: Promise<string | undefined> }) {
  const version = use(asked);
  return (
    <p className="pt-4 text-ink-2">
      {version === undefined ? SHORTCUTS.notKept : SHORTCUTS.kept(version)}
    </p>
  );
}
