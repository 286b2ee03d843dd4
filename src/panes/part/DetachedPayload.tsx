// The text that a token with a detached payload was signed over (RFC 7515 Appendix F).
import { enDetached } from '../../locales/en-late.ts';
import { updateWorkspace, useWorkspace } from '../../state/workspace-store.ts';

export function DetachedPayload() {
  const detachedPayload = useWorkspace((workspace) => workspace.detachedPayload ?? '');
  return (
    <label className="block px-4 pb-2">
      <span className="block pb-1">{enDetached.what}</span>
      <textarea
        aria-label={enDetached.label}
        className="mono w-full rounded border border-line-2 bg-paper p-2"
        rows={3}
        spellCheck={false}
        placeholder={enDetached.hint}
        value={detachedPayload}
        onChange={({ target }) =>
          updateWorkspace((workspace) => ({ ...workspace, detachedPayload: target.value }))
        }
      />
    </label>
  );
}
