import { beforeEach, expect, test } from 'vitest';
import { EMPTY_WORKSPACE, pasteToken } from '../core/workspace.ts';
import { beginLateEdit } from './late-edit.ts';
import { updateWorkspace, workspaceStore } from './workspace-store.ts';

const setKey = (keyText: string) => (workspace: typeof EMPTY_WORKSPACE) => ({
  ...workspace,
  keyText,
});
const keyText = () => workspaceStore.getState().keyText;

beforeEach(() => updateWorkspace(() => EMPTY_WORKSPACE));

test('a late edit is made while its parts are as they were', () => {
  const edit = beginLateEdit('keyText');
  updateWorkspace((workspace) => pasteToken(workspace, 'a.b.c'));
  expect(edit(setKey('made'))).toBe(true);
  expect(keyText()).toBe('made');
});

test('what was typed since stays', () => {
  const edit = beginLateEdit('keyText');
  updateWorkspace(setKey('typed'));
  expect(edit(setKey('made'))).toBe(false);
  expect(keyText()).toBe('typed');
});

test('the later of two wins, whichever comes first', () => {
  const edits = () => [beginLateEdit('keyText'), beginLateEdit('keyText')] as const;
  const [slow, quick] = edits();
  expect([quick(setKey('later')), slow(setKey('earlier'))]).toEqual([true, false]);
  const [first, last] = edits();
  expect([first(setKey('earlier')), last(setKey('last'))]).toEqual([false, true]);
  expect(keyText()).toBe('last');
});
