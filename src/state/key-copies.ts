// The keys that are there, in the other forms a person may need them in. Loaded with the list that offers them.
import type { KeyExportForm } from '../core/keys/export-key.ts';
import type { KeyMaterial } from '../core/keys/key-reading.ts';
import { inspectionStore } from './inspection-store.ts';

const FORMS_BY_KIND = {
  secret: { public: [], private: ['private-jwk', 'env', 'kubernetes'] },
  public: { public: ['public-jwk', 'public-jwk-set', 'spki', 'env', 'kubernetes'], private: [] },
  private: {
    public: ['public-jwk', 'public-jwk-set', 'spki'],
    private: ['private-jwk', 'pkcs8', 'env', 'kubernetes'],
  },
} as const satisfies Record<KeyMaterial['kind'], Record<string, readonly KeyExportForm[]>>;

/** The forms that a key of this kind has: those that may be shown to anyone, and those that hold its private half. */
export function copyForms(
  kind: KeyMaterial['kind'],
): Readonly<Record<'public' | 'private', readonly KeyExportForm[]>> {
  return FORMS_BY_KIND[kind];
}

const FILE_NAMES = {
  'public-jwk': 'public.jwk.json',
  'public-jwk-set': 'jwks.json',
  spki: 'public.pem',
  'private-jwk': 'private.jwk.json',
  pkcs8: 'private.pem',
  env: 'jwt.env',
  kubernetes: 'jwt-key.yaml',
} as const satisfies Record<KeyExportForm, string>;

/** What a file of that form is called. */
export function fileNameOf(form: KeyExportForm): string {
  return FILE_NAMES[form];
}

/**
 * The text of a copy, made when it is asked for. Rejects when the key has no such form.
 *
 * @param index Position among the keys that the newest inspection has read.
 */
export async function copyOfKey(index: number, form: KeyExportForm): Promise<string> {
  const key = readKeys()[index];
  const { exportKey } = await import('../core/keys/export-key.ts');
  return orReject(key && (await exportKey(key, form)));
}

/** The public halves of all keys as a JWK Set. Rejects when there is none. */
export async function copyOfAll(): Promise<string> {
  const keys = readKeys();
  const { exportKeySet } = await import('../core/keys/export-key.ts');
  return orReject(await exportKeySet(keys));
}

function readKeys(): readonly KeyMaterial[] {
  return inspectionStore.getState().inspection?.key.keys ?? [];
}

function orReject(text: string | undefined): string {
  if (text === undefined) throw new Error('The key has no such form.');
  return text;
}
