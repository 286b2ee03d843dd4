// A kind of token inside a rule's sentence.
import type { Profile } from '../claims/profile.ts';

const ONE = {
  jwt: 'a token',
  'id-token': 'an ID token',
  'access-token': 'an access token',
  'dpop-proof': 'a DPoP proof',
  'logout-token': 'a logout token',
  'security-event': 'a security event token',
  'client-assertion': 'a client assertion',
  'request-object': 'a request object',
  'introspection-response': 'an introspection response',
  'sd-jwt': 'an SD-JWT',
  'entity-statement': 'an entity statement',
  'refresh-token': 'a refresh token',
  unknown: 'a token',
} as const satisfies Record<Profile['name'], string>;

/** `{kind}`: "an access token"; `{guess}`: empty when that is certain, else ", if this is an access token". */
export function kindWords(profile: Profile): { readonly kind: string; readonly guess: string } {
  const kind = ONE[profile.name];
  const isGuess = !profile.certain && kind !== ONE.unknown;
  return { kind, guess: isGuess ? `, if this is ${kind}` : '' };
}
