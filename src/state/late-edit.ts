// Edits whose result takes its time: it is written only while what it started from is still there.
import type { Workspace } from '../core/workspace.ts';
import { updateWorkspace, workspaceStore } from './workspace-store.ts';

/** The newest late edit of each part: it takes the place of those before. */
const newest: Partial<Record<keyof Workspace, object>> = {};

/**
 * Begins a late edit. Call at the click.
 *
 * @param parts What the edit will replace.
 * @returns Makes the edit, and says whether: not when one of the parts was changed, or is to be changed, by what came after.
 */
export function beginLateEdit(
  ...parts: readonly (keyof Workspace)[]
): (edit: (workspace: Workspace) => Workspace) => boolean {
  const before = workspaceStore.getState();
  const own = {};
  for (const part of parts) newest[part] = own;
  return (edit) => {
    const current = workspaceStore.getState();
    const isStill = (part: keyof Workspace) =>
      newest[part] === own && current[part] === before[part];
    if (!parts.every(isStill)) return false;
    updateWorkspace(edit);
    return true;
  };
}
