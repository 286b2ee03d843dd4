// Which tasks of the lessons are done: their names alone are kept between visits, never anything of a token.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const STORAGE_KEY = 'jotlab:lessons';
const MOST = 500;

/** The names that an earlier visit stored; anything unexpected is left out. */
export function readDone(stored: string | null): readonly string[] {
  let value: unknown;
  try {
    value = JSON.parse(stored ?? '');
  } catch {
    return [];
  }
  if (!Array.isArray(value)) return [];
  const names = value.filter(
    (name): name is string => typeof name === 'string' && /^[a-z-]{1,40}\/[a-z-]{1,40}$/.test(name),
  );
  return [...new Set(names)].slice(0, MOST);
}

const progressStore = createStore<{ readonly done: readonly string[] }>(() => ({
  done: loadDone() ?? [],
}));

/** Storage may be blocked: then nothing is kept, and nothing is known of other tabs. */
function loadDone(): readonly string[] | undefined {
  try {
    return readDone(localStorage.getItem(STORAGE_KEY));
  } catch {
    return undefined;
  }
}

/** Starts from what is stored now, for another tab may have done tasks too. */
function change(edit: (done: readonly string[]) => readonly string[]): void {
  const done = edit(loadDone() ?? progressStore.getState().done);
  progressStore.setState({ done });
  try {
    if (done.length === 0) localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, JSON.stringify(done));
  } catch {
    // It lasts as long as the page.
  }
}

export function markDone(names: readonly string[]): void {
  if (names.length > 0) change((done) => [...new Set([...done, ...names])]);
}

export function forgetDone(names: readonly string[]): void {
  change((done) => done.filter((name) => !names.includes(name)));
}

export function forgetProgress(): void {
  change(() => []);
}

export function useDone(): readonly string[] {
  return useStore(progressStore, ({ done }) => done);
}
