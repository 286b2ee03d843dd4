// Signs in by an authorization code with PKCE (RFC 6749 §4.1, RFC 7636): the password is typed at the server's own page,
// in a tab of its own, and this page never sees it.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { connectAuthServer } from '../auth-server/client.ts';
import {
  isReturned,
  openReturnChannel,
  RETURN_PAGE,
  type Taken,
} from '../code-return/return-protocol.ts';
import { encodeBase64url } from '../core/bytes/base64url.ts';
import { encodeUtf8 } from '../core/bytes/utf8.ts';
import { asForm } from './exchange.ts';
import { askForTokens, renewProofKey } from './flow.ts';
import { enqueue, record, setDevice } from './flow-store.ts';

const CLIENT = 'web-app';

/** What one sign-in is made of. The verifier stays here until the code is exchanged. */
interface CodeRequest {
  readonly verifier: string;
  readonly challenge: string;
  readonly state: string;
  readonly redirectUri: string;
  readonly url: string;
  /** Milliseconds since the epoch. */
  readonly started: number;
}

interface CodeFlow {
  readonly status:
    | 'none'
    /** The browser opened no tab. */
    | 'blocked'
    | 'waiting'
    /** The person, or the server, said no. */
    | 'refused'
    /** The answer is not from the server that was asked (RFC 9207). */
    | 'other-issuer'
    | 'returned';
  readonly request?: CodeRequest;
  readonly code?: string | undefined;
}

const codeFlowStore = createStore<CodeFlow>(() => ({ status: 'none' }));

export function useCodeFlow<Part>(select: (flow: CodeFlow) => Part): Part {
  return useStore(codeFlowStore, select);
}

const SECRET_OCTETS = 32;

function newSecret(): string {
  return encodeBase64url(crypto.getRandomValues(new Uint8Array(SECRET_OCTETS)));
}

async function makeRequest(base: string): Promise<CodeRequest> {
  const verifier = newSecret();
  const digest = await crypto.subtle.digest('SHA-256', encodeUtf8(verifier));
  const challenge = encodeBase64url(new Uint8Array(digest));
  const state = newSecret();
  const redirectUri = `${base}/${RETURN_PAGE}`;
  const parameters = new URLSearchParams({
    response_type: 'code',
    client_id: CLIENT,
    redirect_uri: redirectUri,
    scope: 'openid profile orders:read',
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  const url = `${base}/authorize?${parameters.toString()}`;
  return { verifier, challenge, state, redirectUri, url, started: Date.now() };
}

let channel: BroadcastChannel | undefined;

/** Opens the server's own page in a tab. What it is answered there comes back by a message. */
export async function openAuthorization(): Promise<void> {
  const { base } = await connectAuthServer();
  const request = await makeRequest(base);
  channel ??= listen();
  const tab = open(request.url, '_blank', 'popup,width=480,height=640');
  codeFlowStore.setState({ status: tab ? 'waiting' : 'blocked', request, code: undefined });
}

function listen(): BroadcastChannel {
  const opened = openReturnChannel();
  opened.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isReturned(data)) void takeReturn(data.url, opened);
  });
  return opened;
}

/** What came with another `state` answers another tab's request, or one that nobody made (RFC 6749 §10.12). */
async function takeReturn(url: string, answerTo: BroadcastChannel): Promise<void> {
  const { status, request } = codeFlowStore.getState();
  const returned = URL.canParse(url) ? new URL(url).searchParams : new URLSearchParams();
  if (status !== 'waiting' || !request || returned.get('state') !== request.state) return;
  answerTo.postMessage({ kind: 'taken' } satisfies Taken);
  recordNavigation(request, url);
  const { base } = await connectAuthServer();
  const code = returned.get('code');
  if (returned.get('iss') !== base) codeFlowStore.setState({ status: 'other-issuer' });
  else if (code === null) codeFlowStore.setState({ status: 'refused' });
  else {
    codeFlowStore.setState({ status: 'returned', code });
    await enqueue(renewProofKey);
    await exchangeCode();
  }
}

/** What happened in the other tab, of which only the first address and the last are known here. */
function recordNavigation({ url, started }: CodeRequest, returned: string): void {
  record({
    device: 'browser',
    method: 'GET',
    url,
    path: '/authorize',
    headers: [],
    body: '',
    started,
    duration: Date.now() - started,
    isNavigation: true,
    answer: { status: 303, headers: [['location', returned]], body: '' },
  });
}

/** Gives the code and the verifier for tokens. A second time the server takes it for stolen, and revokes what it gave. */
export function exchangeCode(): Promise<void> {
  return enqueue(async (client) => {
    const { request, code } = codeFlowStore.getState();
    if (!request || code === undefined) return;
    const tokens = await askForTokens(
      client,
      'browser',
      asForm({
        grant_type: 'authorization_code',
        client_id: CLIENT,
        redirect_uri: request.redirectUri,
        code,
        code_verifier: request.verifier,
      }),
    );
    if (tokens) setDevice('browser', { tokens, oldRefreshToken: undefined });
  });
}
