// The flow page: what was asked and answered, and the tokens in hand. Kept in memory alone.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import {
  connectAuthServer,
  type AuthServerClient,
  type WithoutWorker,
} from '../auth-server/client.ts';
import type { Settings } from '../auth-server/settings.ts';
import { asForm, asJson, makeExchange, type Asked, type Exchange } from './exchange.ts';

export interface FlowTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Seconds since the epoch. */
  readonly expires: number;
}

interface Flow {
  readonly status: 'connecting' | 'ready' | 'failed';
  readonly withoutWorker?: WithoutWorker;
  readonly exchanges: readonly Exchange[];
  readonly settings?: Settings;
  readonly tokens?: FlowTokens | undefined;
  /** The refresh token that was used last. */
  readonly oldRefreshToken?: string | undefined;
  readonly isWaiting: boolean;
}

const flowStore = createStore<Flow>(() => ({
  status: 'connecting',
  exchanges: [],
  isWaiting: false,
}));

export function useFlow<Part>(select: (flow: Flow) => Part): Part {
  return useStore(flowStore, select);
}

const MOST_EXCHANGES = 200;
let count = 0;

/** One step after the other: each begins with the tokens that the one before left. */
let queue: Promise<unknown> = Promise.resolve();

function enqueue(step: (client: AuthServerClient) => Promise<unknown>): Promise<void> {
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

async function send(
  client: AuthServerClient,
  method: string,
  path: string,
  asked?: Asked,
): Promise<Exchange> {
  count += 1;
  const exchange = await makeExchange(client, { id: count, method, path, ...asked });
  flowStore.setState(({ exchanges }) => ({
    exchanges: [...exchanges, exchange].slice(-MOST_EXCHANGES),
  }));
  return exchange;
}

/** Starts the server, once; asks for its settings. */
export async function openFlow(): Promise<void> {
  if (flowStore.getState().settings) return;
  try {
    await enqueue(async (client) => {
      const { withoutWorker } = client;
      flowStore.setState({ status: 'ready', ...(withoutWorker && { withoutWorker }) });
      if (!flowStore.getState().settings) takeSettings(await send(client, 'GET', '/auth/settings'));
    });
  } catch {
    flowStore.setState({ status: 'failed' });
  }
}

function takeSettings({ answer }: Exchange): void {
  if (answer?.status === 200) flowStore.setState({ settings: JSON.parse(answer.body) as Settings });
}

export function changeSettings(change: Partial<Settings>): Promise<void> {
  return enqueue(async (client) => {
    const settings = { ...flowStore.getState().settings, ...change };
    takeSettings(await send(client, 'PUT', '/auth/settings', asJson(settings)));
  });
}

/** The tokens of an answer of the token endpoint; none when it refused. */
function readTokens({ answer, started, duration }: Exchange): FlowTokens | undefined {
  if (answer?.status !== 200) return undefined;
  const body = JSON.parse(answer.body) as {
    readonly access_token: string;
    readonly refresh_token: string;
    readonly expires_in: number;
  };
  return {
    accessToken: body.access_token,
    refreshToken: body.refresh_token,
    // Counted from when they came, in whole seconds as the server counts: never too early.
    expires: Math.floor((started + duration) / 1000) + body.expires_in,
  };
}

export function signIn(username: string, password: string): Promise<void> {
  return enqueue(async (client) => {
    const tokens = readTokens(
      await send(client, 'POST', '/auth/token', asJson({ username, password })),
    );
    if (tokens) flowStore.setState({ tokens, oldRefreshToken: undefined });
  });
}

export function callApi(path: '/api/me' | '/api/orders'): Promise<void> {
  return enqueue((client) => {
    const { tokens } = flowStore.getState();
    const headers = tokens && { Authorization: `Bearer ${tokens.accessToken}` };
    return send(client, 'GET', path, headers && { headers });
  });
}

/** Waits until the access token has expired, then calls with it; not when another came meanwhile. */
export async function waitAndCall(): Promise<void> {
  const { tokens, isWaiting } = flowStore.getState();
  if (!tokens || isWaiting) return;
  flowStore.setState({ isWaiting: true });
  await new Promise((resolve) => {
    setTimeout(resolve, Math.max(0, tokens.expires * 1000 - Date.now()) + 50);
  });
  flowStore.setState({ isWaiting: false });
  if (flowStore.getState().tokens === tokens) await callApi('/api/me');
}

function sendRefresh(client: AuthServerClient, refreshToken: string): Promise<Exchange> {
  const fields = { grant_type: 'refresh_token', refresh_token: refreshToken };
  return send(client, 'POST', '/auth/token', asForm(fields));
}

export function refresh(): Promise<void> {
  return enqueue(async (client) => {
    const old = flowStore.getState().tokens?.refreshToken;
    if (old === undefined) return;
    const tokens = readTokens(await sendRefresh(client, old));
    if (!tokens) return;
    const isNew = tokens.refreshToken !== old;
    flowStore.setState({ tokens, ...(isNew && { oldRefreshToken: old }) });
  });
}

/** Uses the old refresh token once more, as a thief would who copied it. */
export function replay(): Promise<void> {
  return enqueue(async (client) => {
    const { oldRefreshToken } = flowStore.getState();
    if (oldRefreshToken !== undefined) await sendRefresh(client, oldRefreshToken);
  });
}

export function revokeAccess(): Promise<void> {
  return enqueue(async (client) => {
    const { tokens } = flowStore.getState();
    if (!tokens) return;
    const fields = { token: tokens.accessToken, token_type_hint: 'access_token' };
    await send(client, 'POST', '/auth/revoke', asForm(fields));
  });
}

/** Lets a new key sign. What the old one signed is still verified. */
export function rotateKeys(): Promise<void> {
  return enqueue((client) => send(client, 'POST', '/auth/keys', asJson({})));
}

/** Revokes the refresh token, and with it all of this sign-in; forgets both. */
export function signOut(): Promise<void> {
  return enqueue(async (client) => {
    const { tokens } = flowStore.getState();
    if (!tokens) return;
    const fields = { token: tokens.refreshToken, token_type_hint: 'refresh_token' };
    await send(client, 'POST', '/auth/revoke', asForm(fields));
    flowStore.setState({ tokens: undefined, oldRefreshToken: undefined });
  });
}
