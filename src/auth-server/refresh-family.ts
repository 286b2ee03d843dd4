// Refresh tokens: each is used once, and one that is used again ends all that came from its sign-in (RFC 9700 §4.14.2).
import { hashOf, newSecret, type Server } from './server.ts';
import { accessLifetimeOf, type Settings } from './settings.ts';
import type { IssuedToken, RefreshFamily } from './store.ts';

export interface NewFamily {
  readonly username: string;
  readonly clientId: string;
  readonly scope: readonly string[];
  readonly authTime: number;
  readonly jkt?: string | undefined;
}

export function newFamilyId(server: Server): string {
  return newSecret(server).slice(0, 16);
}

/** Starts a family. @param jti Of the access token that comes with the first refresh token. */
export async function startFamily(
  server: Server,
  settings: Settings,
  { jkt, ...grant }: NewFamily,
  jti: string,
  id: string,
): Promise<{ readonly family: RefreshFamily; readonly refreshToken: string }> {
  const refreshToken = newRefreshToken(server, id);
  const now = server.now();
  const family: RefreshFamily = {
    ...grant,
    id,
    current: await hashOf(refreshToken),
    spent: [],
    expires: now + settings.refreshLifetime,
    issued: [issue(server, settings, jti)],
    ...(jkt !== undefined && { jkt }),
  };
  await server.store.sweep('families', now);
  await server.store.update('families', id, () => family);
  return { family, refreshToken };
}

/** Its family is written in it, so that one that was used already is known again. */
function newRefreshToken(server: Server, family: string): string {
  return `${family}.${newSecret(server)}`;
}

function issue({ now }: Server, settings: Settings, jti: string): IssuedToken {
  return { jti, expires: now() + accessLifetimeOf(settings) };
}

/** The family that a refresh token says it is of. */
export async function familyOf(
  { store }: Server,
  refreshToken: string,
): Promise<RefreshFamily | undefined> {
  return store.get('families', refreshToken.split('.', 1)[0] ?? '');
}

/** Whether a family gave this refresh token, now or before. */
export async function isOfFamily(
  { current, spent }: RefreshFamily,
  refreshToken: string,
): Promise<boolean> {
  const hash = await hashOf(refreshToken);
  return hash === current || spent.includes(hash);
}

export type Refresh =
  | { readonly status: 'refreshed'; readonly family: RefreshFamily; readonly refreshToken: string }
  /** The family is revoked now. */
  | { readonly status: 'replayed' }
  | { readonly status: 'not-valid' };

/**
 * Uses a refresh token. Of two uses at once one is refreshed, and the other replayed.
 *
 * @param jti Of the access token that will come with it.
 */
export async function refresh(
  server: Server,
  settings: Settings,
  refreshToken: string,
  jti: string,
): Promise<Refresh> {
  const id = (await familyOf(server, refreshToken))?.id ?? '';
  const next = settings.rotation ? newRefreshToken(server, id) : refreshToken;
  const [used, current] = await Promise.all([hashOf(refreshToken), hashOf(next)]);
  const now = server.now();
  let outcome: Refresh = { status: 'not-valid' };
  await server.store.update('families', id, (family) => {
    if (!family || family.revoked !== undefined || family.expires <= now) return family;
    if (family.spent.includes(used)) outcome = { status: 'replayed' };
    if (family.current !== used) return family;
    const alive = family.issued.filter(({ expires }) => expires > now);
    const refreshed: RefreshFamily = {
      ...family,
      current,
      spent: settings.rotation ? [...family.spent, used] : family.spent,
      issued: [...alive, issue(server, settings, jti)],
    };
    outcome = { status: 'refreshed', family: refreshed, refreshToken: next };
    return refreshed;
  });
  // TypeScript does not see that the change was made.
  const settled = outcome as Refresh;
  if (settled.status === 'replayed') await revokeFamily(server, id);
  return settled;
}

/** Ends a family: no refresh token of it is taken any more, and its access tokens go on the deny list. */
export async function revokeFamily(server: Server, id: string): Promise<void> {
  const now = server.now();
  let issued: readonly IssuedToken[] = [];
  await server.store.update('families', id, (family) => {
    issued = family?.issued ?? [];
    return family && { ...family, revoked: family.revoked ?? now };
  });
  for (const token of issued) await revokeAccess(server, token);
}

/** Ends an access token (RFC 7009 §2): an opaque one is forgotten, a JWT is on the deny list until it would have expired. */
export async function revokeAccess(server: Server, { jti, expires }: IssuedToken): Promise<void> {
  await server.store.sweep('revoked', server.now());
  await server.store.update('opaque', jti, () => undefined);
  await server.store.update('revoked', jti, () => ({ expires }));
}
