// Everything a person can do to the token and the key, each through a pure edit of core/workspace.ts.
import type { ShownFinding } from '../core/inspection.ts';
import type { KeyFormat } from '../core/keys/key-reading.ts';
import {
  editPart,
  signAgain,
  signingInput,
  type PartName,
  type ShownToken,
} from '../core/workspace.ts';
import { answered, inspectionStore, loadEngine } from './inspection-store.ts';
import { settingsStore } from './settings-store.ts';
import { updateWorkspace, workspaceStore } from './workspace-store.ts';

/** The token as its panes show it now: where an edit starts from. */
function shownToken(): ShownToken {
  const { source } = workspaceStore.getState();
  const { view, signing } = inspectionStore.getState().token;
  const signature = view.signature.text;
  const whole = view.place && { whole: { text: view.text, index: view.place.index } };
  if (source.mode === 'compose') {
    const { draft } = source;
    const isAsBefore = draft.signature === signature && signing?.status !== 'signed';
    return { ...draft, ...whole, signature, signs: isAsBefore ? draft.signs : signingInput(draft) };
  }
  const part = (name: PartName) => ({ text: view[name].text, segment: view[name].segment });
  const parts = { header: part('header'), payload: part('payload') };
  return { ...parts, ...whole, signature, signs: signingInput(parts) };
}

function isFixed(part: PartName): boolean {
  const { view } = inspectionStore.getState().token;
  return view.isFixed || !!view[part].notes;
}

/** An edit in a pane: a new token, signed anew if the key that is there can sign. */
export function editTokenPart(part: PartName, text: string): void {
  if (isFixed(part)) return;
  const { whitespace } = settingsStore.getState();
  updateWorkspace((workspace) => editPart(workspace, shownToken(), part, text, whitespace));
}

/**
 * Signs header and payload as they stand with the key that is there; a key that cannot sign with the header's
 * algorithm signs with its own, which the header then names.
 */
export async function signToken(): Promise<void> {
  if (isFixed('payload')) return;
  // The key may have changed a moment ago.
  await answered();
  const alg = inspectionStore.getState().inspection?.signAs;
  if (alg === undefined) {
    updateWorkspace((workspace) => signAgain(workspace, shownToken()));
    return;
  }
  const { setAlgorithm } = (await loadEngine()).answers;
  editTokenPart('header', setAlgorithm(shownToken().header.text, alg));
}

/** A key that the person gives. */
export function changeKey(keyText: string, keyFormat?: KeyFormat): void {
  updateWorkspace(({ isKeyMadeHere: _madeHere, keyPassword, ...workspace }) => ({
    ...workspace,
    keyText,
    ...(keyFormat && { keyFormat }),
    ...(keyPassword && keyText === workspace.keyText && { keyPassword }),
  }));
}

/** Applies a rule's quick fix to the token or the key as they stand, unless they change meanwhile. */
export async function repair(shown: ShownFinding): Promise<void> {
  const asked = workspaceStore.getState();
  await (await import('./apply-repair.ts')).applyRepair(shown, asked);
}

/** Lets the clock run again after `&now=` stopped it. */
export function startRealClock(): void {
  updateWorkspace((workspace) => {
    const { now: _stopped, ...rest } = workspace;
    return rest;
  });
}
