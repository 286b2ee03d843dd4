// When the plain text fields give way to the rich editor: at the first touch of any of them, or after a long idle time.
import { useEffect, useSyncExternalStore } from 'react';

/** Milliseconds without a key or a press before the rich editor is fetched unasked. */
const LONG_IDLE = 20_000;
const WIDE_WITH_MOUSE = '(pointer: fine) and (min-width: 64rem)';

let wanted = false;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** A person touched an editor. Where fingers are the pointer, the plain fields serve better: they have the system's handles. */
export function wantRich(): void {
  if (wanted || matchMedia('(pointer: coarse)').matches) return;
  wanted = true;
  stopWaiting();
  for (const listener of listeners) listener();
}

/** Whether an editor should be rich by now. */
export function useRichWanted(mode: 'auto' | 'never'): boolean {
  const isWanted = useSyncExternalStore(
    subscribe,
    () => wanted,
    () => false,
  );
  useEffect(() => {
    if (mode === 'auto' && timer === undefined) startWaiting();
  }, [mode]);
  return isWanted && mode === 'auto';
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function startWaiting(): void {
  if (wanted || !matchMedia(WIDE_WITH_MOUSE).matches) return;
  restart();
  addEventListener('pointerdown', restart, { capture: true, passive: true });
  addEventListener('keydown', restart, { capture: true, passive: true });
}

function restart(): void {
  clearTimeout(timer);
  timer = setTimeout(() => whenIdle(wantRich), LONG_IDLE);
}

function stopWaiting(): void {
  clearTimeout(timer);
  removeEventListener('pointerdown', restart, { capture: true });
  removeEventListener('keydown', restart, { capture: true });
}

/** Runs a task when the page has nothing to do. */
export function whenIdle(task: () => void): void {
  // Safari has no idle callbacks.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(task, { timeout: 2_000 });
  else setTimeout(task, 50);
}
