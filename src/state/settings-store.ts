// What may be kept between visits: looks and habits, never a token or a key (promise 10).
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Whitespace } from '../core/workspace.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export interface Settings {
  readonly theme: Theme;
  readonly whitespace: Whitespace;
  /** Sizes of panes in percent of their group, by the name of the divider. */
  readonly sizes: Readonly<Record<string, number>>;
  /** Shortcuts of a single key (WCAG 2.1.4: they can be switched off). */
  readonly singleKeys: boolean;
}

const STORAGE_KEY = 'jotlab:settings';
const DEFAULTS: Settings = { theme: 'system', whitespace: 'compact', sizes: {}, singleKeys: true };

/** Reads what an earlier visit stored; anything unexpected falls back to the default. */
export function readSettings(stored: string | null): Settings {
  let value: unknown;
  try {
    value = JSON.parse(stored ?? '');
  } catch {
    return DEFAULTS;
  }
  if (typeof value !== 'object' || value === null) return DEFAULTS;
  const { theme, whitespace, sizes, singleKeys } = value as Record<string, unknown>;
  return {
    theme: THEMES.find((known) => known === theme) ?? DEFAULTS.theme,
    whitespace: whitespace === 'typed' ? 'typed' : 'compact',
    sizes: readSizes(sizes),
    singleKeys: singleKeys !== false,
  };
}

function readSizes(value: unknown): Readonly<Record<string, number>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, number] =>
        typeof entry[1] === 'number' && entry[1] >= 5 && entry[1] <= 95,
    ),
  );
}

export const settingsStore = createStore<Settings>(() => DEFAULTS);

/** Loads the stored settings and keeps them stored from then on. Storage may be blocked: then nothing is kept. */
export function startSettings(storage: Storage | undefined): void {
  try {
    settingsStore.setState(readSettings(storage?.getItem(STORAGE_KEY) ?? null), true);
  } catch {
    return;
  }
  settingsStore.subscribe((settings) => {
    try {
      storage?.setItem(STORAGE_KEY, JSON.stringify(settings));
    } catch {
      // A full or blocked storage costs a habit, nothing else.
    }
  });
}

export function changeSettings(change: Partial<Settings>): void {
  settingsStore.setState(change);
}

export function useSettings<T>(select: (settings: Settings) => T): T {
  return useStore(settingsStore, select);
}
