// The examples menu's other half: a token is signed when it is chosen.
import { replaceKey } from '../core/replace-key.ts';
import { pasteToken } from '../core/workspace.ts';
import { clockStore } from './clock.ts';
import { beginLateEdit } from './late-edit.ts';

/** Signs an example with fresh times and opens it, unless token or key were changed meanwhile. Rejects where the browser lacks its algorithm. */
export async function showExample(id: string): Promise<void> {
  const edit = beginLateEdit('source', 'keyText', 'keyFormat');
  const [{ EXAMPLES }, { makeExample }] = await Promise.all([
    import('../core/examples/examples.ts'),
    import('../core/examples/make-example.ts'),
  ]);
  const example = EXAMPLES.find((one) => one.id === id);
  if (!example) return;
  const now = Math.floor(clockStore.getState().now);
  const { token, keyText, keyFormat } = await makeExample(example, now);
  const key = { text: keyText, format: keyFormat, isMadeHere: true };
  edit((workspace) => replaceKey(pasteToken(workspace, token), key));
}
