// The page's server for a trial: what a trial sets is put back when it ends, and one runs at a time.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { connectAuthServer, type AuthServerClient } from '../auth-server/client.ts';
import { DEFAULT_SETTINGS, type Settings } from '../auth-server/settings.ts';
import { asForm, asJson, readMetrics, type Asked } from './exchange.ts';

export interface ApiCall {
  readonly isAccepted: boolean;
  /** When it was sent, and how long it took until its whole answer was there. Milliseconds. */
  readonly sent: number;
  readonly duration: number;
  /** What the store was asked for it, as the answer tells: times by table. */
  readonly lookUps: ReadonlyMap<string, number>;
  /** Why it was refused. */
  readonly reason: string;
}

export interface TrialServer {
  /** Sets the server up, the rest as it is by itself, and signs in. Answers an access token. */
  signIn(settings: Partial<Settings>): Promise<string>;
  call(token: string): Promise<ApiCall>;
  revoke(token: string): Promise<void>;
}

export type TrialName = 'measurement' | 'revocation';

interface Trials {
  readonly running: TrialName | undefined;
  /** Whether the page asks the server directly, for want of a service worker. Known with the first trial. */
  readonly isDirect: boolean;
}

const trialStore = createStore<Trials>(() => ({ running: undefined, isDirect: false }));

export function useTrials<Part>(select: (trials: Trials) => Part): Part {
  return useStore(trialStore, select);
}

/** Runs a trial, unless one runs. @throws When the server cannot be reached or does not do as it should. */
export async function runTrial(
  name: TrialName,
  trial: (server: TrialServer) => Promise<void>,
): Promise<void> {
  if (trialStore.getState().running) return;
  trialStore.setState({ running: name });
  try {
    const client = await connectAuthServer();
    trialStore.setState({ isDirect: client.withoutWorker !== undefined });
    const before = await askServer(client, 'GET', '/auth/settings');
    try {
      await trial(makeTrialServer(client));
    } finally {
      await askServer(client, 'PUT', '/auth/settings', asJson(JSON.parse(before) as object));
    }
  } finally {
    trialStore.setState({ running: undefined });
  }
}

/** The demonstration's own person. */
const PERSON = asJson({ username: 'user1', password: 'password123' });

function makeTrialServer(client: AuthServerClient): TrialServer {
  return {
    signIn: async (settings) => {
      const wanted = { ...DEFAULT_SETTINGS, ...settings };
      await askServer(client, 'PUT', '/auth/settings', asJson(wanted));
      const answer = await askServer(client, 'POST', '/auth/token', PERSON);
      return (JSON.parse(answer) as { readonly access_token: string }).access_token;
    },
    call: (token) => callApi(client, token),
    revoke: async (token) => {
      await askServer(client, 'POST', '/auth/revoke', asForm({ token }));
    },
  };
}

/** The text of an answer that is as it should be. */
async function askServer(
  { base, send }: AuthServerClient,
  method: string,
  path: string,
  asked: Asked = {},
): Promise<string> {
  const answer = await send(new Request(base + path, { method, ...asked }));
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
  return answer.text();
}

async function callApi({ base, send }: AuthServerClient, token: string): Promise<ApiCall> {
  const request = new Request(`${base}/api/me`, { headers: { Authorization: `Bearer ${token}` } });
  const sent = performance.now();
  const answer = await send(request);
  const body = await answer.text();
  const duration = performance.now() - sent;
  const { error_description: reason = '' } = JSON.parse(body) as Record<string, string | undefined>;
  const lookUps = readMetrics(answer.headers.get('server-timing') ?? '');
  return { isAccepted: answer.ok, sent, duration, lookUps, reason };
}
