import type { ProfileName } from './profile.ts';

/** The kinds of token that have a `typ` of their own (RFC 8725 §3.11), by that type as media-type.ts folds it. */
export const EXPLICIT_TYPES: ReadonlyMap<string, ProfileName> = new Map([
  ['at+jwt', 'access-token'],
  ['dpop+jwt', 'dpop-proof'],
  ['logout+jwt', 'logout-token'],
  ['secevent+jwt', 'security-event'],
  ['client-authentication+jwt', 'client-assertion'],
  ['oauth-authz-req+jwt', 'request-object'],
  ['token-introspection+jwt', 'introspection-response'],
  ['entity-statement+jwt', 'entity-statement'],
] satisfies [string, ProfileName][]);
