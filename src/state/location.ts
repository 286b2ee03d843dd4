// The page's address as a way in: what the fragment says is taken in, then out of the address bar, so that no token
// stays in the history. A token in the query is taken in too, with a warning: servers have seen it.
import { readFragment, readQuery } from '../core/share/fragment.ts';
import { EMPTY_WORKSPACE, pasteToken, type Workspace } from '../core/workspace.ts';
import { updateWorkspace } from './workspace-store.ts';

function applyFragment(workspace: Workspace, hash: string): Workspace {
  const { page: _, token, problems: __, ...rest } = readFragment(hash);
  const next = { ...EMPTY_WORKSPACE, ...rest };
  const keyText = rest.keyText ?? (token === undefined ? workspace.keyText : '');
  return token === undefined
    ? { ...next, source: workspace.source, keyText }
    : { ...pasteToken(next, token), keyText };
}

function takeIn(): void {
  const { hash, search, pathname } = location;
  const inQuery = readQuery(search);
  const hasFragment = hash.includes('=');
  if (!hasFragment && inQuery === undefined) return;
  history.replaceState(history.state, '', inQuery === undefined ? pathname + search : pathname);
  if (inQuery !== undefined) {
    updateWorkspace((workspace) => ({ ...pasteToken(workspace, inQuery), cameInQuery: true }));
  }
  if (hasFragment) updateWorkspace((workspace) => applyFragment(workspace, hash));
}

/** Takes in the address now and whenever its fragment changes. Call once, in the page. */
export function startLocation(): void {
  takeIn();
  addEventListener('hashchange', takeIn);
}
