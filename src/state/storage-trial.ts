// Where to keep a token, tried: what each who is after it gets out of each place.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import {
  forgetDemonstration,
  makeDemonstrationToken,
  tryInFrame,
  tryInTab,
  tryInWorker,
} from '../storage-frame/storage-trials.ts';
import type { Attempts, Threat } from '../storage-frame/trial-protocol.ts';

export { PLACES, THREATS } from '../storage-frame/trial-protocol.ts';
export type { Attempt, Place, Threat } from '../storage-frame/trial-protocol.ts';

interface StorageTrial {
  readonly status: 'none' | 'running' | 'done' | 'failed';
  readonly attempts: Readonly<Partial<Record<Threat, Attempts>>>;
}

const trialStore = createStore<StorageTrial>(() => ({ status: 'none', attempts: {} }));

export function useStorageTrial<Part>(select: (trial: StorageTrial) => Part): Part {
  return useStore(trialStore, select);
}

function keep(threat: Threat, attempts: Attempts | undefined): void {
  if (attempts)
    trialStore.setState((trial) => ({ attempts: { ...trial.attempts, [threat]: attempts } }));
}

/** Puts a made-up token into each place, lets `others` look for it, and takes it out again. */
async function runTrial(others: () => Promise<void>): Promise<void> {
  if (trialStore.getState().status === 'running') return;
  trialStore.setState({ status: 'running' });
  try {
    const token = makeDemonstrationToken();
    const script = await tryInFrame({ kind: 'try', threat: 'script', token });
    keep('script', script);
    await others();
    trialStore.setState({ status: script ? 'done' : 'failed' });
  } catch {
    trialStore.setState({ status: 'failed' });
  } finally {
    forgetDemonstration();
  }
}

export function tryStorage(): Promise<void> {
  return runTrial(async () => {
    keep('reload', await tryInFrame({ kind: 'try', threat: 'reload', token: '' }));
    keep('site', await tryInFrame({ kind: 'try', threat: 'site', token: '' }));
    keep('worker', await tryInWorker());
  });
}

/** Opens a tab for it, which closes by itself. */
export function tryAnotherTab(): Promise<void> {
  return runTrial(async () => keep('tab', await tryInTab()));
}
