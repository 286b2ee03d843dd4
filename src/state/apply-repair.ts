// A rule's quick fix, done. Loaded when one is first asked for.
import type { ShownFinding } from '../core/inspection.ts';
import type { Workspace } from '../core/workspace.ts';
import { clockStore } from './clock.ts';
import { changeKey, editTokenPart } from './edits.ts';
import { inspectionStore, loadEngine } from './inspection-store.ts';
import { workspaceStore } from './workspace-store.ts';

/** Applies a rule's quick fix to the token or the key, unless they are no longer those that it was asked for. */
export async function applyRepair(
  { finding, span }: ShownFinding,
  asked: Workspace,
): Promise<void> {
  const { applyQuickFix } = (await loadEngine()).answers;
  if (workspaceStore.getState() !== asked) return;
  const { header, payload } = inspectionStore.getState().token.view;
  const now = Math.floor(clockStore.getState().now);
  const change = applyQuickFix({
    header: header.text,
    payload: payload.text,
    // The texts are the shown ones, so the place must be the shown one too.
    finding: { ...finding, at: { ...finding.at, ...(span && { span }) } },
    now,
  });
  if (!change) return;
  if (change.part === 'key-format') changeKey(workspaceStore.getState().keyText, change.format);
  else editTokenPart(change.part, change.text);
}
