// The same call many times with a JWT and with an opaque token, by turns, and what each took.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { runTrial, type ApiCall, type TrialServer } from './trial-server.ts';

export const MEASURED_FORMATS = ['jwt', 'opaque'] as const;
export type MeasuredFormat = (typeof MEASURED_FORMATS)[number];

export interface MeasuredCalls {
  /** Milliseconds. */
  readonly durations: readonly number[];
  /** Look-ups for what the token stands for, and for the server's settings and keys. */
  readonly lookUps: number;
  readonly configuration: number;
}

interface Measurement {
  readonly status: 'none' | 'running' | 'done' | 'stopped' | 'failed';
  /** Calls wanted with each. */
  readonly wanted: number;
  readonly calls: Readonly<Record<MeasuredFormat, MeasuredCalls>>;
}

const NO_CALLS: MeasuredCalls = { durations: [], lookUps: 0, configuration: 0 };
const NOTHING: Measurement['calls'] = { jwt: NO_CALLS, opaque: NO_CALLS };

const measurementStore = createStore<Measurement>(() => ({
  status: 'none',
  wanted: 0,
  calls: NOTHING,
}));

export function useMeasurement<Part>(select: (measurement: Measurement) => Part): Part {
  return useStore(measurementStore, select);
}

/** Calls with each before the counted ones: the first are slow for reasons of their own. */
export const WARM_UP = 20;
/** Calls with each between two drawings. */
const BATCH = 25;
/** Longer than any run. Seconds. */
const LIFETIME = 86_400;

let stop = new AbortController();

export function stopMeasurement(): void {
  stop.abort();
}

export async function startMeasurement(wanted: number): Promise<void> {
  stop = new AbortController();
  const { signal } = stop;
  try {
    await runTrial('measurement', async (server) => {
      measurementStore.setState({ status: 'running', wanted, calls: NOTHING });
      await measure(server, wanted, signal);
      measurementStore.setState({ status: signal.aborted ? 'stopped' : 'done' });
    });
  } catch {
    measurementStore.setState({ status: 'failed' });
  }
}

async function measure(server: TrialServer, wanted: number, signal: AbortSignal): Promise<void> {
  const settings = { revocation: 'none', accessLifetime: LIFETIME } as const;
  const tokens = {
    jwt: await server.signIn({ ...settings, tokenFormat: 'jwt' }),
    opaque: await server.signIn({ ...settings, tokenFormat: 'opaque' }),
  };
  await callByTurns(server, tokens, WARM_UP, signal);
  for (let done = 0; done < wanted && !signal.aborted; done += BATCH) {
    const made = await callByTurns(server, tokens, Math.min(BATCH, wanted - done), signal);
    measurementStore.setState(({ calls }) => ({
      calls: {
        jwt: addCalls(calls.jwt, made.jwt),
        opaque: addCalls(calls.opaque, made.opaque),
      },
    }));
  }
}

/** Each in turn goes first, so that neither has the quieter moments. */
async function callByTurns(
  server: TrialServer,
  tokens: Readonly<Record<MeasuredFormat, string>>,
  times: number,
  signal: AbortSignal,
): Promise<Readonly<Record<MeasuredFormat, readonly ApiCall[]>>> {
  const made: Record<MeasuredFormat, ApiCall[]> = { jwt: [], opaque: [] };
  for (let turn = 0; turn < times && !signal.aborted; turn += 1) {
    const order = turn % 2 === 0 ? MEASURED_FORMATS : MEASURED_FORMATS.toReversed();
    for (const format of order) {
      const call = await server.call(tokens[format]);
      if (!call.isAccepted) throw new Error(call.reason);
      made[format].push(call);
    }
  }
  return made;
}

/** Tables that the server reads for itself, whoever calls. */
const OF_THE_SERVER: ReadonlySet<string> = new Set(['settings', 'keys']);

/** How many look-ups a call took: for its token, or for the server's settings and keys. */
export function lookUpsOf({ lookUps }: ApiCall, forServer: boolean): number {
  return [...lookUps].reduce(
    (sum, [table, times]) => sum + (OF_THE_SERVER.has(table) === forServer ? times : 0),
    0,
  );
}

function addCalls(before: MeasuredCalls, made: readonly ApiCall[]): MeasuredCalls {
  const sum = (forServer: boolean): number =>
    made.reduce((total, call) => total + lookUpsOf(call, forServer), 0);
  return {
    durations: [...before.durations, ...made.map(({ duration }) => duration)],
    lookUps: before.lookUps + sum(false),
    configuration: before.configuration + sum(true),
  };
}
