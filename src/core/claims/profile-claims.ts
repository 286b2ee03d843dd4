// What each kind of token must, should and must not say: one row per claim or header parameter, with its source.
import type { Profile, ProfileName, ProfileVariant } from './profile.ts';

/** `when`: required under a condition, which the row tells. `no`: must not be there; `better-not`: should not. */
export type Need = 'must' | 'when' | 'should' | 'may' | 'better-not' | 'no';

/** Name, need, reference, and in words: under which condition, or with which value. */
export type ProfileRow = readonly [name: string, need: Need, reference: string, note?: string];

export interface ProfileTable {
  readonly header: readonly ProfileRow[];
  readonly claims: readonly ProfileRow[];
}

const CORE = 'OpenID Connect Core';
const LOGOUT = 'OpenID Connect Back-Channel Logout §2.4';
const FEDERATION = 'OpenID Federation §3.1';
const SD_JWT_VC = 'SD-JWT VC (draft)';
const VC_1 = 'W3C VC Data Model 1.1 §6.3.1';
const VC_2 = 'W3C VC Data Model 2.0';
const VC_JOSE = 'W3C VC-JOSE-COSE §3.1';

const BOUND: ProfileRow = [
  'cnf',
  'when',
  'RFC 7800 §3.1',
  'when it is bound to a key: with DPoP `jkt`, with mutual TLS `x5t#S256`',
];

const SD_JWT: ProfileTable = {
  header: [
    ['alg', 'must', 'RFC 9901 §4', 'any but `none`'],
    ['typ', 'should', 'RFC 9901 §9.11', 'ends in `+sd-jwt`'],
  ],
  claims: [
    ['_sd_alg', 'may', 'RFC 9901 §4.1.1', '`sha-256` where it is not there'],
    ['_sd', 'may', 'RFC 9901 §4.2.4.1', 'digests of claims; never disclosed itself'],
    ['cnf', 'when', 'RFC 9901 §4.1.2', 'when its holder is to prove possession of a key'],
  ],
};

const STATEMENT: ProfileTable = {
  header: [
    ['typ', 'must', FEDERATION, '`entity-statement+jwt`'],
    ['kid', 'must', FEDERATION],
    ['alg', 'must', FEDERATION, 'any but `none`'],
  ],
  claims: [
    ['iss', 'must', FEDERATION, 'who states it'],
    ['sub', 'must', FEDERATION, 'about whom'],
    ['iat', 'must', FEDERATION],
    ['exp', 'must', FEDERATION],
    ['jwks', 'when', FEDERATION, 'in all but the answer to an explicit registration'],
    ['metadata', 'may', FEDERATION],
    ['metadata_policy', 'may', FEDERATION, 'from one above'],
    ['authority_hints', 'no', FEDERATION, 'only in what an entity says of itself'],
  ],
};

const TABLES = {
  jwt: {
    header: [
      ['alg', 'must', 'RFC 7515 §4.1.1'],
      ['typ', 'should', 'RFC 8725 §3.11', 'a type of its own, where several kinds are in use'],
    ],
    claims: [
      ['iss', 'may', 'RFC 7519 §4.1.1'],
      ['sub', 'may', 'RFC 7519 §4.1.2'],
      ['aud', 'when', 'RFC 8725 §3.9', 'when the issuer has several recipients'],
      ['exp', 'may', 'RFC 7519 §4.1.4', 'without it nothing says until when it is good'],
      ['nbf', 'may', 'RFC 7519 §4.1.5'],
      ['iat', 'may', 'RFC 7519 §4.1.6'],
      ['jti', 'may', 'RFC 7519 §4.1.7'],
    ],
  },
  'id-token': {
    header: [
      ['alg', 'must', `${CORE} §2`],
      ['kid', 'when', `${CORE} §10.1`, 'when the issuer has several keys'],
    ],
    claims: [
      ['iss', 'must', `${CORE} §2`],
      ['sub', 'must', `${CORE} §2`],
      ['aud', 'must', `${CORE} §2`, 'holds the client'],
      ['exp', 'must', `${CORE} §2`],
      ['iat', 'must', `${CORE} §2`],
      ['nonce', 'when', `${CORE} §2`, 'when the request had one'],
      ['auth_time', 'when', `${CORE} §2`, 'when the request had `max_age`'],
      ['at_hash', 'when', `${CORE} §3.2.2.10`, 'when an access token comes beside it in front'],
      ['c_hash', 'when', `${CORE} §3.3.2.11`, 'when a code comes beside it in front'],
      ['s_hash', 'may', 'FAPI 1.0 Part 2 §5.1'],
      ['acr', 'may', `${CORE} §2`],
      ['amr', 'may', `${CORE} §2`],
      ['azp', 'may', `${CORE} §2`, 'the client it was issued to'],
    ],
  },
  'access-token': {
    header: [
      ['typ', 'must', 'RFC 9068 §2.1', '`at+jwt`'],
      ['alg', 'must', 'RFC 9068 §2.1', 'any but `none`'],
    ],
    claims: [
      ['iss', 'must', 'RFC 9068 §2.2'],
      ['exp', 'must', 'RFC 9068 §2.2'],
      ['aud', 'must', 'RFC 9068 §2.2', 'the API'],
      ['sub', 'must', 'RFC 9068 §2.2', 'the person, else the client itself'],
      ['client_id', 'must', 'RFC 9068 §2.2'],
      ['iat', 'must', 'RFC 9068 §2.2'],
      ['jti', 'must', 'RFC 9068 §2.2'],
      ['scope', 'should', 'RFC 9068 §2.2.3', 'when the request had one'],
      ['auth_time', 'may', 'RFC 9068 §2.2.1'],
      ['acr', 'may', 'RFC 9068 §2.2.1'],
      ['amr', 'may', 'RFC 9068 §2.2.1'],
      BOUND,
    ],
  },
  'dpop-proof': {
    header: [
      ['typ', 'must', 'RFC 9449 §4.2', '`dpop+jwt`'],
      ['alg', 'must', 'RFC 9449 §4.2', 'asymmetric'],
      ['jwk', 'must', 'RFC 9449 §4.2', 'the public key'],
    ],
    claims: [
      ['jti', 'must', 'RFC 9449 §4.2', 'new for every request'],
      ['htm', 'must', 'RFC 9449 §4.2', 'the method'],
      ['htu', 'must', 'RFC 9449 §4.2', 'the URL without query and fragment'],
      ['iat', 'must', 'RFC 9449 §4.2'],
      ['ath', 'when', 'RFC 9449 §4.2', 'when an access token goes with it'],
      ['nonce', 'when', 'RFC 9449 §4.2', 'when the server gave one'],
    ],
  },
  'logout-token': {
    header: [
      ['alg', 'must', LOGOUT, 'any but `none`'],
      ['typ', 'should', LOGOUT, '`logout+jwt`'],
    ],
    claims: [
      ['iss', 'must', LOGOUT],
      ['aud', 'must', LOGOUT],
      ['iat', 'must', LOGOUT],
      ['exp', 'must', LOGOUT],
      ['jti', 'must', LOGOUT],
      ['events', 'must', LOGOUT, 'holds `http://schemas.openid.net/event/backchannel-logout`'],
      ['sub', 'when', LOGOUT, 'when there is no `sid`'],
      ['sid', 'when', LOGOUT, 'when there is no `sub`'],
      ['nonce', 'no', LOGOUT, 'so that it is not taken for an ID token'],
    ],
  },
  'security-event': {
    header: [['typ', 'should', 'RFC 8417 §2.3', '`secevent+jwt`']],
    claims: [
      ['iss', 'must', 'RFC 8417 §2.2'],
      ['iat', 'must', 'RFC 8417 §2.2'],
      ['jti', 'must', 'RFC 8417 §2.2'],
      ['events', 'must', 'RFC 8417 §2.2'],
      ['aud', 'should', 'RFC 8417 §2.2'],
      ['sub', 'may', 'RFC 8417 §2.2'],
      ['sub_id', 'may', 'RFC 9493 §4.1'],
      ['txn', 'may', 'RFC 8417 §2.2'],
      ['toe', 'may', 'RFC 8417 §2.2'],
      ['exp', 'better-not', 'RFC 8417 §2.2', 'what has happened does not expire'],
    ],
  },
  'client-assertion': {
    header: [['alg', 'must', 'RFC 7523 §3', 'signed, or with a MAC']],
    claims: [
      ['iss', 'must', 'RFC 7523 §3', 'the client'],
      ['sub', 'must', 'RFC 7523 §3', 'the client'],
      ['aud', 'must', 'RFC 7523 §3', 'the authorization server'],
      ['exp', 'must', 'RFC 7523 §3'],
      ['jti', 'when', `${CORE} §9`, 'in OpenID Connect'],
      ['iat', 'may', 'RFC 7523 §3'],
      ['nbf', 'may', 'RFC 7523 §3'],
    ],
  },
  'request-object': {
    header: [
      ['alg', 'must', 'RFC 9101 §4'],
      ['typ', 'may', 'RFC 9101 §10.8', '`oauth-authz-req+jwt`'],
    ],
    claims: [
      ['client_id', 'must', 'RFC 9101 §5', 'the same as beside it'],
      ['response_type', 'must', 'RFC 6749 §4.1.1'],
      ['iss', 'should', 'RFC 9101 §4', 'when it is signed: the client'],
      ['aud', 'should', 'RFC 9101 §4', 'when it is signed: the authorization server'],
      ['redirect_uri', 'when', 'RFC 6749 §3.1.2.3', 'when the client has several'],
      ['scope', 'when', `${CORE} §3.1.2.1`, 'in OpenID Connect'],
      ['exp', 'may', 'RFC 7519 §4.1.4'],
      ['request', 'no', 'RFC 9101 §4'],
      ['request_uri', 'no', 'RFC 9101 §4'],
    ],
  },
  'introspection-response': {
    header: [['typ', 'must', 'RFC 9701 §5', '`token-introspection+jwt`']],
    claims: [
      ['iss', 'must', 'RFC 9701 §5', 'the authorization server'],
      ['aud', 'must', 'RFC 9701 §5', 'the API that asked'],
      ['iat', 'must', 'RFC 9701 §5', 'when it was answered'],
      ['token_introspection', 'must', 'RFC 9701 §5', 'the answer, with `active`'],
      ['sub', 'better-not', 'RFC 9701 §5', 'so that it is not taken for an access token'],
      ['exp', 'better-not', 'RFC 9701 §5', 'so that it is not taken for an access token'],
    ],
  },
  'sd-jwt': SD_JWT,
  'entity-statement': STATEMENT,
} as const satisfies Record<ProfileName, ProfileTable>;

const VARIANT_TABLES = {
  'sd-jwt-vc': {
    header: [
      ['typ', 'must', SD_JWT_VC, '`dc+sd-jwt`, before 2025 `vc+sd-jwt`'],
      ['alg', 'must', 'RFC 9901 §4', 'any but `none`'],
    ],
    claims: [
      ['vct', 'must', SD_JWT_VC, 'its type; never a disclosure'],
      ['iss', 'when', SD_JWT_VC, 'when its keys are found by it'],
      ['cnf', 'when', SD_JWT_VC, 'when its holder is to prove possession of a key'],
      ['exp', 'may', SD_JWT_VC],
      ['nbf', 'may', SD_JWT_VC],
      ['iat', 'may', SD_JWT_VC],
      ['sub', 'may', SD_JWT_VC],
      ['status', 'may', SD_JWT_VC, 'where it may be revoked'],
    ],
  },
  'vc-jwt': {
    header: [
      ['typ', 'should', VC_JOSE, '`vc+jwt`'],
      ['alg', 'must', 'RFC 7515 §4.1.1'],
    ],
    claims: [
      ['@context', 'must', `${VC_2} §4.3`],
      ['type', 'must', `${VC_2} §4.5`, 'holds `VerifiableCredential`'],
      ['issuer', 'must', `${VC_2} §4.7`],
      ['credentialSubject', 'must', `${VC_2} §4.8`],
      ['validFrom', 'may', `${VC_2} §4.9`],
      ['validUntil', 'may', `${VC_2} §4.9`],
      ['credentialStatus', 'may', `${VC_2} §4.10`],
      ['vc', 'no', VC_JOSE, 'the credential is the payload itself'],
    ],
  },
  'vc-claim': {
    header: [['typ', 'when', VC_1, '`JWT`, when there is one']],
    claims: [
      ['vc', 'must', VC_1, 'the credential'],
      ['iss', 'must', VC_1, 'its `issuer`'],
      ['nbf', 'must', VC_1, 'its `issuanceDate`'],
      ['exp', 'when', VC_1, 'its `expirationDate`, if it has one'],
      ['sub', 'when', VC_1, 'the `id` of its subject, if it has one'],
      ['jti', 'when', VC_1, 'its `id`, if it has one'],
    ],
  },
  'vp-jwt': {
    header: [['alg', 'must', 'RFC 7515 §4.1.1']],
    claims: [
      ['aud', 'should', VC_1, 'the verifier'],
      ['nonce', 'should', VC_1, 'what the verifier asked it with'],
      ['iss', 'when', VC_1, 'its holder'],
    ],
  },
  'kb-jwt': {
    header: [
      ['typ', 'must', 'RFC 9901 §4.3', '`kb+jwt`'],
      ['alg', 'must', 'RFC 9901 §4.3', 'any but `none`'],
    ],
    claims: [
      ['iat', 'must', 'RFC 9901 §4.3'],
      ['aud', 'must', 'RFC 9901 §4.3', 'the verifier'],
      ['nonce', 'must', 'RFC 9901 §4.3'],
      ['sd_hash', 'must', 'RFC 9901 §4.3.1', 'of the SD-JWT as it is presented'],
    ],
  },
  'entity-configuration': {
    header: STATEMENT.header,
    claims: [
      ...STATEMENT.claims.slice(0, 4),
      ['jwks', 'must', FEDERATION, 'the keys it states with'],
      ['metadata', 'may', FEDERATION],
      ['authority_hints', 'when', FEDERATION, 'when somebody is above it'],
      ['trust_marks', 'may', FEDERATION],
      ['metadata_policy', 'no', FEDERATION, 'only from one above'],
    ],
  },
} as const satisfies Record<ProfileVariant, ProfileTable>;

/** The table of a kind of token; `undefined` where nothing is specified. */
export function profileTable({ name, variant }: Profile): ProfileTable | undefined {
  if (variant) return VARIANT_TABLES[variant];
  return name === 'unknown' || name === 'refresh-token' ? undefined : TABLES[name];
}

/** The names of the claims that a kind of token must have. */
export function requiredClaims(profile: Profile): readonly string[] {
  const rows = profileTable(profile)?.claims ?? [];
  return rows.flatMap(([name, need]) => (need === 'must' ? [name] : []));
}
