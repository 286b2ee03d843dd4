// Keycloak, and Red Hat's build of it.
import { claimText } from '../claim-values.ts';
import { defineDialect } from './define-dialect.ts';

const OWN = ['realm_access', 'resource_access', 'session_state', 'allowed-origins'];
const TYPES = new Set(['Bearer', 'ID', 'Refresh', 'Offline', 'Logout', 'DPoP']);

export default defineDialect({
  id: 'keycloak',
  name: 'Keycloak',
  reference: 'Keycloak Server Administration Guide (protocol mappers)',
  recognise: ({ claims }) => {
    const isRealm = /^https?:\/\/[^?#]{1,512}\/realms\/[^/]+$/.test(claimText(claims, 'iss') ?? '');
    const own = OWN.find((name) => claims?.get(name));
    const typ = claimText(claims, 'typ') ?? '';
    if (isRealm && own !== undefined) return `its issuer is a realm, and it has ${own}`;
    return isRealm && TYPES.has(typ)
      ? `its issuer is a realm, and its claim typ is ${typ}`
      : undefined;
  },
  claims: [
    [
      'typ',
      'Type',
      'string',
      'Which token it is: Bearer (access), ID, Refresh, Offline.',
      '"Bearer"',
    ],
    [
      'realm_access',
      'Realm roles',
      'object',
      'The roles in the realm, in its member roles.',
      '{"roles":["user"]}',
    ],
    [
      'resource_access',
      'Client roles',
      'object',
      'The roles at each client, by its client id.',
      '{"account":{"roles":[]}}',
    ],
    [
      'azp',
      'Authorized party',
      'string',
      'The client that asked for the token. Roles in realm_access say nothing of the audience.',
    ],
    ['session_state', 'Session', 'string', 'The session’s id, as sid; left out by newer versions.'],
    ['allowed-origins', 'Allowed origins', 'array', 'Web origins of the client, for CORS.'],
    [
      'acr',
      'Authentication context',
      'string',
      '0: from a session that was there already. 1: the user authenticated.',
      '"1"',
    ],
    ['authorization', 'Permissions', 'object', 'What UMA granted: resources and scopes.'],
    ['group_membership', 'Groups', 'array', 'The user’s groups, by a mapper.'],
    ['clientHost', 'Client’s host', 'string', 'Where the service account’s request came from.'],
    [
      'clientAddress',
      'Client’s address',
      'string',
      'Where the service account’s request came from.',
    ],
    ['client_id', 'Client ID', 'string', 'The client whose service account this is.'],
    ['organization', 'Organization', 'any', 'The organizations that the user is a member of.'],
  ],
});
