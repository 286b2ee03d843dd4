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
  members: (n: number, isEncrypted: boolean) => `${n} ${isEncrypted ? 'recipients' : 'signatures'}`,
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

export const enLink = {
  linkWarning:
    'The link carries the token after “#”: whoever has the link has the token. A key is never part of it.',
} as const;

export const enDetached = {
  what: 'The payload is detached: the token is signed over text that travels beside it.',
  label: 'Detached payload',
  hint: 'Paste the payload’s exact text to check the signature over it.',
} as const;
