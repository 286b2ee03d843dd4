// The words of what is loaded late, apart from those of the first view.

const WHY_KEPT = {
  'no-key': (so: string) => `You edited the token and there is no key to sign with, so ${so}.`,
  'cannot-sign': (so: string) =>
    `You edited the token and this key cannot sign with its algorithm, so ${so}.`,
  'no-alg': () => 'You edited the token; its header names no algorithm, so it could not be signed.',
  'unencoded-dot': () =>
    'With “b64”: false the payload is written as it is, and a “.” in it would part it (RFC 7797 §5.2). Serialize as flattened JSON or detach the payload, then edit.',
  failed: (so: string) => `You edited the token; signing failed, so ${so}.`,
} as const;

export const enSigning = {
  signed: (alg: string) => `You edited the token; it was signed anew with ${alg} and your key.`,
  unsigned: 'With “alg”: “none” there is nothing to sign.',
  undone: 'Your edits are undone: the token is as it was.',
  /** @param hasOld Whether there was a signature before the edit. */
  kept: (why: keyof typeof WHY_KEPT, hasOld: boolean) =>
    WHY_KEPT[why](hasOld ? 'the old signature stands and does not fit' : 'it has no signature'),
  again: (n: number) =>
    `${n === 1 ? 'One other signature was' : `${n} other signatures were`} made anew with the keys that made ${n === 1 ? 'it' : 'them'}.`,
  left: (n: number) =>
    `${n === 1 ? 'One other signature no longer fits: its key is' : `${n} other signatures no longer fit: their keys are`} not here.`,
} as const;

export const enFacts = {
  algorithm: 'Algorithm',
  key: 'Key',
  engine: 'Done by',
  engines: {
    native: 'this browser (WebCrypto)',
    software: 'a library, for this browser has no such algorithm (noble)',
  },
  keyEngine: 'Key reached by',
  contentEngine: 'Content opened by',
  /** Of a JWE a part may be the browser's: ECDH and then a 192-bit key wrap. */
  sealEngines: {
    native: 'this browser (WebCrypto)',
    software: 'a library, in part (noble)',
  },
  thumbprint: 'Thumbprint',
  kid: 'Key ID',
  place: (n: number, file: string | undefined) => `, key ${n}${file ? ` from ${file}` : ''}`,
  strict: 'jose',
  accepted: 'jwtVerify would accept the token.',
  hex: 'Hex',
  base64url: 'Base64url',
  input: 'Signing input',
  inside: 'Tokens inside',
  certificates: 'Certificates',
} as const;

export const enDisclosures = {
  title: 'Disclosures',
  item: 'item',
  unreferenced: 'belongs to no digest',
  withheld: (n: number) => `${n} digest${n === 1 ? ' has' : 's have'} no disclosure here`,
  decoys:
    'Each is a claim that is withheld, or a decoy (RFC 9901 §4.2.5): a digest of nothing, to hide how many claims there are. They cannot be told apart: only the issuer, and a holder with all disclosures, knows.',
  at: (pointer: string) => `in ${pointer}`,
  none: 'Nothing is disclosed.',
  present: 'Present the chosen ones',
  chosen: (names: readonly string[], of: number) => {
    if (names.length === of) return 'All are chosen: it is as it stands.';
    if (names.length === 0) return 'None is chosen.';
    const [first, more] = [names.slice(0, 6).join(', '), names.length > 6 ? ', …' : ''];
    return `${names.length} of ${of} chosen: ${first}${more}.`;
  },
  presentHint:
    'A key binding is left out: it was made for the disclosures as they were, and the holder signs anew.',
  claims: 'Claims with what is disclosed',
  keyBinding: 'Key binding',
  noKeyBinding: 'There is none: whoever has this text can show it.',
} as const;

export const enIterations = {
  allow: (n: number) => `Do ${n.toLocaleString('en')} iterations`,
  hint: 'It may take minutes. The page stays usable meanwhile.',
  busy: (n: number) => `Deriving the key: ${n.toLocaleString('en')} iterations…`,
  cancel: 'Cancel',
} as const;

export const enLayers = {
  content: 'content',
  sayThere: 'Open the token by itself to say so.',
  open: 'Open',
  openWhat: (name: string) => `Open the token in ${name}`,
} as const;

export const enEncrypted = {
  none: 'empty',
  parts: {
    header:
      'What is protected of it says how the content key is reached, or what the content is sealed with. Anyone can read it; nobody can change it unseen.',
    'encrypted-key':
      'The content key, wrapped for the recipient. Empty where both sides have it or agree on it.',
    'initialization-vector':
      'Random, and new for each token: the same content never looks the same.',
    ciphertext: 'The content, encrypted with the content key.',
    'authentication-tag':
      'Shows that neither ciphertext nor header was changed. Without a fitting tag nothing is decrypted.',
  },
} as const;

export const enEncrypt = {
  title: (isOpened: boolean) => (isOpened ? 'Encrypt this content anew' : 'Encrypt this token'),
  to: 'For',
  all: (n: number) => `${n} keys together (general JSON)`,
  content: 'Content',
  contents: { token: 'the whole token (nested)', payload: 'the payload alone' },
  zip: 'deflate first',
  iterations: [
    ['600000', '600,000 iterations (OWASP, with SHA-256)'],
    ['210000', '210,000 (OWASP, with SHA-512)'],
    ['32768', '32,768: the jose tool takes no more'],
    ['8192', '8,192: for small devices'],
  ],
  encrypt: 'Encrypt',
  noKey: 'Give the recipient’s public key, or a secret that both sides have.',
  unfit: 'This key cannot encrypt: it takes an RSA key, an EC, X25519 or X448 key, or a secret.',
} as const;

export const enKeys = {
  generated: (alg: string) => `A new key for ${alg} is in the key field.`,
  cannotGenerate: (alg: string) => `This browser cannot make a key for ${alg}.`,
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
  follows: 'The `jwks_uri` it names is then shown, and asked only after you agree.',
  fetch: (host: string) => `Fetch from ${host}`,
  asking: (host: string) => `Asking ${host}…`,
  cancel: 'Cancel',
  cancelled: 'Cancelled. The key is as it was.',
  elsewhere: 'The issuer’s keys are at this URL. Ask it too?',
  onOtherOrigin: (host: string) => `The issuer’s keys are on another origin, ${host}. Ask it too?`,
  overtaken: 'The key was changed in the meantime, and is as you left it.',
  done: (n: number) => `${n === 1 ? 'One key is' : `${n} keys are`} in the key field.`,
  kept: 'The key field is as it was.',
  curl: 'By hand:',
  command: 'command',
} as const;

export const enNotices = {
  found: 'Tokens found',
  nth: (n: number) => `Token ${n}`,
  linkFaults: (names: string) => `The link’s ${names} could not be read and was left out.`,
  tookOff: 'Took off:',
  cameInQuery:
    'This token came in the address after “?”, which servers, logs and histories see. It has been taken out of the address bar. Treat the token as exposed; links to this page carry it after “#”.',
} as const;

export const enLink = {
  withExpectations: 'with what a verifier expects of it',
  withCredentials: 'with access token, code and state among that: whoever has the link has them',
  linkWarning:
    'The link carries the token after “#”: whoever has the link has the token. A key is never part of it.',
} as const;

export const enDetached = {
  what: 'The payload is detached: the token is signed over text that travels beside it.',
  label: 'Detached payload',
  hint: 'Paste the payload’s exact text to check the signature over it.',
} as const;

export const enFindings = {
  fix: 'What to do',
} as const;

export const enExamples = {
  lead: 'Signed here, now, with a fresh key each:',
  failed: 'This browser cannot make that example.',
} as const;
