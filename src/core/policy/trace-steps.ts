// The steps of a verifier in their order (RFC 7515 §5.2, RFC 7516 §5.2, RFC 7519 §7.2, RFC 8725 §3): what each asks, and why there.

export type StepId =
  | 'parts'
  | 'base64url'
  | 'header'
  | 'members'
  | 'crit'
  | 'algorithm'
  | 'lengths'
  | 'key'
  | 'key-fits'
  | 'signature'
  | 'key-management'
  | 'decryption'
  | 'inflation'
  | 'disclosures'
  | 'key-binding'
  | 'claims'
  | 'types'
  | 'typ'
  | 'required'
  | 'iss'
  | 'sub'
  | 'aud'
  | 'client'
  | 'nonce'
  | 'max-age'
  | 'partners'
  | 'exp'
  | 'nbf'
  | 'profile';

/** Where on the page a step looks. */
export type StepPlace = 'token' | 'header' | 'payload' | 'signature' | 'key';

export interface StepWords {
  readonly title: string;
  readonly reference: string;
  /** Why it is asked, and here, for a learner. */
  readonly why: string;
  readonly place: StepPlace;
  /** Absent: every token has it. */
  readonly only?: 'jws' | 'jwe' | 'sd-jwt';
}

/** In the order in which they are taken. The clock comes last, as it does with jose: another time may be right. */
export const STEPS = {
  parts: {
    title: 'The text has the parts of a token',
    reference: 'RFC 7515 §5.2',
    why: 'Nothing expensive comes before the cheapest test.',
    place: 'token',
  },
  base64url: {
    title: 'Each part is strict base64url',
    reference: 'RFC 7515 §2',
    why: 'One token has one spelling; whoever reads leniently can be told two things by one text.',
    place: 'token',
  },
  header: {
    title: 'The header is a JSON object in UTF-8',
    reference: 'RFC 7515 §5.2',
    why: 'All parsers must see the same header.',
    place: 'header',
  },
  members: {
    title: 'The header has the members it needs',
    reference: 'RFC 7515 §4.1.1',
    why: 'Without them nothing says how to check the token.',
    place: 'header',
  },
  crit: {
    title: 'Every critical extension is understood',
    reference: 'RFC 7515 §4.1.11',
    why: '“Must be understood” is worth something only if what is not understood is refused.',
    place: 'header',
  },
  algorithm: {
    title: 'The algorithm is known and allowed',
    reference: 'RFC 8725 §3.1',
    why: 'The token must not choose its own lock: the list is the verifier’s.',
    place: 'header',
  },
  lengths: {
    title: 'Initialization vector and tag have their lengths',
    reference: 'RFC 7518 §5',
    why: 'A shorter tag is easier to guess.',
    place: 'token',
    only: 'jwe',
  },
  key: {
    title: 'A key is chosen',
    reference: 'RFC 7515 §6',
    why: '`kid` is not verified yet: it only looks up one of the keys that are trusted already.',
    place: 'key',
  },
  'key-fits': {
    title: 'The key fits the algorithm',
    reference: 'RFC 8725 §3.1',
    why: 'Type, curve, `use`, `key_ops` and `alg` agree with it: that ends key confusion.',
    place: 'key',
  },
  signature: {
    title: 'The signature holds',
    reference: 'RFC 7515 §5.2',
    why: 'Over the characters as they were received, never over JSON that was written anew.',
    place: 'signature',
    only: 'jws',
  },
  'key-management': {
    title: 'The way to the content key is in order',
    reference: 'RFC 7518 §4',
    why: 'Its parameters are the sender’s: a point on a curve or a count of iterations can be an attack.',
    place: 'header',
    only: 'jwe',
  },
  decryption: {
    title: 'The content is decrypted and authentic',
    reference: 'RFC 7516 §5.2',
    why: 'A wrong key and a changed token give the same answer, so that nobody learns from it (RFC 7516 §11.5).',
    place: 'signature',
    only: 'jwe',
  },
  inflation: {
    title: 'Compressed content inflates within a limit',
    reference: 'RFC 8725 §3.6',
    why: 'A small token can hold gigabytes of nothing.',
    place: 'payload',
    only: 'jwe',
  },
  disclosures: {
    title: 'Each disclosure has its one digest',
    reference: 'RFC 9901 §7.1',
    why: 'What no digest vouches for was not said by the issuer.',
    place: 'signature',
    only: 'sd-jwt',
  },
  'key-binding': {
    title: 'The holder shows it to this verifier',
    reference: 'RFC 9901 §7.3',
    why: 'Without key binding whoever has the text can show it.',
    place: 'signature',
    only: 'sd-jwt',
  },
  claims: {
    title: 'The payload is a claims set',
    reference: 'RFC 7519 §7.2',
    why: 'Only now is it read: before, it is what anybody may have written.',
    place: 'payload',
  },
  types: {
    title: 'The registered claims have their types',
    reference: 'RFC 7519 §4.1',
    why: 'Types first, then arithmetic: `"exp": "never"` is no time.',
    place: 'payload',
  },
  typ: {
    title: '`typ` is the expected one',
    reference: 'RFC 8725 §3.11',
    why: 'A genuine token of another kind is still the wrong token.',
    place: 'header',
  },
  required: {
    title: 'The required claims are there',
    reference: 'RFC 7519 §4',
    why: 'What is missing cannot be compared.',
    place: 'payload',
  },
  iss: {
    title: '`iss` is the expected issuer',
    reference: 'RFC 8725 §3.8',
    why: 'Compared character by character, and the key must be this issuer’s.',
    place: 'payload',
  },
  sub: {
    title: '`sub` is the expected subject',
    reference: 'RFC 8725 §3.8',
    why: 'It is one person’s only together with the issuer.',
    place: 'payload',
  },
  aud: {
    title: '`aud` names this verifier',
    reference: 'RFC 7519 §4.1.3',
    why: 'Else a token for another service opens this one.',
    place: 'payload',
  },
  client: {
    title: 'It was issued to the expected client',
    reference: 'RFC 9068 §2.2',
    why: 'Else a token that another client got is passed on.',
    place: 'payload',
  },
  nonce: {
    title: '`nonce` is that of the request',
    reference: 'OpenID Connect Core §3.1.3.7',
    why: 'It ties the token to this very sign-in.',
    place: 'payload',
  },
  'max-age': {
    title: '`iat` is not too long ago',
    reference: 'RFC 7519 §4.1.6',
    why: 'The verifier’s own limit, whatever `exp` says.',
    place: 'payload',
  },
  partners: {
    title: 'What it says of its partners is true',
    reference: 'OpenID Connect Core §3.1.3.6, RFC 9449 §4.3',
    why: 'Hashes, method, URL and thumbprints tie it to the request, code, token or certificate beside it.',
    place: 'payload',
  },
  exp: {
    title: '`exp` is not past',
    reference: 'RFC 7519 §4.1.4',
    why: 'On that second it is over already; without `exp` it never ends.',
    place: 'payload',
  },
  nbf: {
    title: '`nbf` has come',
    reference: 'RFC 7519 §4.1.5',
    why: 'Clocks differ by seconds: that is what a tolerance is for.',
    place: 'payload',
  },
  profile: {
    title: 'It has what its kind must have',
    reference: 'RFC 8725 §3.12',
    why: 'Rules that exclude each other keep one kind from passing for another.',
    place: 'payload',
  },
} as const satisfies Record<StepId, StepWords>;

export const STEP_IDS = Object.keys(STEPS) as readonly StepId[];
