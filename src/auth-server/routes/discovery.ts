// What the server publishes about itself: keys and metadata (RFC 8414, OpenID Connect Discovery).
import type { Hono } from 'hono';
import { PROOF_ALGORITHMS } from '../dpop.ts';
import { GRANTS } from '../grants.ts';
import { SCOPES } from '../scope.ts';
import type { Server } from '../server.ts';
import { settingsOf, type Settings } from '../settings.ts';
import { currentKey, publishedKeys } from '../signing-keys.ts';
import { idTokenAlgorithm } from '../token-answer.ts';

export function routeDiscovery(app: Hono, server: Server): void {
  app.get('/jwks.json', async (context) => {
    // So that whoever asks before the first token learns the key that will sign it.
    await currentKey(server, idTokenAlgorithm(await settingsOf(server)));
    return context.json({ keys: await publishedKeys(server) });
  });
  // RFC 8414 §3.1 puts the issuer's path behind the name; a site below a path can only answer for what is below it.
  app.get('/.well-known/oauth-authorization-server', async (context) =>
    context.json(metadata(server, await settingsOf(server))),
  );
  app.get('/.well-known/openid-configuration', async (context) => {
    const settings = await settingsOf(server);
    return context.json({
      ...metadata(server, settings),
      userinfo_endpoint: `${server.issuer}/userinfo`,
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: [idTokenAlgorithm(settings)],
      claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'auth_time', 'nonce', 'at_hash'],
    });
  });
}

function metadata({ issuer }: Server, { dpop }: Settings): Readonly<Record<string, unknown>> {
  const methods = ['client_secret_basic', 'client_secret_post'];
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/auth/token`,
    jwks_uri: `${issuer}/jwks.json`,
    revocation_endpoint: `${issuer}/auth/revoke`,
    introspection_endpoint: `${issuer}/auth/introspect`,
    scopes_supported: SCOPES,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: [...GRANTS.keys()],
    token_endpoint_auth_methods_supported: ['none', ...methods],
    revocation_endpoint_auth_methods_supported: ['none', ...methods],
    introspection_endpoint_auth_methods_supported: methods,
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
    ...(dpop && { dpop_signing_alg_values_supported: PROOF_ALGORITHMS }),
  };
}
