// Marks the characters of the encoded token that carry the claim at the caret.
import type { PartName } from '../core/workspace.ts';
import { markCarried } from './attention.ts';
import { inspectionStore, loadEngine } from './inspection-store.ts';

let asked = 0;

/** @param caret Offset in the part's shown text; `undefined` marks nothing. */
export async function markCarriedAt(part: PartName, caret: number | undefined): Promise<void> {
  const question = ++asked;
  if (caret === undefined) {
    markCarried(undefined);
    return;
  }
  const { carriedSpan } = (await loadEngine()).answers;
  if (question !== asked) return;
  const { view } = inspectionStore.getState().token;
  const start = view.segments.find(({ name }) => name === part)?.start ?? 0;
  markCarried(view[part].segment ? carriedSpan(view[part], start, caret) : undefined);
}
