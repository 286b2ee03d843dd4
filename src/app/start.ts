// Starts everything that lives outside React: settings, clock, inspection, the address.
import { startClock } from '../state/clock.ts';
import { loadEngine, startInspection } from '../state/inspection-store.ts';
import { startLocation } from '../state/location.ts';
import { startNetworkCount } from '../state/network-activity.ts';
import { startSettings } from '../state/settings-store.ts';
import { startTheme } from '../state/theme.ts';

/** Storage may be forbidden: then reading the property throws. */
function findStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

/** Call once, after the first view is alive. @param fail Is told of our own mistakes. */
export function start(fail: (error: unknown) => void): void {
  startSettings(findStorage());
  startTheme();
  startNetworkCount();
  startClock();
  startLocation(fail)
    .catch(fail)
    .finally(() => startInspection(fail));
  const prepare = (): void => {
    loadEngine().catch(fail);
  };
  if ('requestIdleCallback' in globalThis) requestIdleCallback(prepare, { timeout: 3000 });
  else setTimeout(prepare, 500);
  // Long after the first view: it fetches all the rest of the site.
  setTimeout(() => {
    import('./keep-site.tsx').catch(fail);
  }, 5000);
}
