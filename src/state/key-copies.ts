// The key that is there, in the other forms a person may need it in.
import type { KeyExportForm } from '../core/keys/export-key.ts';
import type { KeyMaterial } from '../core/keys/key-reading.ts';
import { inspectionStore } from './inspection-store.ts';

const FORMS_BY_KIND = {
  secret: ['private-jwk', 'env', 'kubernetes'],
  public: ['public-jwk', 'public-jwk-set', 'spki', 'env', 'kubernetes'],
  private: ['public-jwk', 'public-jwk-set', 'spki', 'private-jwk', 'pkcs8', 'env', 'kubernetes'],
} as const satisfies Record<KeyMaterial['kind'], readonly KeyExportForm[]>;

/** The key that the last check used, else the first that was read. */
function currentKey(): KeyMaterial | undefined {
  const { verification, key } = inspectionStore.getState().inspection ?? {};
  return verification?.key ?? key?.keys[0];
}

/** The forms that a key of this kind has. */
export function copyForms(kind: KeyMaterial['kind']): readonly KeyExportForm[] {
  return FORMS_BY_KIND[kind];
}

/** The text of a copy, made when it is asked for. Rejects when the key has no such form. */
export async function copyOfKey(form: KeyExportForm): Promise<string> {
  const key = currentKey();
  const { exportKey } = await import('../core/keys/export-key.ts');
  const text = key && (await exportKey(key, form));
  if (text === undefined) throw new Error('The key has no such form.');
  return text;
}
