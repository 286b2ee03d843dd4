// Authorization codes: short, for one use, bound to client, redirect and PKCE (RFC 6749 §4.1, RFC 7636).
import { hashOf, newSecret, type Server } from './server.ts';
import type { AuthorizationCode } from './store.ts';

/** Seconds; RFC 6749 §4.1.2: ten minutes at most. */
const LIFETIME = 60;

export async function makeCode(
  server: Server,
  grant: Omit<AuthorizationCode, 'expires' | 'family'>,
): Promise<string> {
  const code = newSecret(server);
  const row = { ...grant, expires: server.now() + LIFETIME };
  await server.store.sweep('codes', server.now());
  await server.store.update('codes', await hashOf(code), () => row);
  return code;
}

export interface Redemption {
  readonly code: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly codeVerifier: string;
  /** The family that will be started for it. */
  readonly family: string;
}

export type Redeemed =
  | { readonly status: 'redeemed'; readonly grant: AuthorizationCode }
  | { readonly status: 'replayed'; readonly family: string }
  | { readonly status: 'not-valid' };

/** Spends a code. Of two uses at once one is redeemed, and the other replayed (RFC 6749 §4.1.2). */
export async function redeemCode(server: Server, redemption: Redemption): Promise<Redeemed> {
  const { code, clientId, redirectUri, codeVerifier, family } = redemption;
  const [key, challenge] = await Promise.all([hashOf(code), hashOf(codeVerifier)]);
  const now = server.now();
  let outcome: Redeemed = { status: 'not-valid' };
  await server.store.update('codes', key, (row) => {
    if (!row || row.expires <= now) return row;
    if (row.family !== undefined) {
      outcome = { status: 'replayed', family: row.family };
      return row;
    }
    const isBound =
      row.clientId === clientId &&
      row.redirectUri === redirectUri &&
      row.codeChallenge === challenge;
    if (!isBound) return row;
    outcome = { status: 'redeemed', grant: row };
    return { ...row, family };
  });
  return outcome;
}
