// Names that a specification gives a meaning to, and that are in no registry of JWT claims or header parameters.
import type { Row } from './dictionary-entry.ts';

const CORE = 'OpenID Connect Core 1.0 §3.1.2.1';
const VC = 'W3C VC Data Model 2.0';
const VCT = 'SD-JWT VC (draft) §2.2.2';
const JADES = 'ETSI TS 119 182-1 §5';
const HPKE = 'JOSE HPKE (draft)';

export const SPECIFIED_CLAIMS: readonly Row[] = [
  ['vct', 'Verifiable credential type', 'string', VCT, 'Which type of credential it is.'],
  ['vct#integrity', 'Type’s integrity', 'string', VCT, 'A hash of what describes that type.'],
  [
    'response_type',
    'Response type',
    'string',
    'RFC 6749 §3.1.1',
    'What the client asks for.',
    '"code"',
  ],
  ['redirect_uri', 'Redirect URI', 'URI', 'RFC 6749 §3.1.2', 'Where the answer is to go.'],
  ['state', 'State', 'string', 'RFC 6749 §4.1.1', 'Ties the answer to the request in the browser.'],
  [
    'response_mode',
    'Response mode',
    'string',
    'OAuth 2.0 Multiple Response Types, OpenID',
    'How the answer is to come: query, fragment, form_post.',
  ],
  [
    'code_challenge',
    'Code challenge',
    'base64url',
    'RFC 7636 §4.3',
    'The hash of the secret that the code is redeemed with (PKCE).',
  ],
  [
    'code_challenge_method',
    'Code challenge method',
    'string',
    'RFC 7636 §4.3',
    'How that hash is made.',
    '"S256"',
  ],
  ['prompt', 'Prompt', 'string', CORE, 'Whether the user is to be asked anew.'],
  ['max_age', 'Maximum age', 'number', CORE, 'Seconds that the user’s sign-in may be old.'],
  ['display', 'Display', 'string', CORE, 'How the sign-in is to be shown.'],
  [
    'acr_values',
    'Wanted authentication contexts',
    'string',
    CORE,
    'How the user is to authenticate, by preference.',
  ],
  ['login_hint', 'Login hint', 'string', CORE, 'Whom the client expects to sign in.'],
  ['id_token_hint', 'ID Token hint', 'string', CORE, 'An earlier ID Token of the user.'],
  [
    'claims',
    'Claims request',
    'object',
    'OpenID Connect Core 1.0 §5.5',
    'Which claims the client asks for.',
  ],
  ['resource', 'Resource', 'string or array', 'RFC 8707 §2', 'The API that a token is asked for.'],
  [
    's_hash',
    'State hash',
    'base64url',
    'OpenID FAPI 1.0 Part 2 §5.1',
    'The left half of the hash of state.',
  ],
  [
    '@context',
    'Context',
    'any',
    `${VC} §4.3`,
    'The vocabularies that the credential’s names are from.',
  ],
  [
    'type',
    'Type',
    'string or array',
    `${VC} §4.5`,
    'What kind of credential or presentation it is.',
  ],
  ['id', 'Identifier', 'URI', `${VC} §4.4`, 'Names the credential.'],
  ['issuer', 'Issuer', 'any', `${VC} §4.7`, 'Who issued the credential.'],
  ['credentialSubject', 'Subject', 'any', `${VC} §4.8`, 'What the credential says, and of whom.'],
  ['validFrom', 'Valid from', 'string', `${VC} §4.9`, 'From when it is valid, as a date in text.'],
  [
    'validUntil',
    'Valid until',
    'string',
    `${VC} §4.9`,
    'Until when it is valid, as a date in text.',
  ],
  ['credentialStatus', 'Status', 'any', `${VC} §4.10`, 'Where to see whether it was revoked.'],
  ['credentialSchema', 'Schema', 'any', `${VC} §4.11`, 'The schema that its data keeps to.'],
  ['holder', 'Holder', 'any', `${VC} §4.13`, 'Who presents the credentials.'],
  [
    'verifiableCredential',
    'Credentials',
    'any',
    `${VC} §4.13`,
    'The credentials that are presented.',
  ],
];

export const SPECIFIED_PARAMETERS: readonly Row[] = [
  ['ek', 'Encapsulated key', 'base64url', HPKE, 'What the recipient gets the key from.'],
  ['psk_id', 'Pre-shared key ID', 'base64url', HPKE, 'Which key both sides share already.'],
  ['sigT', 'Signing time', 'string', JADES, 'When the signer says it signed. Now iat is used.'],
  ['iat', 'Signing time', 'NumericDate', JADES, 'When the signer says it signed.'],
  [
    'x5t#o',
    'Certificate digest',
    'object',
    JADES,
    'The certificate’s digest, with another hash than SHA-256.',
  ],
  ['sigX5ts', 'Certificates’ digests', 'array', JADES, 'Digests of the certificates of the path.'],
  ['srCms', 'Commitments', 'array', JADES, 'What the signer commits to by signing.'],
  ['sigPl', 'Place', 'object', JADES, 'Where it was signed.'],
  ['srAts', 'Signer’s attributes', 'object', JADES, 'Roles and attributes of the signer.'],
  ['adoTst', 'Data’s time-stamp', 'object', JADES, 'A time-stamp from before the signature.'],
  ['sigPId', 'Signature policy', 'object', JADES, 'The policy that the signature follows.'],
  ['sigD', 'Signed data', 'object', JADES, 'Which detached data is signed, and how.'],
];
