// The serialization of the token that is shown: which of its signatures is shown, and the others it could have.
import { chooseMember } from '../core/choose-member.ts';
import { inspectionStore } from './inspection-store.ts';
import { updateWorkspace } from './workspace-store.ts';

/** Shows one signature or recipient of the token. @param member From 0. */
export function showMember(member: number): void {
  const { text } = inspectionStore.getState().token.view;
  updateWorkspace((workspace) => chooseMember(workspace, text, member));
}
