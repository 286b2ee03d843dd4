// Links to this page.
import { formatFragment } from '../core/share/fragment.ts';
import type { Workspace } from '../core/workspace.ts';
import { inspectionStore } from './inspection-store.ts';

/** A link to this page that carries the token, what else the person chose, and nothing more. */
export function linkToToken(chosen: Pick<Partial<Workspace>, 'expectations' | 'profile'>): string {
  const { text } = inspectionStore.getState().token.view;
  return `${new URL('./', document.baseURI).href}#${formatFragment({ token: text, ...chosen })}`;
}
