// The password that opens an encrypted key. Loaded with the field for it.
import { updateWorkspace } from './workspace-store.ts';

/** What the person has typed so far; the empty text is no password. */
export function changeKeyPassword(keyPassword: string): void {
  updateWorkspace((workspace) => ({ ...workspace, keyPassword }));
}
