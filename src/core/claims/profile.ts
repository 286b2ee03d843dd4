// Which kind of token this is: chosen by the person, told by `typ`, or guessed from the claims.

/** Kinds of token, in the words of the `profile` parameter of the page's fragment. */
export const PROFILES = [
  'jwt',
  'id-token',
  'access-token',
  'dpop-proof',
  'logout-token',
  'security-event',
  'client-assertion',
  'request-object',
  'introspection-response',
  'sd-jwt',
  'entity-statement',
] as const;
export type ProfileName = (typeof PROFILES)[number];

/** Kinds that have no word of their own in {@link PROFILES}; each is one of those. */
export type ProfileVariant =
  | 'sd-jwt-vc'
  | 'vc-jwt'
  | 'vc-claim'
  | 'vp-jwt'
  | 'kb-jwt'
  | 'entity-configuration';

export interface Profile {
  readonly name: ProfileName | 'refresh-token' | 'unknown';
  /** What it is more exactly. */
  readonly variant?: ProfileVariant;
  /** Chosen or explicit in `typ`; otherwise guessed, and findings that depend on it are milder. */
  readonly certain: boolean;
}
