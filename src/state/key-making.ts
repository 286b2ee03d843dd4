// New keys, made in this page.
import { generateKey } from '../core/crypto/generate-key.ts';
import { updateWorkspace } from './workspace-store.ts';

/** A new key for an algorithm, in the key field; the token stays as it is until it is signed. */
export async function generateKeyFor(alg: string): Promise<void> {
  const { privateKey } = await generateKey(alg);
  updateWorkspace((workspace) => ({
    ...workspace,
    keyText: privateKey,
    keyFormat: 'auto',
    isKeyMadeHere: true,
  }));
}
