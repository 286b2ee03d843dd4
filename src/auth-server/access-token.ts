// Access tokens as RFC 9068 shapes them: made by the authorization server, read by the API.
import { signJwt, verifyStrictly, type JwtClaims } from '../core/crypto/strict-jwt.ts';
import type { Server } from './server.ts';
import { accessLifetimeOf, ALGORITHMS, type Settings } from './settings.ts';
import { currentKey, verifyingKeys } from './signing-keys.ts';

export interface AccessGrant {
  readonly jti: string;
  readonly subject: string;
  readonly clientId: string;
  readonly scope: readonly string[];
  readonly jkt?: string | undefined;
  readonly authTime?: number | undefined;
  /** The family of refresh tokens it comes with. */
  readonly family?: string | undefined;
}

export async function makeAccessToken(
  server: Server,
  settings: Settings,
  grant: AccessGrant,
): Promise<string> {
  const { alg, kid, signer } = await currentKey(server, settings.algorithm);
  const iat = server.now();
  return signJwt(
    { alg, typ: 'at+jwt', kid },
    {
      iss: server.issuer,
      sub: grant.subject,
      aud: settings.audience,
      client_id: grant.clientId,
      iat,
      exp: iat + accessLifetimeOf(settings),
      jti: grant.jti,
      scope: grant.scope.join(' '),
      ...(grant.authTime !== undefined && { auth_time: grant.authTime }),
      ...(grant.family !== undefined && { sid: grant.family }),
      ...(grant.jkt !== undefined && { cnf: { jkt: grant.jkt } }),
    },
    signer,
  );
}

/** What jose's codes mean to whoever sent the token. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['ERR_JWT_EXPIRED', 'The access token has expired'],
  ['ERR_JOSE_ALG_NOT_ALLOWED', 'The algorithm of the access token is not allowed'],
  ['ERR_JOSE_NOT_SUPPORTED', 'The header of the access token asks for what is not supported'],
  ['ERR_JWKS_NO_MATCHING_KEY', 'The access token was signed with a key that is not known'],
  ['ERR_JWS_SIGNATURE_VERIFICATION_FAILED', 'The signature of the access token does not hold'],
]);

/** Its claims, or a sentence that says why it is refused (RFC 9068 §4). */
export async function readAccessToken(
  server: Server,
  { audience, skew }: Settings,
  token: string,
): Promise<JwtClaims | string> {
  const keys = await verifyingKeys(server);
  const reading = await verifyStrictly(
    token,
    (kid, alg) => keys.find((key) => key.kid === kid && key.alg === alg)?.verifier,
    {
      typ: 'at+jwt',
      algorithms: ALGORITHMS,
      issuer: server.issuer,
      audience,
      required: ['exp', 'sub', 'client_id', 'iat', 'jti'],
      now: server.now(),
      skew,
    },
  );
  if (reading.status === 'valid') return reading.claims;
  const { code, claim } = reading;
  if (code === 'ERR_JWT_CLAIM_VALIDATION_FAILED' && claim !== undefined)
    return `${claim} of the access token is not what is expected`;
  return REASONS.get(code) ?? 'The access token is malformed';
}
