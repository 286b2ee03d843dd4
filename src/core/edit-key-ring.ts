// The edits of the key ring, as pure functions of the workspace: keep, remove, take back into the field.
import { countKept, splitKeyText } from './keys/split-key-text.ts';
import { readKey } from './keys/read-key.ts';
import { replaceKey } from './replace-key.ts';
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

/** Adds keys at the end of the ring, each text once; a password is noted for a key that was there without one. */
export function keepKeys(workspace: Workspace, keys: readonly NewKey[]): Keeping {
  const passwords = new Map(keys.map((key) => [identify(key), key.password]));
  const keyRing = workspace.keyRing.map((key) => {
    const password = passwords.get(identify(key));
    return password && !key.hasOwnPassword ? { ...key, password, hasOwnPassword: true } : key;
  });
  const known = new Set(keyRing.map(identify));
  const fresh = keys.filter((key) => !known.has(identify(key)) && known.add(identify(key)));
  const room = Math.max(0, RING_LIMIT - keyRing.length);
  const first = (keyRing.at(-1)?.id ?? 0) + 1;
  const password = ringPassword(workspace);
  const added = fresh
    .slice(0, room)
    .map((key, index) => ({ ...(password && { password }), ...key, id: first + index }));
  return {
    workspace: { ...workspace, keyRing: [...keyRing, ...added] },
    kept: added.reduce((count, { text }) => count + countKept(text), 0),
    known: keys.length - fresh.length,
    refused: fresh.length - added.length,
  };
}

/** Puts the field's keys into the ring and empties the field; what is no key, or has no room, stays there. */
export function keepField(workspace: Workspace): Keeping {
  const { keyText, keyFormat: format, keyPassword, isKeyMadeHere = false } = workspace;
  const texts = splitKeyText(keyText, format);
  const keeping = keepKeys(
    workspace,
    texts.map((text) => ({
      text,
      format,
      ...(keyPassword &&
        readKey(text, format).encrypted && {
          password: keyPassword,
          hasOwnPassword: true,
        }),
      ...(isKeyMadeHere && { isMadeHere: true }),
    })),
  );
  if (texts.length === 0 || keeping.refused > 0) return { ...keeping, workspace, kept: 0 };
  return { ...keeping, workspace: emptyField(keeping.workspace) };
}

/** The password that is given for all that were kept without one. */
export function ringPassword({ keyRing }: Workspace): string {
  return keyRing.find((key) => key.password && !key.hasOwnPassword)?.password ?? '';
}

/** Gives one password to all that were kept without; the empty text takes it back. */
export function changeRingPassword(workspace: Workspace, password: string): Workspace {
  const keyRing = workspace.keyRing.map((key) => (key.hasOwnPassword ? key : { ...key, password }));
  return { ...workspace, keyRing };
}

/** Takes a key out of the ring. */
export function removeKept(workspace: Workspace, id: number): Workspace {
  return { ...workspace, keyRing: workspace.keyRing.filter((key) => key.id !== id) };
}

/** Moves a kept key into the field; the keys that stood there are kept in turn. */
export function takeKept(workspace: Workspace, id: number): Workspace {
  const key = workspace.keyRing.find((one) => one.id === id);
  if (!key) return workspace;
  return replaceKey(keepField(removeKept(workspace, id)).workspace, key);
}

function emptyField(workspace: Workspace): Workspace {
  return replaceKey(workspace, { text: '', format: 'auto' });
}

function identify({ text, format }: NewKey): string {
  return `${format} ${text}`;
}
