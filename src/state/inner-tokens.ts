// What a person can do with the tokens inside a token.
import { pasteToken } from '../core/workspace.ts';
import { updateWorkspace } from './workspace-store.ts';

/** A token that was inside the shown one, in its place. */
export function takeOut(text: string): void {
  updateWorkspace((workspace) => pasteToken(workspace, text));
}

/** Lets the token ask for that many iterations of PBKDF2; `undefined`: no more than is usual, and none now. */
export function allowIterations(allowedIterations: number | undefined): void {
  updateWorkspace(({ allowedIterations: _before, ...workspace }) => ({
    ...workspace,
    ...(allowedIterations !== undefined && { allowedIterations }),
  }));
}
