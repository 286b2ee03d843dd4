// Files that are dropped on the page: the token field takes one, and nowhere else does one take the page's place.
import { pasteToken } from '../core/workspace.ts';
import { beginLateEdit } from './late-edit.ts';

/** Octets: a text with a token in it is far smaller. */
const FILE_LIMIT = 10_000_000;

/** Puts a file's text in the token's place, unless it is too long, cannot be read, or something was pasted meanwhile. */
async function takeTokenFile(file: File): Promise<void> {
  if (file.size > FILE_LIMIT) return;
  const edit = beginLateEdit('source');
  const text = await file.text().catch(() => undefined);
  if (text !== undefined) edit((workspace) => pasteToken(workspace, text));
}

/** From now on no file is opened in the page's place. @returns Ends it. */
export function takeDrops(): () => void {
  const take = (event: DragEvent): void => {
    const { dataTransfer, target, type } = event;
    // Other fields have taken theirs.
    if (event.defaultPrevented || !dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    const [file] = dataTransfer.files;
    const isForToken = target instanceof Element && target.closest('.token-field') !== null;
    if (type === 'drop' && isForToken && file) void takeTokenFile(file);
  };
  addEventListener('dragover', take);
  addEventListener('drop', take);
  return () => {
    removeEventListener('dragover', take);
    removeEventListener('drop', take);
  };
}
