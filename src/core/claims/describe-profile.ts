// Kinds of token in words.
import type { Profile, ProfileVariant } from './profile.ts';

export interface ProfileWords {
  readonly name: string;
  /** One sentence: what such a token is for. */
  readonly meaning: string;
}

const WORDS = {
  jwt: {
    name: 'JSON Web Token',
    meaning: 'Claims about a subject, in no profile that can be told from it.',
  },
  'id-token': {
    name: 'OpenID Connect ID Token',
    meaning: 'Tells a client who signed in and how; it is not for calling an API.',
  },
  'access-token': {
    name: 'OAuth access token',
    meaning: 'Lets its bearer call the API that is its audience, within its scope.',
  },
  'dpop-proof': {
    name: 'DPoP proof',
    meaning: 'Proves, for one request, possession of the key that an access token is bound to.',
  },
  'logout-token': {
    name: 'OpenID Connect logout token',
    meaning: 'Tells a client, behind the browser, that a session has ended.',
  },
  'security-event': {
    name: 'Security Event Token',
    meaning: 'Reports that something happened to a subject; it grants nothing.',
  },
  'client-assertion': {
    name: 'client assertion',
    meaning: 'Authenticates a client to an authorization server in place of a client secret.',
  },
  'request-object': {
    name: 'authorization request object',
    meaning: 'Carries the parameters of an authorization request, signed by the client.',
  },
  'introspection-response': {
    name: 'token introspection response',
    meaning:
      'An authorization server’s signed answer about another token; it is no token to call with.',
  },
  'sd-jwt': {
    name: 'SD-JWT',
    meaning: 'A credential whose holder chooses which of its claims to disclose.',
  },
  'entity-statement': {
    name: 'OpenID Federation entity statement',
    meaning: 'What a member of a federation, or one above it, states about that member.',
  },
  'refresh-token': {
    name: 'refresh token',
    meaning: 'Gets new access tokens from the server that issued it; only that server reads it.',
  },
  unknown: { name: 'unknown', meaning: 'There are no claims to tell the kind of token by.' },
} as const satisfies Record<Profile['name'], ProfileWords>;

const VARIANT_WORDS = {
  'sd-jwt-vc': {
    name: 'SD-JWT VC',
    meaning:
      'A verifiable credential whose holder chooses what to disclose of it; its type is in vct.',
  },
  'vc-jwt': {
    name: 'verifiable credential (JWT)',
    meaning: 'A W3C credential (data model 2.0), signed as it is: the payload is the credential.',
  },
  'vc-claim': {
    name: 'verifiable credential (JWT)',
    meaning: 'A W3C credential (data model 1.1) in the claim vc, signed by its issuer.',
  },
  'vp-jwt': {
    name: 'verifiable presentation (JWT)',
    meaning: 'Credentials that a holder shows to a verifier, signed by the holder.',
  },
  'kb-jwt': {
    name: 'key-binding JWT',
    meaning: 'Proves, at the end of an SD-JWT, that the presenter holds the key it is bound to.',
  },
  'entity-configuration': {
    name: 'OpenID Federation entity configuration',
    meaning: 'What a member of a federation states about itself: its keys, and who is above it.',
  },
} as const satisfies Record<ProfileVariant, ProfileWords>;

/** A kind of token in words. */
export function describeProfile({ name, variant }: Profile): ProfileWords {
  return variant ? VARIANT_WORDS[variant] : WORDS[name];
}
