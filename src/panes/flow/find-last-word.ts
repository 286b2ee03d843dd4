// What was last said of a token, to whoever used it: nobody else is told.
import type { Exchange } from '../../state/exchange.ts';
import type { FlowTokens } from '../../state/flow-device.ts';

export type LastWord = 'taken' | 'refused';

/** What the API answered when it was called with this access token the last time. That it lacks a scope is no refusal of it. */
export function findLastWordOfApi(
  exchanges: readonly Exchange[],
  { accessToken }: FlowTokens,
): LastWord | undefined {
  const last = exchanges.findLast(
    ({ path, headers, answer }) =>
      answer !== undefined &&
      path.startsWith('/api/') &&
      headers.some(([, value]) => value.endsWith(` ${accessToken}`)),
  );
  return last && (last.answer?.status === 401 ? 'refused' : 'taken');
}

/** What the authorization server answered when this refresh token was used the last time. */
export function findLastWordOfServer(
  exchanges: readonly Exchange[],
  { refreshToken }: FlowTokens,
): LastWord | undefined {
  const last = exchanges.findLast(
    ({ path, body, answer }) =>
      answer !== undefined &&
      path === '/auth/token' &&
      new URLSearchParams(body).get('refresh_token') === refreshToken,
  );
  return last && (last.answer?.status === 200 ? 'taken' : 'refused');
}
