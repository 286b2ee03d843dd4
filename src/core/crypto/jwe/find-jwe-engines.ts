// Who does what a JWE needs here: WebCrypto, or a library for what the browser lacks of it.
import type { KeyAttempt } from '../verification.ts';
import { findAesEngine } from './aes.ts';
import type { ContentEncryption, KeyManagement } from './encryption-algorithms.ts';

/** @param curve Of the recipient's key. @returns No `engine` for `dir`: there is nothing to compute. */
export async function findJweEngines(
  { way, wrapOctets }: KeyManagement,
  { mode, keyOctets }: ContentEncryption,
  curve: string | undefined,
): Promise<Pick<KeyAttempt, 'engine' | 'contentEngine'>> {
  const contentEngine = await (mode === 'gcm'
    ? findAesEngine('AES-GCM', keyOctets)
    : findAesEngine('AES-CBC', keyOctets / 2));
  if (way === 'direct') return { contentEngine };
  if (way === 'rsa1-5' || (way === 'agree' && curve === 'X448')) {
    return { engine: 'software', contentEngine };
  }
  if (wrapOctets === undefined) return { engine: 'native', contentEngine };
  const name = way === 'gcm-wrap' ? 'AES-GCM' : 'AES-KW';
  return { engine: await findAesEngine(name, wrapOctets), contentEngine };
}
