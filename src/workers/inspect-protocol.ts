// The messages between the page and the worker that inspects large tokens.
import type { InspectJob } from '../core/inspect-token.ts';
import type { Inspection } from '../core/inspection.ts';
import type { TokenState } from '../core/view-token.ts';

/** A new job ends the one before. */
export interface ToInspector {
  readonly id: number;
  readonly job: InspectJob;
}

export type FromInspector =
  | {
      readonly id: number;
      readonly kind: 'news';
      readonly token: TokenState;
      readonly inspection?: Inspection;
    }
  | { readonly id: number; readonly kind: 'done' }
  /** The name of the error alone: its message could hold text of the token. */
  | { readonly id: number; readonly kind: 'failed'; readonly name: string };
