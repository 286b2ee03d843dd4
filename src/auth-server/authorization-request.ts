// Reads an authorization request (RFC 6749 §4.1.1, RFC 7636 §4.3, RFC 9700 §2.1).
import { refusal, type Refusal } from './refusal.ts';
import type { Form } from './request-body.ts';
import { chooseScope } from './scope.ts';
import type { Server } from './server.ts';
import type { Client } from './store.ts';

export interface AuthorizationRequest {
  readonly client: Client;
  readonly redirectUri: string;
  readonly state?: string;
  readonly scope: readonly string[];
  readonly codeChallenge: string;
  readonly nonce?: string;
}

export type RequestReading =
  | { readonly status: 'valid'; readonly request: AuthorizationRequest }
  /** To be told to the client, by a redirect. */
  | {
      readonly status: 'refused';
      readonly refused: Refusal;
      readonly redirectUri: string;
      readonly state?: string;
    }
  /** RFC 6749 §4.1.2.1: to be told to the person alone, and never by a redirect. */
  | { readonly status: 'not-to-be-redirected'; readonly why: string };

export async function readAuthorizationRequest(
  { store }: Server,
  form: Form,
): Promise<RequestReading> {
  const client = await store.get('clients', form.get('client_id') ?? '');
  if (!client) return { status: 'not-to-be-redirected', why: 'The client is unknown.' };
  const redirectUri = form.get('redirect_uri') ?? '';
  if (!client.redirectUris.some((uri) => isSameRedirect(uri, redirectUri)))
    return {
      status: 'not-to-be-redirected',
      why: 'The redirect_uri is not one that this client has registered.',
    };
  const state = form.get('state');
  const common = { redirectUri, ...(state !== undefined && { state }) };
  const refused = findFault(client, form);
  if (refused) return { status: 'refused', refused, ...common };
  const scope = chooseScope(form.get('scope'), client.scope);
  if ('error' in scope) return { status: 'refused', refused: scope, ...common };
  const nonce = form.get('nonce');
  const codeChallenge = form.get('code_challenge') ?? '';
  return {
    status: 'valid',
    request: { ...common, client, scope, codeChallenge, ...(nonce !== undefined && { nonce }) },
  };
}

/** Character by character, but for the port of a loopback address (RFC 8252 §7.3). */
function isSameRedirect(registered: string, given: string): boolean {
  const loopback = /^(http:\/\/127\.0\.0\.1)(?::\d{1,5})?(\/.*)$/;
  const plain = (uri: string): string => uri.replace(loopback, '$1$2');
  return given === registered || plain(given) === registered;
}

function findFault(client: Client, form: Form): Refusal | undefined {
  const type = form.get('response_type');
  if (type === undefined) return refusal('invalid_request', 'response_type is missing');
  if (type !== 'code') return refusal('unsupported_response_type', 'Only code is supported');
  if (!client.grants.includes('authorization_code'))
    return refusal('unauthorized_client', 'This client may not ask for a code');
  if (form.has('request') || form.has('request_uri'))
    return refusal(
      form.has('request') ? 'request_not_supported' : 'request_uri_not_supported',
      'Request objects are not supported',
    );
  if ((form.get('response_mode') ?? 'query') !== 'query')
    return refusal('invalid_request', 'Only the response_mode query is supported');
  if (!form.has('code_challenge')) return refusal('invalid_request', 'code_challenge is missing');
  // RFC 7636 §4.3: `plain` when nothing is said, and plain protects from nobody who sees the request.
  if (form.get('code_challenge_method') !== 'S256')
    return refusal('invalid_request', 'The code_challenge_method must be S256');
  if (!/^[\w-]{43}$/.test(form.get('code_challenge') ?? ''))
    return refusal('invalid_request', 'code_challenge is no SHA-256 hash in base64url');
  if (form.get('prompt') === 'none')
    return refusal('login_required', 'Nobody stays signed in at this server');
  return undefined;
}
