// Access tokens, JWTs as RFC 9068 shapes them or opaque ones: made by the authorization server, read by the API.
import { signJwt, verifyStrictly, type JwtClaims } from '../core/crypto/strict-jwt.ts';
import { hashOf, newSecret, type Server } from './server.ts';
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
  const iat = server.now();
  const expires = iat + accessLifetimeOf(settings);
  const claims = {
    iss: server.issuer,
    sub: grant.subject,
    aud: settings.audience,
    client_id: grant.clientId,
    iat,
    exp: expires,
    jti: grant.jti,
    scope: grant.scope.join(' '),
    ...(grant.authTime !== undefined && { auth_time: grant.authTime }),
    ...(grant.family !== undefined && { sid: grant.family }),
    ...(grant.jkt !== undefined && { cnf: { jkt: grant.jkt } }),
  };
  if (settings.tokenFormat === 'opaque') return keepClaims(server, claims, expires);
  const { alg, kid, signer } = await currentKey(server, settings.algorithm);
  return signJwt({ alg, typ: 'at+jwt', kid }, claims, signer);
}

/** An opaque token: where its claims are kept, and a secret that nobody guesses. */
async function keepClaims(
  server: Server,
  claims: JwtClaims & { readonly jti: string },
  expires: number,
): Promise<string> {
  const { jti } = claims;
  const token = `${jti}.${newSecret(server)}`;
  const row = { hash: await hashOf(token), claims, expires };
  await server.store.sweep('opaque', server.now());
  await server.store.update('opaque', jti, () => row);
  return token;
}

/** Whether a token is to be looked up: a compact JWS has two dots. */
export function isOpaque(token: string): boolean {
  return token.split('.', 3).length === 2;
}

/** The claims of an opaque token that is known, and has neither expired nor been revoked. */
async function lookUpClaims(
  { store, now }: Server,
  { audience, skew }: Settings,
  token: string,
): Promise<JwtClaims | string> {
  const row = await store.get('opaque', token.split('.', 1)[0] ?? '');
  if (!row || row.hash !== (await hashOf(token)))
    return 'The access token is not known, or was revoked';
  if (row.expires + skew <= now()) return 'The access token has expired';
  return row.claims.aud === audience
    ? row.claims
    : 'aud of the access token is not what is expected';
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
  settings: Settings,
  token: string,
): Promise<JwtClaims | string> {
  if (isOpaque(token)) return lookUpClaims(server, settings, token);
  const { audience, skew } = settings;
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
