// The authorization endpoint (RFC 6749 §3.1): shows the request, signs the person in, and redirects with a code.
import type { Context, Hono } from 'hono';
import { makeCode } from '../authorization-code.ts';
import { readAuthorizationRequest, type AuthorizationRequest } from '../authorization-request.ts';
import { isRefusal, NO_STORE, refusal, type Refusal } from '../refusal.ts';
import { readForm, readParameters, type Form } from '../request-body.ts';
import { newSecret, type Server } from '../server.ts';
import { faultPage, pagePolicy, signInPage } from '../sign-in-page.ts';
import { signIn } from '../users.ts';

export function routeAuthorize(app: Hono, server: Server): void {
  app.get('/authorize', async (context) =>
    answerRequest(context, server, readParameters(new URL(context.req.url).searchParams)),
  );
  app.post('/authorize', async (context) =>
    answerRequest(context, server, await readForm(context)),
  );
}

async function answerRequest(
  context: Context,
  server: Server,
  form: Form | Refusal,
): Promise<Response> {
  if (isRefusal(form)) return showFault(context, server, `${form.description}.`, form.status);
  const reading = await readAuthorizationRequest(server, form);
  if (reading.status === 'not-to-be-redirected') return showFault(context, server, reading.why);
  if (reading.status === 'refused')
    return redirect(context, server, reading, errorParameters(reading.refused));
  const { request } = reading;
  if (context.req.method !== 'POST') return showSignIn(context, server, request, form);
  if (form.get('decision') !== 'allow')
    return redirect(
      context,
      server,
      request,
      errorParameters(refusal('access_denied', 'The person said no')),
    );
  const user = await signIn(server, form.get('username') ?? '', form.get('password') ?? '');
  if ('error' in user) return showSignIn(context, server, request, form, user);
  // What the person may not grant is not granted; the token's answer tells it (RFC 6749 §3.3).
  const scope = request.scope.filter((name) => user.scope.includes(name));
  const code = await makeCode(server, {
    clientId: request.client.id,
    username: user.username,
    scope,
    redirectUri: request.redirectUri,
    codeChallenge: request.codeChallenge,
    authTime: server.now(),
    ...(request.nonce !== undefined && { nonce: request.nonce }),
  });
  return redirect(context, server, request, [['code', code]]);
}

type Parameters = readonly (readonly [string, string])[];

function errorParameters({ error, description }: Refusal): Parameters {
  return [
    ['error', error],
    ['error_description', description],
  ];
}

/** With `iss` (RFC 9207). 303, so that no credentials travel on (RFC 9700 §4.12). */
function redirect(
  context: Context,
  { issuer }: Server,
  { redirectUri, state }: { readonly redirectUri: string; readonly state?: string },
  parameters: Parameters,
): Response {
  const url = new URL(redirectUri);
  for (const [name, value] of parameters) url.searchParams.append(name, value);
  if (state !== undefined) url.searchParams.append('state', state);
  url.searchParams.append('iss', issuer);
  return context.body(null, 303, { ...NO_STORE, Location: url.href });
}

function showSignIn(
  context: Context,
  server: Server,
  request: AuthorizationRequest,
  form: Form,
  refused?: Refusal,
): Response | Promise<Response> {
  const nonce = newSecret(server);
  const { description, status, headers } = refused ?? { status: 200 as const };
  return context.html(
    signInPage({
      nonce,
      request,
      form,
      ...(description !== undefined && { fault: `${description}.` }),
    }),
    // Not 401: a page has no scheme to ask for.
    status === 401 ? 403 : status,
    { ...pageHeaders(nonce, request.redirectUri), ...headers },
  );
}

function showFault(
  context: Context,
  server: Server,
  why: string,
  status: Refusal['status'] = 400,
): Response | Promise<Response> {
  const nonce = newSecret(server);
  return context.html(faultPage(nonce, why), status, pageHeaders(nonce));
}

function pageHeaders(nonce: string, redirectUri?: string): Record<string, string> {
  return { ...NO_STORE, 'Content-Security-Policy': pagePolicy(nonce, redirectUri) };
}
