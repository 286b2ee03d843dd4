// The edits of the key ring, as pure functions of the workspace: keep, remove, take back into the field.
import { splitKeyText } from './keys/split-key-text.ts';
import type { KeptKey, Workspace } from './workspace.ts';

/** Keys that a ring holds at most. */
export const RING_LIMIT = 1000;

type NewKey = Omit<KeptKey, 'id'>;

export interface Keeping {
  readonly workspace: Workspace;
  readonly kept: number;
  /** So many were there before. */
  readonly known: number;
  /** So many had no room. */
  readonly refused: number;
}

/** Adds keys at the end of the ring, each text once. */
export function keepKeys(workspace: Workspace, keys: readonly NewKey[]): Keeping {
  const { keyRing } = workspace;
  const known = new Set(keyRing.map(identify));
  const fresh = keys.filter((key) => !known.has(identify(key)) && known.add(identify(key)));
  const room = Math.max(0, RING_LIMIT - keyRing.length);
  const first = (keyRing.at(-1)?.id ?? 0) + 1;
  const added = fresh.slice(0, room).map((key, index) => ({ ...key, id: first + index }));
  return {
    workspace: { ...workspace, keyRing: [...keyRing, ...added] },
    kept: added.length,
    known: keys.length - fresh.length,
    refused: fresh.length - added.length,
  };
}

/** Puts the field's keys into the ring and empties the field; what is no key, or has no room, stays there. */
export function keepField(workspace: Workspace): Keeping {
  const { keyText, keyFormat: format, isKeyMadeHere: isMadeHere = false } = workspace;
  const texts = splitKeyText(keyText, format);
  const keeping = keepKeys(
    workspace,
    texts.map((text) => ({ text, format, ...(isMadeHere && { isMadeHere }) })),
  );
  if (texts.length === 0 || keeping.refused > 0) return { ...keeping, workspace, kept: 0 };
  return { ...keeping, workspace: emptyField(keeping.workspace) };
}

/** Takes a key out of the ring. */
export function removeKept(workspace: Workspace, id: number): Workspace {
  return { ...workspace, keyRing: workspace.keyRing.filter((key) => key.id !== id) };
}

/** Moves a kept key into the field; the keys that stood there are kept in turn. */
export function takeKept(workspace: Workspace, id: number): Workspace {
  const key = workspace.keyRing.find((one) => one.id === id);
  if (!key) return workspace;
  const { text: keyText, format: keyFormat, isMadeHere } = key;
  const { isKeyMadeHere: _before, ...rest } = keepField(removeKept(workspace, id)).workspace;
  return { ...rest, keyText, keyFormat, ...(isMadeHere && { isKeyMadeHere: true }) };
}

function emptyField({ isKeyMadeHere: _gone, ...workspace }: Workspace): Workspace {
  return { ...workspace, keyText: '', keyFormat: 'auto' };
}

function identify({ text, format }: NewKey): string {
  return `${format} ${text}`;
}
