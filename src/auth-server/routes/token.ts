// POST /auth/token: signs in by JSON, and gives OAuth 2.0 grants by form.
import type { Context, Hono } from 'hono';
import { findClient, FIRST_PARTY } from '../clients.ts';
import { tellLookUps } from '../count-look-ups.ts';
import { readProof } from '../dpop.ts';
import { byPassword, GRANTS } from '../grants.ts';
import { answerRefusal, isRefusal, NO_STORE, refusal, type Refusal } from '../refusal.ts';
import {
  FORM_TYPE,
  JSON_TYPE,
  mediaTypeOf,
  readForm,
  readJson,
  readTexts,
  wrongType,
  type Form,
} from '../request-body.ts';
import type { Server } from '../server.ts';
import { settingsOf, type Settings } from '../settings.ts';
import { familyOf } from '../refresh-family.ts';
import type { TokenAnswer } from '../token-answer.ts';

/** RFC 9745 §2, with the day that RFC 9700 appeared. */
const WITHDRAWN = {
  Deprecation: '@1735689600',
  Link: '<https://www.rfc-editor.org/rfc/rfc9700#section-2.4>; rel="deprecation"',
} as const;

export function routeToken(app: Hono, server: Server): void {
  app.post('/auth/token', async (context) => {
    const type = mediaTypeOf(context);
    if (type === JSON_TYPE) return tellLookUps(server, (counted) => answerSignIn(context, counted));
    if (type === FORM_TYPE) return tellLookUps(server, (counted) => answerGrant(context, counted));
    return answerRefusal(context, wrongType(JSON_TYPE, FORM_TYPE));
  });
}

async function answerSignIn(context: Context, server: Server): Promise<Response> {
  const body = await readJson(context);
  if (isRefusal(body)) return answerRefusal(context, body);
  const form = readTexts(body, ['username', 'password', 'scope']);
  if (isRefusal(form)) return answerRefusal(context, form);
  const client = await server.store.get('clients', FIRST_PARTY);
  if (!client) throw new Error('the demonstration’s clients are missing');
  const settings = await settingsOf(server);
  const jkt = await provedKey(context, server, settings);
  if (isRefusal(jkt)) return answerRefusal(context, jkt);
  const answer = await byPassword(server, { form, client, settings, ...jkt });
  if (!isRefusal(answer)) return context.json(answer, 200, NO_STORE);
  if (answer.status !== 401) return answerRefusal(context, answer);
  return context.json({ message: answer.description }, 401, NO_STORE);
}

async function answerGrant(context: Context, server: Server): Promise<Response> {
  const form = await readForm(context);
  if (isRefusal(form)) return answerRefusal(context, form);
  const answer = await grantByForm(context, server, form);
  const headers = form.get('grant_type') === 'password' ? WITHDRAWN : {};
  if (!isRefusal(answer)) return context.json(answer, 200, { ...NO_STORE, ...headers });
  // RFC 6749 §5.2: wrong credentials of the owner are an invalid grant; 401 is for clients.
  const status = answer.error === 'invalid_grant' ? 400 : answer.status;
  return answerRefusal(context, {
    ...answer,
    status,
    headers: { ...headers, ...answer.headers },
  });
}

async function grantByForm(
  context: Context,
  server: Server,
  form: Form,
): Promise<TokenAnswer | Refusal> {
  const type = form.get('grant_type');
  if (type === undefined) return refusal('invalid_request', 'grant_type is missing');
  const grant = GRANTS.get(type);
  if (!grant) return refusal('unsupported_grant_type', 'There is no such grant here');
  // RFC 6749 §6: a public client need not name itself to refresh.
  const family =
    type === 'refresh_token' ? await familyOf(server, form.get('refresh_token') ?? '') : undefined;
  const fallback = type === 'password' || type === 'refresh_token' ? FIRST_PARTY : undefined;
  const client = await findClient(
    server,
    context.req.header('authorization'),
    form,
    family?.clientId ?? fallback,
  );
  if (isRefusal(client)) return client;
  if (!client.grants.includes(type))
    return refusal('unauthorized_client', 'This client may not use this grant');
  const settings = await settingsOf(server);
  const jkt = await provedKey(context, server, settings);
  return isRefusal(jkt) ? jkt : grant(server, { form, client, settings, ...jkt });
}

/** RFC 9449 §5: a request with a proof gets tokens that are bound to its key. */
async function provedKey(
  context: Context,
  server: Server,
  settings: Settings,
): Promise<{ readonly jkt: string | undefined } | Refusal> {
  const proof = context.req.header('dpop');
  if (proof === undefined || !settings.dpop) return { jkt: undefined };
  const url = `${server.issuer}/auth/token`;
  return readProof(server, settings, { method: 'POST', url, proof });
}
