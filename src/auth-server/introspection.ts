// Whether a token is good at this moment (RFC 7662): what only the server that gave it knows.
import type { JwtClaims } from '../core/crypto/strict-jwt.ts';
import { readAccessToken } from './access-token.ts';
import { familyOf } from './refresh-family.ts';
import { hashOf, type Server } from './server.ts';
import { settingsOf } from './settings.ts';

/** Whether an access token that verifies is neither revoked itself nor of a revoked family. */
export async function isActive({ store }: Server, { jti, sid }: JwtClaims): Promise<boolean> {
  if (await store.get('revoked', String(jti))) return false;
  if (typeof sid !== 'string') return true;
  const family = await store.get('families', sid);
  return family === undefined || family.revoked === undefined;
}

/** RFC 7662 §2.2: of a token that is not active nothing is told. */
export async function introspect(
  server: Server,
  token: string,
): Promise<Readonly<Record<string, unknown>>> {
  const claims = await readAccessToken(server, await settingsOf(server), token);
  if (typeof claims !== 'string') {
    if (!(await isActive(server, claims))) return { active: false };
    const type = claims.cnf === undefined ? 'Bearer' : 'DPoP';
    return { active: true, token_type: type, username: claims.sub, ...claims };
  }
  const family = await familyOf(server, token);
  const isAlive =
    family !== undefined && family.revoked === undefined && family.expires > server.now();
  if (!isAlive || family.current !== (await hashOf(token))) return { active: false };
  return {
    active: true,
    scope: family.scope.join(' '),
    client_id: family.clientId,
    username: family.username,
    sub: family.username,
    exp: family.expires,
    iss: server.issuer,
  };
}
