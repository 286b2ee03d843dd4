// Which signature or recipient of a JSON serialization the panes show.
import type { Workspace } from './workspace.ts';

/**
 * Shows one of several.
 *
 * @param text The token alone, as it is now: what an edit has made becomes the text that is inspected.
 * @param member From 0.
 */
export function chooseMember(workspace: Workspace, text: string, member: number): Workspace {
  const { source } = workspace;
  const inspected =
    source.mode === 'inspect'
      ? source
      : ({ mode: 'inspect', text, chosen: 0, pasted: true } as const);
  return { ...workspace, source: { ...inspected, member } };
}
