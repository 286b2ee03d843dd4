// How long a revoked token still works, by each way in which an API learns of it: revoked, and called until refused.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Settings } from '../auth-server/settings.ts';
import { lookUpsOf } from './measurement.ts';
import { runTrial, type TrialServer } from './trial-server.ts';

export const STRATEGIES = ['none', 'short-life', 'deny-list', 'introspection', 'opaque'] as const;
export type Strategy = (typeof STRATEGIES)[number];

export interface RevocationOutcome {
  readonly strategy: Strategy;
  /** Seconds that the token was given. */
  readonly lifetime: number;
  /** Milliseconds from its revocation to the last call that was accepted; 0: none was. */
  readonly workedFor: number;
  readonly accepted: number;
  readonly lookUpsPerCall: number;
  /** Why it was refused; empty when it was not, for the person stopped. */
  readonly reason: string;
}

interface RevocationTrial {
  readonly status: 'none' | 'running' | 'done' | 'stopped' | 'failed';
  readonly trying?: Strategy | undefined;
  readonly outcomes: readonly RevocationOutcome[];
}

const trialStore = createStore<RevocationTrial>(() => ({ status: 'none', outcomes: [] }));

export function useRevocationTrial<Part>(select: (trial: RevocationTrial) => Part): Part {
  return useStore(trialStore, select);
}

/** Milliseconds between two calls. */
const PAUSE = 50;

let stop = new AbortController();

export function stopRevocationTrial(): void {
  stop.abort();
}

/** @param lifetime Seconds that tokens live. @param shortLifetime The same, where a short life is the strategy. */
export async function startRevocationTrial(lifetime: number, shortLifetime: number): Promise<void> {
  stop = new AbortController();
  const { signal } = stop;
  try {
    await runTrial('revocation', async (server) => {
      trialStore.setState({ status: 'running', outcomes: [] });
      for (const strategy of STRATEGIES) {
        if (signal.aborted) break;
        trialStore.setState({ trying: strategy });
        const seconds = strategy === 'short-life' ? shortLifetime : lifetime;
        const outcome = await tryStrategy(server, strategy, seconds, signal);
        trialStore.setState(({ outcomes }) => ({ outcomes: [...outcomes, outcome] }));
      }
      trialStore.setState({ status: signal.aborted ? 'stopped' : 'done', trying: undefined });
    });
  } catch {
    trialStore.setState({ status: 'failed', trying: undefined });
  }
}

function settingsFor(strategy: Strategy, accessLifetime: number): Partial<Settings> {
  return strategy === 'opaque'
    ? { accessLifetime, tokenFormat: 'opaque', revocation: 'none' }
    : { accessLifetime, revocation: strategy };
}

async function tryStrategy(
  server: TrialServer,
  strategy: Strategy,
  lifetime: number,
  signal: AbortSignal,
): Promise<RevocationOutcome> {
  const token = await server.signIn(settingsFor(strategy, lifetime));
  const before = await server.call(token);
  if (!before.isAccepted) throw new Error(before.reason);
  await server.revoke(token);
  const revoked = performance.now();
  let accepted = 0;
  let workedFor = 0;
  let reason = '';
  // What the refused call took is no part: it may stop at the expiry, before anything is looked up.
  let lookUps = lookUpsOf(before, false);
  while (reason === '' && !signal.aborted) {
    const call = await server.call(token);
    reason = call.reason;
    if (!call.isAccepted) break;
    accepted += 1;
    workedFor = call.sent - revoked;
    lookUps += lookUpsOf(call, false);
    await new Promise((resolve) => {
      setTimeout(resolve, PAUSE);
    });
  }
  const lookUpsPerCall = lookUps / (accepted + 1);
  return { strategy, lifetime, workedFor, accepted, lookUpsPerCall, reason };
}
