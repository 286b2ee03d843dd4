// New keys, made in this page.
import { generateKey } from '../core/crypto/generate-key.ts';
import { replaceKey } from '../core/replace-key.ts';
import { beginLateEdit } from './late-edit.ts';

/**
 * A new key for an algorithm, in the key field; the token stays as it is until it is signed.
 *
 * @returns The key's text; nothing when the field was changed in the meantime.
 */
export async function generateKeyFor(alg: string): Promise<string | undefined> {
  const edit = beginLateEdit('keyText', 'keyFormat');
  const { privateKey } = await generateKey(alg);
  const key = { text: privateKey, format: 'auto', isMadeHere: true } as const;
  const isMade = edit((workspace) => replaceKey(workspace, key));
  return isMade ? privateKey : undefined;
}
