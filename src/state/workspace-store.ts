// What the person set. One value; every change goes through `update` with a pure function of core/workspace.ts.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { EMPTY_WORKSPACE, type Workspace } from '../core/workspace.ts';

export const workspaceStore = createStore<Workspace>(() => EMPTY_WORKSPACE);

/** Replaces the workspace by what a pure edit makes of it. */
export function updateWorkspace(edit: (workspace: Workspace) => Workspace): void {
  workspaceStore.setState(edit, true);
}

/** Reads a part of the workspace and follows it. */
export function useWorkspace<T>(select: (workspace: Workspace) => T): T {
  return useStore(workspaceStore, select);
}
