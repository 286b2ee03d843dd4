// Ends tokens (RFC 7009), tells of their state (RFC 7662), and of the person behind one (OpenID Connect Core §5.3).
import type { Context, Hono } from 'hono';
import { readAccessToken } from '../access-token.ts';
import { readBearer } from '../bearer.ts';
import { findClient } from '../clients.ts';
import { tellLookUps } from '../count-look-ups.ts';
import { introspect } from '../introspection.ts';
import { familyOf, isOfFamily, revokeAccess, revokeFamily } from '../refresh-family.ts';
import { answerRefusal, isRefusal, NO_STORE, refusal } from '../refusal.ts';
import { readForm } from '../request-body.ts';
import type { Server } from '../server.ts';
import { settingsOf } from '../settings.ts';

const MISSING = refusal('invalid_request', 'token is missing');

export function routeTokenState(app: Hono, server: Server): void {
  app.post('/auth/revoke', (context) =>
    tellLookUps(server, (counted) => answerRevocation(context, counted)),
  );
  app.post('/auth/introspect', (context) =>
    tellLookUps(server, (counted) => answerIntrospection(context, counted)),
  );
  app.on(['GET', 'POST'], '/userinfo', async (context) => {
    const claims = await readBearer(context, server, { scope: 'openid' });
    if (isRefusal(claims)) return answerRefusal(context, claims);
    return context.json({ sub: claims.sub, preferred_username: claims.sub }, 200, NO_STORE);
  });
}

/** RFC 7009. */
async function answerRevocation(context: Context, server: Server): Promise<Response> {
  const form = await readForm(context);
  if (isRefusal(form)) return answerRefusal(context, form);
  const token = form.get('token');
  if (token === undefined) return answerRefusal(context, MISSING);
  const clientId = await ownerOf(server, token);
  const authorization = context.req.header('authorization');
  const client = await findClient(server, authorization, form, clientId);
  // RFC 7009 §2.2: a token that is not valid is as good as revoked.
  if (clientId === undefined && !form.has('client_id') && authorization === undefined)
    return context.body(null, 200);
  if (isRefusal(client)) return answerRefusal(context, client);
  // RFC 7009 §2.1: only the client that it was given to.
  if (clientId !== undefined && clientId !== client.id)
    return answerRefusal(
      context,
      refusal('invalid_grant', 'The token was given to another client'),
    );
  await revoke(server, token);
  return context.body(null, 200);
}

/** RFC 7662. */
async function answerIntrospection(context: Context, server: Server): Promise<Response> {
  const form = await readForm(context);
  if (isRefusal(form)) return answerRefusal(context, form);
  const client = await findClient(server, context.req.header('authorization'), form);
  if (isRefusal(client)) return answerRefusal(context, client);
  // RFC 7662 §2.1: against fishing for tokens.
  if (!client.secret)
    return answerRefusal(
      context,
      refusal('unauthorized_client', 'It needs a client’s secret', 403),
    );
  const token = form.get('token');
  if (token === undefined) return answerRefusal(context, MISSING);
  return context.json(await introspect(server, token), 200, NO_STORE);
}

/** The client that a token was given to, while it is known. */
async function ownerOf(server: Server, token: string): Promise<string | undefined> {
  const family = await familyOf(server, token);
  if (family) return (await isOfFamily(family, token)) ? family.clientId : undefined;
  const claims = await readAccessToken(server, await settingsOf(server), token);
  return typeof claims === 'string' ? undefined : String(claims.client_id);
}

/** A refresh token takes with it what came from its sign-in; an access token goes alone (RFC 7009 §2.1). */
async function revoke(server: Server, token: string): Promise<void> {
  const family = await familyOf(server, token);
  if (family && (await isOfFamily(family, token))) return revokeFamily(server, family.id);
  const claims = await readAccessToken(server, await settingsOf(server), token);
  if (typeof claims !== 'string')
    await revokeAccess(server, { jti: String(claims.jti), expires: Number(claims.exp) });
}
