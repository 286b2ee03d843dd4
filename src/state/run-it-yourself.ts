// The page of downloads: the server's settings, as the flow page has them until they are changed here. They change no server.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { DEFAULT_SETTINGS, readSettings, type Settings } from '../auth-server/settings.ts';
import { useFlow } from './flow.ts';

export { ALGORITHMS } from '../auth-server/settings.ts';
export {
  DOWNLOADS,
  makeDownload,
  type DownloadId,
} from '../auth-server/downloads/make-download.ts';
export { NAIVE } from '../auth-server/downloads/naive.ts';
export { readShell, readSteps } from '../auth-server/downloads/read-steps.ts';

interface Run {
  readonly changed: Partial<Settings>;
  /** What was wrong with the last change, which was not made. */
  readonly fault?: string | undefined;
}

const runStore = createStore<Run>(() => ({ changed: {} }));

export function useRunSettings(): {
  readonly settings: Settings;
  readonly fault?: string | undefined;
} {
  const flow = useFlow(({ settings }) => settings);
  const { changed, fault } = useStore(runStore);
  return { settings: { ...DEFAULT_SETTINGS, ...flow, ...changed }, fault };
}

export function changeRunSettings(change: Partial<Settings>): void {
  const changed = { ...runStore.getState().changed, ...change };
  const read = readSettings(changed);
  if (typeof read === 'string') runStore.setState({ fault: read });
  else runStore.setState({ changed, fault: undefined });
}

/** The files in one, below a folder. */
export async function zipFiles(
  folder: string,
  files: readonly { readonly name: string; readonly text: string }[],
): Promise<Uint8Array<ArrayBuffer>> {
  const { strToU8, zipSync } = await import('fflate');
  const entries = files.map(({ name, text }) => [`${folder}/${name}`, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries));
}
