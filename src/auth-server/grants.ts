// The grants of the token endpoint, one function each (RFC 6749 §4, §6).
import { redeemCode } from './authorization-code.ts';
import { refusal, type Refusal } from './refusal.ts';
import { familyOf, newFamilyId, refresh, revokeFamily, startFamily } from './refresh-family.ts';
import type { Form } from './request-body.ts';
import { chooseScope } from './scope.ts';
import { newSecret, type Server } from './server.ts';
import type { Settings } from './settings.ts';
import type { Client } from './store.ts';
import { answerTokens, makeIdToken, type TokenAnswer } from './token-answer.ts';
import { signIn } from './users.ts';

export interface GrantRequest {
  readonly form: Form;
  readonly client: Client;
  readonly settings: Settings;
  /** The thumbprint of the proof's key. */
  readonly jkt: string | undefined;
}

type Grant = (server: Server, request: GrantRequest) => Promise<TokenAnswer | Refusal>;

const invalid = (why: string): Refusal => refusal('invalid_grant', why);
const missing = (name: string): Refusal => refusal('invalid_request', `${name} is missing`);

/** Signs in by name and password: the JSON sign-in, and the grant that RFC 9700 §2.4 withdraws. */
export const byPassword: Grant = async (server, { form, client, settings, jkt }) => {
  const username = form.get('username');
  const password = form.get('password');
  if (username === undefined) return missing('username');
  if (password === undefined) return missing('password');
  const user = await signIn(server, username, password);
  if ('error' in user) return user;
  const scope = chooseScope(form.get('scope'), user.scope, client.scope);
  if ('error' in scope) return scope;
  const grant = { username, clientId: client.id, scope, authTime: server.now(), jkt };
  return begin(server, settings, grant, newFamilyId(server));
};

const byCode: Grant = async (server, { form, client, settings, jkt }) => {
  const code = form.get('code');
  const codeVerifier = form.get('code_verifier');
  const redirectUri = form.get('redirect_uri');
  if (code === undefined) return missing('code');
  if (redirectUri === undefined) return missing('redirect_uri');
  // RFC 7636 §4.1.
  if (!/^[\w.~-]{43,128}$/.test(codeVerifier ?? ''))
    return refusal('invalid_request', 'code_verifier must be 43 to 128 unreserved characters');
  const family = newFamilyId(server);
  const redeemed = await redeemCode(server, {
    code,
    clientId: client.id,
    redirectUri,
    codeVerifier: codeVerifier ?? '',
    family,
  });
  if (redeemed.status === 'replayed') {
    await revokeFamily(server, redeemed.family);
    return invalid('The code was used before: what it gave is revoked');
  }
  if (redeemed.status === 'not-valid')
    return invalid('The code is not valid for this client, redirect_uri and code_verifier');
  const { username, scope, authTime, nonce } = redeemed.grant;
  const grant = { username, clientId: client.id, scope, authTime, jkt };
  const answer = await begin(server, settings, grant, family);
  if (!scope.includes('openid')) return answer;
  const idToken = await makeIdToken(server, settings, {
    subject: username,
    clientId: client.id,
    authTime,
    nonce,
    accessToken: answer.access_token,
  });
  return { ...answer, id_token: idToken };
};

async function begin(
  server: Server,
  settings: Settings,
  grant: Parameters<typeof startFamily>[2],
  id: string,
): Promise<TokenAnswer> {
  const jti = newSecret(server);
  const { refreshToken } = await startFamily(server, settings, grant, jti, id);
  return answerTokens(
    server,
    settings,
    { ...grant, jti, subject: grant.username, family: id },
    refreshToken,
  );
}

const byRefreshToken: Grant = async (server, { form, client, settings, jkt }) => {
  const token = form.get('refresh_token');
  if (token === undefined) return missing('refresh_token');
  const known = await familyOf(server, token);
  const notValid = invalid('The refresh token is not valid, has expired or was revoked');
  if (known?.clientId !== client.id) return notValid;
  if (known.jkt !== undefined && known.jkt !== jkt)
    return refusal('invalid_dpop_proof', 'The refresh token is bound to another key');
  const scope = chooseScope(form.get('scope'), known.scope);
  if ('error' in scope) return scope;
  const jti = newSecret(server);
  const refreshed = await refresh(server, settings, token, jti);
  if (refreshed.status === 'replayed')
    return invalid('The refresh token was used before: all that came from this sign-in is revoked');
  if (refreshed.status === 'not-valid') return notValid;
  const { family, refreshToken } = refreshed;
  return answerTokens(
    server,
    settings,
    {
      jti,
      subject: family.username,
      clientId: client.id,
      scope,
      jkt: family.jkt ?? jkt,
      authTime: family.authTime,
      family: family.id,
    },
    refreshToken,
  );
};

/** For a program of its own: no person, no refresh token (RFC 6749 §4.4.3). */
const byClient: Grant = async (server, { form, client, settings, jkt }) => {
  if (!client.secret) return refusal('unauthorized_client', 'A public client has no such grant');
  const scope = chooseScope(form.get('scope'), client.scope);
  if ('error' in scope) return scope;
  const grant = { jti: newSecret(server), subject: client.id, clientId: client.id, scope, jkt };
  return answerTokens(server, settings, grant);
};

export const GRANTS: ReadonlyMap<string, Grant> = new Map([
  ['authorization_code', byCode],
  ['client_credentials', byClient],
  ['password', byPassword],
  ['refresh_token', byRefreshToken],
]);
