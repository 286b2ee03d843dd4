// What can be done on the flow page, each by the requests that a program would make.
import type { AuthServerClient } from '../auth-server/client.ts';
import { DEFAULT_SETTINGS, type Settings } from '../auth-server/settings.ts';
import { asForm, asJson, type Asked, type DeviceId, type Exchange } from './exchange.ts';
import { authorize, newProofKey, proofHeader, readTokens, type FlowTokens } from './flow-device.ts';
import { deviceOf, enqueue, flowStore, send, setDevice } from './flow-store.ts';

export { ALGORITHMS, TOKEN_FORMATS, type Settings } from '../auth-server/settings.ts';
export { useFlow } from './flow-store.ts';

export type ApiPath = '/api/me' | '/api/orders' | '/api/transfer';

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

/** Forgets what was asked and what the devices hold. The server forgets nothing. */
export function clearFlow(): void {
  flowStore.setState({ exchanges: [], devices: { browser: {} } });
}

/** A token request, with a proof of the device’s key where it has one. */
export async function askForTokens(
  client: AuthServerClient,
  device: DeviceId,
  asked: Asked,
  before?: FlowTokens,
): Promise<FlowTokens | undefined> {
  const path = '/auth/token';
  const request = { method: 'POST', url: client.base + path };
  const proof = await proofHeader(deviceOf(device).proofKey, request);
  const headers = { ...asked.headers, ...proof };
  const exchange = await send(client, 'POST', path, { ...asked, headers, device });
  const { refreshLifetime } = flowStore.getState().settings ?? DEFAULT_SETTINGS;
  return readTokens(exchange, refreshLifetime, before);
}

/** A key of its own for each sign-in, where DPoP is on. */
export async function renewProofKey(): Promise<void> {
  const isBound = flowStore.getState().settings?.dpop === true;
  const { proofKey: _before, ...device } = deviceOf('browser');
  const proofKey = isBound ? { proofKey: await newProofKey() } : {};
  flowStore.setState(({ devices }) => ({
    devices: { ...devices, browser: { ...device, ...proofKey } },
  }));
}

export function signIn(username: string, password: string): Promise<void> {
  return enqueue(async (client) => {
    await renewProofKey();
    const tokens = await askForTokens(client, 'browser', asJson({ username, password }));
    if (tokens) setDevice('browser', { tokens, oldRefreshToken: undefined });
  });
}

/** A program signs in as itself (RFC 6749 §4.4): there is no person, and no refresh token. */
export function signInAsService(): Promise<void> {
  return enqueue((client) => {
    const { headers, body } = asForm({ grant_type: 'client_credentials' });
    // RFC 6749 §2.3.1. The secret of the demonstration’s own client, which its README tells.
    const secret = btoa('orders-service:orders-service-secret');
    const asked = { headers: { ...headers, Authorization: `Basic ${secret}` }, body };
    return send(client, 'POST', '/auth/token', asked as Asked);
  });
}

const TRANSFER = { to: 'user2', amount: 5 } as const;

export function callApi(path: ApiPath, device: DeviceId = 'browser'): Promise<void> {
  return enqueue(async (client) => {
    const method = path === '/api/transfer' ? 'POST' : 'GET';
    const authorization = await authorize(deviceOf(device), { method, url: client.base + path });
    const { headers = {}, ...body } = method === 'POST' ? asJson(TRANSFER) : {};
    await send(client, method, path, {
      ...body,
      headers: { ...headers, ...authorization },
      device,
    });
  });
}

/** Waits until the access token has expired, then calls with it; not when another came meanwhile. */
export async function waitAndCall(): Promise<void> {
  const { isWaiting } = flowStore.getState();
  const { tokens } = deviceOf('browser');
  if (!tokens || isWaiting) return;
  flowStore.setState({ isWaiting: true });
  await new Promise((resolve) => {
    setTimeout(resolve, Math.max(0, tokens.expires * 1000 - Date.now()) + 50);
  });
  flowStore.setState({ isWaiting: false });
  if (deviceOf('browser').tokens === tokens) await callApi('/api/me');
}

function refreshWith(
  client: AuthServerClient,
  device: DeviceId,
  refreshToken: string,
): Promise<FlowTokens | undefined> {
  const fields = { grant_type: 'refresh_token', refresh_token: refreshToken };
  return askForTokens(client, device, asForm(fields), deviceOf(device).tokens);
}

export function refresh(device: DeviceId = 'browser'): Promise<void> {
  return enqueue(async (client) => {
    const old = deviceOf(device).tokens?.refreshToken;
    if (old === undefined) return;
    const tokens = await refreshWith(client, device, old);
    if (!tokens) return;
    const isNew = tokens.refreshToken !== old;
    setDevice(device, { tokens, ...(isNew && { oldRefreshToken: old }) });
  });
}

/** Uses the old refresh token once more. */
export function replay(): Promise<void> {
  return enqueue(async (client) => {
    const { oldRefreshToken } = deviceOf('browser');
    if (oldRefreshToken !== undefined) await refreshWith(client, 'browser', oldRefreshToken);
  });
}

/** Copies the tokens to a second device, as a script in the page or a look into its storage could. A key stays where it is. */
export function steal(): Promise<void> {
  return enqueue(async () => {
    const { tokens } = deviceOf('browser');
    if (tokens)
      flowStore.setState(({ devices }) => ({ devices: { ...devices, thief: { tokens } } }));
  });
}

export function revokeAccess(): Promise<void> {
  return enqueue(async (client) => {
    const { tokens } = deviceOf('browser');
    if (!tokens) return;
    const fields = { token: tokens.accessToken, token_type_hint: 'access_token' };
    await send(client, 'POST', '/auth/revoke', asForm(fields));
  });
}

/** Asks the server about the access token, as an API with a secret of its own does (RFC 7662). */
export function introspect(): Promise<void> {
  return enqueue(async (client) => {
    const { tokens } = deviceOf('browser');
    if (!tokens) return;
    const { headers, body } = asForm({ token: tokens.accessToken });
    const Authorization = `Basic ${btoa('api:api-secret')}`;
    await send(client, 'POST', '/auth/introspect', {
      headers: { ...headers, Authorization },
      ...(body !== undefined && { body }),
    });
  });
}

/** Lets a new key sign. What the old one signed is still verified. */
export function rotateKeys(): Promise<void> {
  return enqueue((client) => send(client, 'POST', '/auth/keys', asJson({})));
}

export function addUser(username: string, password: string): Promise<void> {
  return enqueue((client) => send(client, 'POST', '/auth/users', asJson({ username, password })));
}

/** Revokes the refresh token, and with it all of this sign-in; forgets both. */
export function signOut(): Promise<void> {
  return enqueue(async (client) => {
    const token = deviceOf('browser').tokens?.refreshToken;
    if (token === undefined) return;
    await send(client, 'POST', '/auth/revoke', asForm({ token, token_type_hint: 'refresh_token' }));
    setDevice('browser', { tokens: undefined, oldRefreshToken: undefined });
  });
}
