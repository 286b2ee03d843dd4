// What the token endpoint answers with (RFC 6749 §5.1), and the ID token (OpenID Connect Core §3.1.3.3).
import { tokenHash, tokenHashName } from '../core/crypto/token-hash.ts';
import { signJwt } from '../core/crypto/strict-jwt.ts';
import { makeAccessToken, type AccessGrant } from './access-token.ts';
import type { Server } from './server.ts';
import { accessLifetimeOf, type Settings } from './settings.ts';
import { currentKey } from './signing-keys.ts';

export interface TokenAnswer {
  readonly access_token: string;
  readonly token_type: 'Bearer' | 'DPoP';
  readonly expires_in: number;
  readonly scope: string;
  readonly refresh_token?: string;
  readonly id_token?: string;
}

export async function answerTokens(
  server: Server,
  settings: Settings,
  grant: AccessGrant,
  refreshToken?: string,
): Promise<TokenAnswer> {
  return {
    access_token: await makeAccessToken(server, settings, grant),
    token_type: grant.jkt === undefined ? 'Bearer' : 'DPoP',
    expires_in: accessLifetimeOf(settings),
    ...(refreshToken !== undefined && { refresh_token: refreshToken }),
    scope: grant.scope.join(' '),
  };
}

export interface IdGrant {
  readonly subject: string;
  readonly clientId: string;
  readonly authTime: number;
  readonly nonce: string | undefined;
  readonly accessToken: string;
}

/** What signs ID tokens: a public client could not verify an HMAC. */
export function idTokenAlgorithm({ algorithm }: Settings): string {
  return algorithm.startsWith('HS') ? 'ES256' : algorithm;
}

export async function makeIdToken(
  server: Server,
  settings: Settings,
  { subject, clientId, authTime, nonce, accessToken }: IdGrant,
): Promise<string> {
  const { alg, kid, signer } = await currentKey(server, idTokenAlgorithm(settings));
  const iat = server.now();
  const hash = tokenHashName(alg);
  return signJwt(
    { alg, typ: 'JWT', kid },
    {
      iss: server.issuer,
      sub: subject,
      aud: clientId,
      iat,
      exp: iat + accessLifetimeOf(settings),
      auth_time: authTime,
      ...(nonce !== undefined && { nonce }),
      ...(hash !== undefined && { at_hash: await tokenHash(accessToken, hash) }),
    },
    signer,
  );
}
