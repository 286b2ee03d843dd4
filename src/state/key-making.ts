// New keys, made in this page.
import { generateKey } from '../core/crypto/generate-key.ts';
import { replaceKey } from '../core/replace-key.ts';
import { updateWorkspace } from './workspace-store.ts';

/** A new key for an algorithm, in the key field; the token stays as it is until it is signed. */
export async function generateKeyFor(alg: string): Promise<void> {
  const { privateKey } = await generateKey(alg);
  const key = { text: privateKey, format: 'auto', isMadeHere: true } as const;
  updateWorkspace((workspace) => replaceKey(workspace, key));
}
