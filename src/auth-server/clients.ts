// The programs that may ask for tokens, and how they say who they are (RFC 6749 §2.3).
import { hashPassword, isPassword } from './password.ts';
import { refusal, type Refusal } from './refusal.ts';
import type { Form } from './request-body.ts';
import { SCOPES } from './scope.ts';
import type { Server } from './server.ts';
import type { Client } from './store.ts';

/** Who signs in by JSON: the page itself, a first-party client. */
export const FIRST_PARTY = 'first-party';

/** The demonstration's own clients. Their secrets are written in the README. */
function demonstrationClients(
  issuer: string,
): readonly (Omit<Client, 'secret'> & { readonly secretText?: string })[] {
  return [
    {
      id: FIRST_PARTY,
      name: 'The sign-in of this site',
      grants: ['password', 'refresh_token'],
      scope: SCOPES,
      redirectUris: [],
    },
    {
      id: 'web-app',
      name: 'Example web application',
      grants: ['authorization_code', 'refresh_token'],
      scope: SCOPES,
      redirectUris: [`${issuer}/`, `${issuer}/code-return.html`, 'http://127.0.0.1/callback'],
    },
    {
      id: 'orders-service',
      secretText: 'orders-service-secret',
      name: 'Example service',
      grants: ['client_credentials'],
      scope: ['orders:read'],
      redirectUris: [],
    },
    {
      id: 'api',
      secretText: 'api-secret',
      name: 'The API',
      grants: [],
      scope: [],
      redirectUris: [],
    },
  ];
}

export async function seedClients(server: Server): Promise<void> {
  for (const { secretText, ...client } of demonstrationClients(server.issuer)) {
    const secret = secretText === undefined ? undefined : await hashPassword(server, secretText);
    await server.store.update(
      'clients',
      client.id,
      (before) => before ?? { ...client, ...(secret && { secret }) },
    );
  }
}

const BASIC = { 'WWW-Authenticate': 'Basic realm="clients", charset="UTF-8"' } as const;

/**
 * The client that a request names, authenticated when it has a secret.
 *
 * @param authorization The header; `Basic` with both halves form-encoded (RFC 6749 §2.3.1).
 * @param fallback Who it is when nobody is named.
 */
export async function findClient(
  server: Server,
  authorization: string | undefined,
  form: Form,
  fallback?: string,
): Promise<Client | Refusal> {
  const refused = refusal(
    'invalid_client',
    'The client is unknown, or did not authenticate',
    401,
    // RFC 6749 §5.2: the scheme that it used; RFC 9110 §15.5.2: always one.
    BASIC,
  );
  const basic = authorization === undefined ? undefined : readBasic(authorization);
  if (authorization !== undefined && !basic) return refused;
  if (basic && form.has('client_secret'))
    return refusal('invalid_request', 'The client authenticates in more than one way');
  const id = basic?.id ?? form.get('client_id') ?? fallback;
  if (basic && form.has('client_id') && form.get('client_id') !== id)
    return refusal('invalid_request', 'client_id is not the client that authenticates');
  const client = id === undefined ? undefined : await server.store.get('clients', id);
  const secret = basic?.secret ?? form.get('client_secret');
  if (!client) return refused;
  if (!client.secret) return secret === undefined || secret === '' ? client : refused;
  return (await isPassword(server, secret ?? '', client.secret)) ? client : refused;
}

function readBasic(header: string): { readonly id: string; readonly secret: string } | undefined {
  const [, encoded] = /^basic +([A-Za-z\d+/]+={0,2})$/i.exec(header) ?? [];
  if (encoded === undefined || encoded.length > 1000) return undefined;
  try {
    const [, id, secret] = /^([^:]*):(.*)$/s.exec(atob(encoded)) ?? [];
    return id === undefined || secret === undefined
      ? undefined
      : { id: decodeFormPart(id), secret: decodeFormPart(secret) };
  } catch {
    return undefined;
  }
}

/** @throws {URIError} For what is not percent-encoding. */
function decodeFormPart(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}
