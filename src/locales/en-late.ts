// The words of what is loaded late, apart from those of the first view.

export const enFacts = {
  algorithm: 'Algorithm',
  key: 'Key',
  engine: 'Done by',
  engines: {
    native: 'this browser (WebCrypto)',
    software: 'a library, for this browser has no such algorithm (noble)',
  },
  thumbprint: 'Thumbprint',
  kid: 'Key ID',
  strict: 'jose',
  accepted: 'jwtVerify would accept the token.',
  hex: 'Hex',
  base64url: 'Base64url',
  input: 'Signing input',
  moreKeys: (n: number) => `${n} keys were tried`,
  attempt: {
    holds: 'fits',
    'does-not-hold': 'does not fit',
    'cannot-serve': 'cannot serve this algorithm',
    'import-failed': 'could not be used',
  },
} as const;

export const enKeys = {
  generated: (alg: string) => `A new key for ${alg} is in the key field.`,
  cannotGenerate: (alg: string) => `This browser cannot make a key for ${alg}.`,
  copies: {
    'public-jwk': 'Public JWK',
    spki: 'Public PEM',
    'private-jwk': 'Private JWK',
    pkcs8: 'Private PEM',
  },
} as const;

export const enFetch = {
  what: 'URL of a key set, or an issuer',
  promise:
    'Only the URL you choose is asked, by a closed-off frame that knows nothing else: no token, no cookie, no referrer. The server sees your address.',
  suggested: 'The token names:',
  choices: 'What to ask',
  kinds: {
    keys: 'The keys themselves',
    openid: 'OpenID Connect issuer',
    oauth: 'OAuth issuer (RFC 8414)',
  },
  follows: 'Then the `jwks_uri` it names is asked too; on another origin, only after you agree.',
  fetch: (host: string) => `Fetch from ${host}`,
  asking: (host: string) => `Asking ${host}…`,
  cancel: 'Cancel',
  cancelled: 'Cancelled. The key is as it was.',
  elsewhere: (host: string) => `The issuer’s keys are on another origin, ${host}. Ask it too?`,
  done: (n: number) => `${n === 1 ? 'One key is' : `${n} keys are`} in the key field.`,
  kept: 'The key field is as it was.',
  curl: 'By hand:',
  command: 'command',
} as const;

export const enLink = {
  linkWarning:
    'The link carries the token after “#”: whoever has the link has the token. A key is never part of it.',
} as const;

export const enDetached = {
  what: 'The payload is detached: the token is signed over text that travels beside it.',
  label: 'Detached payload',
  hint: 'Paste the payload’s exact text to check the signature over it.',
} as const;
