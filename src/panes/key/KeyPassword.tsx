// The password of an encrypted key: tried while it is typed, and kept nowhere but in this tab's memory.
import { useId, useState } from 'react';
import { ringPassword } from '../../core/edit-key-ring.ts';
import { enKeyPassword } from '../../locales/en-key-password.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { changeKeyPassword } from '../../state/key-password.ts';
import { useWorkspace } from '../../state/workspace-store.ts';
import { Button } from '../../ui/Button.tsx';

export function KeyPassword() {
  const id = useId();
  const isForRing = useInspection(({ inspection }) => inspection?.passwordFor === 'ring');
  const password = useWorkspace((workspace) =>
    isForRing ? ringPassword(workspace) : (workspace.keyPassword ?? ''),
  );
  const isWrong = useInspection(
    ({ inspection }) =>
      inspection?.key.problems.some(({ code }) => code === 'pem-password-wrong') ?? false,
  );
  const [isShown, setShown] = useState(false);
  return (
    <div className="flex shrink-0 items-center gap-x-2 px-4 py-1">
      <label htmlFor={id} className="text-ink-2">
        {isForRing ? enKeyPassword.ringLabel : enKeyPassword.label}
      </label>
      <input
        id={id}
        type={isShown ? 'text' : 'password'}
        className="min-h-7 min-w-0 flex-1 rounded border border-line-2 bg-paper px-2 font-mono pointer-coarse:min-h-9"
        aria-describedby="key-notice"
        aria-invalid={isWrong}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        value={password}
        onChange={({ target }) => changeKeyPassword(target.value)}
      />
      <Button
        aria-label={enKeyPassword.showPassword}
        aria-pressed={isShown}
        onClick={() => setShown(!isShown)}
      >
        {enKeyPassword.show}
      </Button>
    </div>
  );
}
