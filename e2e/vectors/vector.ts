// A published test vector: the cases of the JSON files beside this one. README.md says what the members mean.
import { readdirSync, readFileSync } from 'node:fs';

export interface Vector {
  readonly id: string;
  readonly source: string;
  readonly kind: 'jws' | 'jwe' | 'sdjwt' | 'jwk';
  readonly token: string;
  readonly key: VectorKey;
  readonly expect: 'valid' | 'invalid' | 'acceptable';
  readonly reason: string;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly plaintextOrPayload?: string;
  readonly detachedPayload?: string;
  readonly alg?: string;
  readonly serialization?: 'flattened' | 'general';
  readonly keyBinding?: boolean;
  readonly mustWarn?: string;
  readonly kty?: string;
  readonly private?: boolean;
  readonly thumbprint?: string;
}

type VectorKey = string | null | Readonly<Record<string, unknown>>;

/** The cases of every file, without repeats. */
export function readVectors(): Vector[] {
  const folder = new URL('.', import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Vector[]);
}

/** The key as a person would paste it, and how it is to be read. */
export function keyParameters(key: VectorKey): Record<string, string> {
  if (key === null) return {};
  if (typeof key === 'string') return { key };
  if (typeof key.secret === 'string') return { key: key.secret, keyFormat: 'utf8' };
  if (typeof key.secretBase64url === 'string') {
    return { key: key.secretBase64url, keyFormat: 'base64url' };
  }
  return { key: JSON.stringify(key) };
}
