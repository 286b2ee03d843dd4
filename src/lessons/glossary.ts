// The words of the field, each explained on the screen where it is met first.
export const GLOSSARY = {
  claim:
    'One statement of a token: a name and a value, such as who it is about or until when it holds (RFC 7519 §2).',
  issuer: 'Who makes and signs the token; its name is in the claim `iss` (RFC 7519 §4.1.1).',
  base64url:
    'Octets written with 64 characters that need no escaping in a URL (RFC 4648 §5). It hides nothing.',
  'JOSE header':
    'The first part: how the token is secured, and perhaps with which key (RFC 7519 §5).',
  'claims set': 'The JSON object that holds all claims: the payload of a JWT (RFC 7519 §2).',
  'signing input':
    'What is signed: header and payload as they are encoded, with the dot between them (RFC 7515 §2).',
  'bearer token':
    'A token that serves whoever has it, as cash does: nothing else is asked (RFC 6750 §1.2).',
  scope: 'What the token allows, as words separated by spaces (RFC 6749 §3.3).',
  secret: 'A symmetric key: who can verify with it can also sign.',
  'private key':
    'The half of a key pair that signs. It stays with the issuer; its public half verifies.',
  'JWK Set': 'Keys as a JSON document, which an issuer publishes at a URL (RFC 7517 §5).',
  NumericDate: 'Seconds since 1970-01-01 UTC, without leap seconds (RFC 7519 §2).',
  leeway: 'Seconds that a verifier grants because two clocks never agree quite.',
  'access token': 'What an API is called with. It is short-lived.',
  'refresh token':
    'What the authorization server is given to get another access token. No API ever sees it.',
  rotation:
    'Each refresh token is good for one use; the answer brings the next (RFC 9700 §4.14.2).',
  stateless: 'To be decided from the request alone, without looking anything up.',
  introspection: 'Asking the authorization server whether a token is still good (RFC 7662).',
  'deny list': 'The `jti` of each token that was revoked before its end.',
  XSS: 'Cross-site scripting: somebody else’s script runs in your page and can do what your page can.',
  JWE: 'An encrypted token: five parts, and only who has the key reads the content (RFC 7516).',
  audience: 'Whom the token is for; in the claim `aud` (RFC 7519 §4.1.3).',
  salt: 'Random octets that go into the hash of each password, so that equal passwords do not look equal.',
} as const satisfies Readonly<Record<string, string>>;

export type Term = keyof typeof GLOSSARY;
