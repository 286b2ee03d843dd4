// The messages between the page and a worker that searches for a secret.
import type { FilePart } from '../core/crypto/secret-search/search-file.ts';
import type { LinesTried } from '../core/crypto/secret-search/search-engine.ts';
import type { SecretQuestion } from '../core/crypto/secret-search/search-engine.ts';

export interface ToSearcher {
  readonly id: number;
  readonly question: SecretQuestion;
  /** A text, or a part of a file, one secret a line. Absent: the published ones. */
  readonly list?: string | FilePart;
}

export type FromSearcher =
  | { readonly id: number; readonly kind: 'done'; readonly tried: LinesTried }
  /** The name of the error alone: its message could hold text of a list. */
  | { readonly id: number; readonly kind: 'failed'; readonly name: string };
