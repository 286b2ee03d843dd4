// Light or dark: what the person chose, else what the system says.
import { useSyncExternalStore } from 'react';
import { settingsStore, useSettings } from './settings-store.ts';

const query = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

function subscribe(changed: () => void): () => void {
  const media = query();
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
}

/** Whether the page is dark now. Light while it is drawn at build time. */
export function useIsDark(): boolean {
  const theme = useSettings((settings) => settings.theme);
  const isSystemDark = useSyncExternalStore(
    subscribe,
    () => query().matches,
    () => false,
  );
  return theme === 'system' ? isSystemDark : theme === 'dark';
}

/** Keeps the document in step with the theme. Call once, in the page. */
export function startTheme(): void {
  const apply = (): void => {
    const { theme } = settingsStore.getState();
    const isDark = theme === 'system' ? query().matches : theme === 'dark';
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  };
  apply();
  settingsStore.subscribe(apply);
  query().addEventListener('change', apply);
}
