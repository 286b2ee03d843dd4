// The one clock. It ticks once a second on the second while someone looks, or once at the next edge while nobody
// does; a stopped clock (`&now=`) does not tick at all.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { workspaceStore } from './workspace-store.ts';

interface Clock {
  /** Seconds since the epoch. */
  readonly now: number;
  readonly isStopped: boolean;
}

export const clockStore = createStore<Clock>(() => ({ now: 0, isStopped: false }));

/** Timers cannot be set further ahead than this. */
const MAX_DELAY = 2_000_000_000;
let timer: ReturnType<typeof setTimeout> | undefined;
let edges: readonly number[] = [];

/** Tells the clock when something will change, so that it wakes then even in a hidden tab. */
export function watchEdges(moments: readonly number[]): void {
  edges = moments;
  schedule();
}

function tick(): void {
  const stoppedAt = workspaceStore.getState().now;
  clockStore.setState({ now: stoppedAt ?? Date.now() / 1000, isStopped: stoppedAt !== undefined });
  schedule();
}

function schedule(): void {
  clearTimeout(timer);
  if (workspaceStore.getState().now !== undefined) return;
  const now = Date.now();
  if (!document.hidden) {
    timer = setTimeout(tick, 1000 - (now % 1000));
    return;
  }
  const next = Math.min(...edges.filter((edge) => edge * 1000 > now)) * 1000;
  if (Number.isFinite(next)) timer = setTimeout(tick, Math.min(next - now + 1, MAX_DELAY));
}

/** Starts the clock; call once, in the page. */
export function startClock(): void {
  tick();
  document.addEventListener('visibilitychange', tick);
  workspaceStore.subscribe((workspace, before) => {
    if (workspace.now !== before.now) tick();
  });
}

export function useNow(): number {
  return useStore(clockStore, (clock) => clock.now);
}

export function useIsClockStopped(): boolean {
  return useStore(clockStore, (clock) => clock.isStopped);
}

/** Where `now` is among moments: another number before, at and after each. */
export function phaseAt(moments: readonly number[], now: number): number {
  return moments.reduce((sum, moment) => sum + Math.sign(now - moment), 0);
}
