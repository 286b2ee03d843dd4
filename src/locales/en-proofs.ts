// The words of what is made here to go with a token: DPoP proofs and key bindings. Loaded late.

export const enProof = {
  title: 'Make a DPoP proof',
  lead: 'Proves, for one request, possession of a key (RFC 9449). It takes the place of the token that is shown; its key goes into the key field.',
  method: 'Method',
  url: 'URL of the request',
  accessToken: 'Access token',
  accessTokenHint: 'none: for the token endpoint',
  nonce: 'Nonce',
  nonceHint: 'from DPoP-Nonce, if the server gave one',
  key: 'Key',
  given: (alg: string) => `The given one (${alg})`,
  fresh: (alg: string) => `A new one for ${alg}`,
  make: 'Make the proof',
  done: 'The proof is in the token field.',
  problems: {
    method: 'A method is one word without spaces, as `GET`.',
    url: 'The URL must be a whole one, with `https://` or `http://`.',
    key: 'This key cannot sign a proof: it takes a private key, and not a secret.',
    failed: 'This browser cannot make that proof.',
    overtaken: 'Token, key or expectations changed in the meantime; they are as you left them.',
  },
} as const;

export const enKeyBinding = {
  made: (date: string, relative: string) =>
    `Made ${relative}, at ${date} (\`iat\`). How old it may be is for the verifier to say (RFC 9901 §7.3).`,
  title: 'Bind it to a verifier',
  lead: 'Signs this presentation for one verifier with the holder’s key (RFC 9901 §4.3).',
  lackOfKey:
    'The token names no holder key (`cnf` with a `jwk`), so no key binding can be made: there is nothing to check it with.',
  audience: 'Verifier (`aud`)',
  nonce: 'Its `nonce`',
  key: 'The holder’s private key',
  keyHint: 'The private JWK or PEM whose public half is in cnf. It stays in this tab’s memory.',
  inKeyField: 'The holder’s private key is among the keys and will sign.',
  make: 'Make the key binding',
  done: 'The key binding is part of the token now.',
  problems: {
    'not-sd-jwt': 'There are no disclosures here that a key could be bound to.',
    'no-holder-key': 'The token names no holder key.',
    'no-key': 'Give the holder’s private key.',
    'public-key': 'This is the holder’s public key; its private half signs.',
    'other-key': 'This is not the key in `cnf`: a verifier would refuse what it signs.',
    request: 'Say for which verifier, and with which nonce: both are required.',
    failed: 'This browser cannot sign with that key.',
    overtaken: 'Token, key or expectations changed in the meantime; they are as you left them.',
  },
} as const;
