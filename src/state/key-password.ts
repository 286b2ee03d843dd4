// The password that opens an encrypted key. Loaded with the field for it.
import { changeRingPassword } from '../core/edit-key-ring.ts';
import { updateWorkspace } from './workspace-store.ts';

/** What the person has typed so far; the empty text is no password. It is tried on all that is encrypted and has none. */
export function changeKeyPassword(password: string): void {
  updateWorkspace((workspace) => ({
    ...changeRingPassword(workspace, password),
    keyPassword: password,
  }));
}
