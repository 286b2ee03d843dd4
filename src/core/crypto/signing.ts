// What became of a token's signature at an edit. Made by sign-draft.ts; shown by panes, read by rules.

export type Signing = Outcome & {
  /** Of the signatures beside it in a JSON serialization, where the payload is another one. Absent: none is concerned. */
  readonly others?: OtherSignatures;
};

export interface OtherSignatures {
  /** How many were made anew. */
  readonly again: number;
  /** How many no given key has made: they no longer fit. */
  readonly left: number;
}

type Outcome =
  | { readonly status: 'signed'; readonly alg: string }
  /** `alg` is `none`: there is no signature to make. */
  | { readonly status: 'unsigned' }
  /** The old signature stands, and no longer fits. */
  | { readonly status: 'kept'; readonly why: WhyKept }
  /** The edits were undone, character by character: the signature is that of this very text. */
  | { readonly status: 'undone' };

export type WhyKept = 'no-key' | 'cannot-sign' | 'no-alg' | 'unencoded-dot' | 'failed';
