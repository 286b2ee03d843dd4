// What a person can do to the key ring: keep, drop files, remove, take back. Loaded when it is first done.
import { keepField, keepKeys, removeKept, takeKept } from '../core/edit-key-ring.ts';
import { describeKeeping, describeKeyFile } from '../core/keys/describe-key-file.ts';
import { describeKeyProblem } from '../core/keys/describe-key-problem.ts';
import { KEY_FILE_LIMIT, readKeyFile, type KeyFileReading } from '../core/keys/read-key-file.ts';
import { readKey } from '../core/keys/read-key.ts';
import { countKept } from '../core/keys/split-key-text.ts';
import { updateWorkspace, workspaceStore } from './workspace-store.ts';

/** What came of keeping keys. */
export interface KeepingNews {
  readonly sentences: readonly string[];
  /** What stands in the field then: the news are old when it is another text. */
  readonly keyText: string;
}

function tell(sentences: readonly string[]): KeepingNews {
  return { sentences, keyText: workspaceStore.getState().keyText };
}

/** Keeps what stands in the key field. */
export function keepFieldKeys(): KeepingNews {
  const { keyText, keyFormat, keyPassword } = workspaceStore.getState();
  const keeping = keepField(workspaceStore.getState());
  updateWorkspace(() => keeping.workspace);
  // A set that is kept whole loses nothing.
  const isSplit = keeping.kept > 0 && countKept(keyText) === 1;
  const problems = isSplit ? readKey(keyText, keyFormat).problems : [];
  // What is encrypted is kept as well, with the password that was given.
  const lost = problems.filter(({ code }) => code !== 'pem-encrypted' || !keyPassword);
  return tell([describeKeeping(keeping), ...lost.map(describeKeyProblem)]);
}

/** Keeps the keys of files: says how many, and of which file there is more to say. */
export async function keepKeyFiles(files: readonly File[]): Promise<KeepingNews> {
  const readings = await Promise.all(files.map(readFile));
  const faults: string[] = [];
  let kept = 0;
  updateWorkspace((workspace) =>
    readings.reduce((before, { texts, problems }, index) => {
      const name = files[index]?.name ?? '';
      const keys = texts.map((text) => ({ text, format: 'auto', name }) as const);
      const keeping = keepKeys(before, keys);
      kept += keeping.kept;
      faults.push(...describeKeyFile(name, keeping, problems));
      return keeping.workspace;
    }, workspace),
  );
  const sum = kept > 0 ? [describeKeeping({ kept, known: 0, refused: 0 })] : [];
  return tell([...sum, ...faults]);
}

async function readFile(file: File): Promise<KeyFileReading> {
  const problem = (code: 'file-too-large' | 'file-unreadable'): KeyFileReading => ({
    texts: [],
    problems: [{ code, values: { limit: KEY_FILE_LIMIT } }],
  });
  if (file.size > KEY_FILE_LIMIT) return problem('file-too-large');
  try {
    return readKeyFile(new Uint8Array(await file.arrayBuffer()));
  } catch {
    // A folder, or a file that has gone.
    return problem('file-unreadable');
  }
}

export function removeKey(id: number): void {
  updateWorkspace((workspace) => removeKept(workspace, id));
}

/** Moves a kept key into the field. */
export function takeKey(id: number): void {
  updateWorkspace((workspace) => takeKept(workspace, id));
}

export function clearRing(): void {
  updateWorkspace((workspace) => ({ ...workspace, keyRing: [] }));
}
