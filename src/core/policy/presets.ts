// Sets of expectations to start from: a kind of token with what it must say, or all that a strict verifier would ask.
import { requiredClaims } from '../claims/profile-claims.ts';
import type { Profile, ProfileName } from '../claims/profile.ts';
import type { Expectations } from './expectations.ts';
import { setExpectation, type ExpectationName } from './set-expectation.ts';
import type { Suggestions } from './suggest-expectations.ts';

export interface Expected {
  readonly expectations: Expectations;
  /** Absent: the kind of token is guessed. */
  readonly profile?: ProfileName;
}

export const PRESETS = [
  'nothing',
  'jwt',
  'id-token',
  'access-token',
  'dpop-proof',
  'strict',
] as const;
export type Preset = (typeof PRESETS)[number];

/** A DPoP proof is for now (RFC 9449 §11.1): seconds. */
const PROOF_AGE = 300;
/** Clocks of two machines differ: seconds. */
const LEEWAY = 60;

/** What each kind adds to the claims that must be there. */
const OF_KIND = {
  jwt: { required: ['exp'] },
  'id-token': {},
  'access-token': { typ: 'at+jwt' },
  'dpop-proof': { typ: 'dpop+jwt', maxAge: PROOF_AGE },
} as const satisfies Partial<Record<ProfileName, Partial<Expectations>>>;

/** What a strict verifier takes from the token's kind and pins to the values that it knows. */
const PINNED: readonly ExpectationName[] = ['issuer', 'audience', 'typ', 'algorithms'];

/**
 * The expectations after a preset was chosen. A kind keeps the values that are there (issuer, audience, partners) and
 * sets what its specification asks for; `strict` pins to what the token says what is not yet set, for the person to check.
 *
 * @param profile The kind that the token is taken for.
 */
export function applyPreset(
  { expectations }: Expected,
  preset: Preset,
  profile: Profile,
  said: Suggestions,
): Expected {
  if (preset === 'nothing') return { expectations: { leeway: 0 } };
  if (preset === 'strict') return beStrict(expectations, profile, said);
  const { typ: _typ, maxAge: _age, required: _required, ...kept } = expectations;
  const required = requiredClaims({ name: preset, certain: true });
  return {
    profile: preset,
    expectations: { ...kept, ...(required.length > 0 && { required }), ...OF_KIND[preset] },
  };
}

function beStrict(expectations: Expectations, profile: Profile, said: Suggestions): Expected {
  const { name } = profile;
  const isNamed = name !== 'unknown' && name !== 'refresh-token';
  const required = requiredClaims(profile);
  let next: Expectations = {
    ...expectations,
    leeway: expectations.leeway || LEEWAY,
    required: required.length > 0 ? required : ['iss', 'aud', 'exp'],
  };
  for (const pinned of PINNED) {
    const [value] = said.get(pinned) ?? [];
    if (next[pinned] === undefined && value !== undefined) {
      next = setExpectation(next, pinned, value);
    }
  }
  if (name === 'dpop-proof') next = { ...next, maxAge: next.maxAge ?? PROOF_AGE };
  return { expectations: next, ...(isNamed && { profile: name }) };
}
