// What the flow page knows, and how its requests are sent: one step after the other. Kept in memory alone.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import {
  connectAuthServer,
  type AuthServerClient,
  type WithoutWorker,
} from '../auth-server/client.ts';
import type { Settings } from '../auth-server/settings.ts';
import { makeExchange, type Asked, type DeviceId, type Exchange } from './exchange.ts';
import type { Device } from './flow-device.ts';

interface Flow {
  readonly status: 'connecting' | 'ready' | 'failed';
  readonly withoutWorker?: WithoutWorker;
  readonly exchanges: readonly Exchange[];
  /** What was sent, and is not answered yet. */
  readonly pending?: Pick<Exchange, 'device' | 'method' | 'path'> | undefined;
  readonly settings?: Settings;
  /** The thief’s is there once it has copied something. */
  readonly devices: { readonly browser: Device; readonly thief?: Device | undefined };
  readonly isWaiting: boolean;
}

export const flowStore = createStore<Flow>(() => ({
  status: 'connecting',
  exchanges: [],
  devices: { browser: {} },
  isWaiting: false,
}));

export function useFlow<Part>(select: (flow: Flow) => Part): Part {
  return useStore(flowStore, select);
}

const MOST_EXCHANGES = 200;
let count = 0;

/** One step after the other: each begins with the tokens that the one before left. */
let queue: Promise<unknown> = Promise.resolve();

export function enqueue(step: (client: AuthServerClient) => Promise<unknown>): Promise<void> {
  const next = runAfter(queue, step);
  queue = next.catch(() => undefined);
  return next;
}

async function runAfter(
  before: Promise<unknown>,
  step: (client: AuthServerClient) => Promise<unknown>,
): Promise<void> {
  await before;
  await step(await connectAuthServer());
}

interface Wanted extends Asked {
  readonly device?: DeviceId;
}

export async function send(
  client: AuthServerClient,
  method: string,
  path: string,
  { device = 'browser', ...asked }: Wanted = {},
): Promise<Exchange> {
  flowStore.setState({ pending: { device, method, path } });
  try {
    return record(await makeExchange(client, { device, method, path, ...asked }));
  } finally {
    flowStore.setState({ pending: undefined });
  }
}

/** Puts what happened at the end of the list. */
export function record(happened: Omit<Exchange, 'id'>): Exchange {
  count += 1;
  const exchange = { ...happened, id: count };
  flowStore.setState(({ exchanges }) => ({
    exchanges: [...exchanges, exchange].slice(-MOST_EXCHANGES),
  }));
  return exchange;
}

export function deviceOf(id: DeviceId): Device {
  return flowStore.getState().devices[id] ?? {};
}

export function setDevice(id: DeviceId, change: Partial<Device>): void {
  flowStore.setState(({ devices }) => ({
    devices: { ...devices, [id]: { ...devices[id], ...change } },
  }));
}
