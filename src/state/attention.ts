// Where the page points at the moment: a pane that flashes, a place to select, the characters that carry a claim.
// Nothing here is a fact about the token; it is forgotten with the next glance.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Span } from '../core/problem.ts';

export type Target = 'token' | 'header' | 'payload' | 'signature' | 'key';

interface Attention {
  /** How often each pane was pointed at: a change makes it flash. */
  readonly flashes: Readonly<Partial<Record<Target, number>>>;
  /** A place to select in a field; `key` grows so that the same place can be selected twice. */
  readonly selection?: Span & { readonly target: Target; readonly key: number };
  /** Characters of the encoded token that carry what the caret is on. */
  readonly carried?: Span;
}

const attentionStore = createStore<Attention>(() => ({ flashes: {} }));

let count = 0;

/** Makes a pane flash. */
export function flash(target: Target): void {
  attentionStore.setState(({ flashes }) => ({ flashes: { ...flashes, [target]: ++count } }));
}

/** Goes to a place: focuses the field and selects it. */
export function goTo(target: Target, span: Span): void {
  attentionStore.setState({ selection: { ...span, target, key: ++count } });
}

/** Marks the characters of the encoded token that carry the claim at the caret; nothing unmarks them. */
export function markCarried(span: Span | undefined): void {
  const before = attentionStore.getState().carried;
  if (before?.start === span?.start && before?.end === span?.end) return;
  const { carried: _, ...rest } = attentionStore.getState();
  attentionStore.setState(span ? { ...rest, carried: span } : rest, true);
}

export function useAttention<T>(select: (attention: Attention) => T): T {
  return useStore(attentionStore, select);
}
