// The page's address as a way in: what the fragment says is taken in, then out of the address bar, so that no token
// stays in the history; the page that it names stays. A token in the query is taken in too, with a warning: servers
// have seen it.
import { EMPTY_WORKSPACE, pasteToken, type Workspace } from '../core/workspace.ts';
import { readPage, showPage } from './page.ts';
import { updateWorkspace, workspaceStore } from './workspace-store.ts';

type Fragment = ReturnType<(typeof import('../core/share/fragment.ts'))['readFragment']>;

/** A link says everything anew, but for what is not in it: a link with a key alone keeps the token, and all the ring. */
function applyFragment(workspace: Workspace, fragment: Fragment): Workspace {
  const { page: _shown, problems, token, ...said } = fragment;
  const base = { ...EMPTY_WORKSPACE, keyRing: workspace.keyRing, ...said };
  const next =
    token === undefined
      ? { ...base, source: workspace.source, keyText: said.keyText ?? workspace.keyText }
      : pasteToken(base, token);
  const linkFaults = problems.map(({ values }) => String(values?.name ?? 'fragment'));
  return linkFaults.length > 0 ? { ...next, linkFaults } : next;
}

async function takeIn(): Promise<void> {
  const { hash, search, pathname } = location;
  const page = readPage(hash);
  showPage(page);
  if (!hash.includes('=') && !search.includes('=')) return;
  const reader = await import('../core/share/fragment.ts').catch(() => undefined);
  const inQuery = reader?.readQuery(search);
  // Also when it cannot be read: no token stays in the history.
  const query = reader && inQuery === undefined ? search : '';
  history.replaceState(history.state, '', pathname + query + (page && `#/${page}`));
  const before = workspaceStore.getState();
  if (!reader) return updateWorkspace(() => ({ ...before, linkFaults: ['fragment'] }));
  const asked =
    inQuery === undefined ? before : { ...pasteToken(before, inQuery), cameInQuery: true };
  updateWorkspace(() =>
    hash.includes('=') ? applyFragment(asked, reader.readFragment(hash)) : asked,
  );
}

/** Takes in the address now and whenever its fragment changes. Call once, in the page; settles when it has been read. */
export async function startLocation(fail: (error: unknown) => void): Promise<void> {
  addEventListener('hashchange', () => {
    takeIn().catch(fail);
  });
  await takeIn();
}
