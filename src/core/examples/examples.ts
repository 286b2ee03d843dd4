// The examples menu: tokens as careful issuers make them, and the ways in which they go wrong. Data; signed when chosen.

export type ExampleClaims = Readonly<Record<string, unknown>>;

/** How a token is made when it is wanted. */
export interface TokenRecipe {
  readonly alg: string;
  readonly header?: Readonly<Record<string, unknown>>;
  /** The header holds the public key in place of its `kid`. */
  readonly carriesKey?: boolean;
  /** The claims at a moment (seconds since the epoch), or JSON text where an object would lose something. */
  readonly payload: (now: number) => ExampleClaims | string;
  /** A secret of a person's making; absent: a key is generated. */
  readonly secret?: string;
  /** What goes into the key field: by default what signs, so that edits are signed anew. */
  readonly keyField?: 'public' | 'another' | 'nothing';
  /** What happens to the token on its way here. */
  readonly damage?: (token: string) => string;
}

export interface Example extends TokenRecipe {
  readonly id: string;
  readonly title: string;
  /** One sentence: what there is to see. */
  readonly teaches: string;
}

const ISSUER = 'https://login.jotlab.example';
const API = 'https://api.jotlab.example';
const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** The claims of an RFC 9068 access token that lives an hour and was issued four minutes ago. */
const accessClaims = (now: number): ExampleClaims => ({
  iss: ISSUER,
  sub: '248289761001',
  aud: API,
  client_id: 'orders-web',
  scope: 'orders:read orders:write',
  jti: 'dGhpcyBpcyBvbmUgb2Yga2luZA',
  iat: now - 4 * MINUTE,
  exp: now + 56 * MINUTE,
});

/** A service's token for a service: short, and nothing about a person. */
const serviceClaims = (now: number): ExampleClaims => ({
  iss: ISSUER,
  sub: 'service:billing',
  aud: API,
  jti: 'b2d3c1a0-6f3e-4a57-9c3e-0d7a4a1f8e21',
  iat: now - 30,
  nbf: now - 30,
  exp: now + 10 * MINUTE,
});

const ACCESS_TOKEN = { typ: 'at+jwt' } as const;

export const EXAMPLES: readonly Example[] = [
  {
    id: 'hs256',
    title: 'A shared secret',
    teaches:
      'HS256: whoever can verify can also sign. Change a claim and watch the signature change.',
    alg: 'HS256',
    payload: serviceClaims,
  },
  {
    id: 'access-token',
    title: 'OAuth access token',
    teaches: 'RS256, in the RFC 9068 profile: `typ` at+jwt, an audience, a scope.',
    alg: 'RS256',
    header: ACCESS_TOKEN,
    payload: accessClaims,
  },
  {
    id: 'id-token',
    title: 'OpenID Connect ID token',
    teaches: 'ES256: tells a client who signed in. Its audience is the client, not an API.',
    alg: 'ES256',
    payload: (now) => ({
      iss: ISSUER,
      sub: '248289761001',
      aud: 'orders-web',
      nonce: 'n-0S6_WzA2Mj',
      auth_time: now - 5 * MINUTE,
      acr: 'urn:mace:incommon:iap:silver',
      name: 'Jane Doe',
      email: 'jane@jotlab.example',
      email_verified: true,
      iat: now - 4 * MINUTE,
      exp: now + 56 * MINUTE,
    }),
  },
  {
    id: 'dpop-proof',
    title: 'DPoP proof',
    teaches:
      'For one request, with the public key in its header. Change `htm`, or say under Expect… which request it goes with.',
    alg: 'ES256',
    header: { typ: 'dpop+jwt' },
    carriesKey: true,
    payload: (now) => ({
      jti: 'cHJvb2ZzIGFyZSBuZXZlciByZXVzZWQ',
      htm: 'GET',
      htu: `${API}/orders`,
      iat: now,
    }),
  },
  {
    id: 'expired',
    title: 'Expired',
    teaches: 'The signature holds, and yet no verifier may accept it: two verdicts.',
    alg: 'ES256',
    header: ACCESS_TOKEN,
    payload: (now) => ({
      ...accessClaims(now),
      iat: now - HOUR - 3 * MINUTE,
      exp: now - 3 * MINUTE,
    }),
  },
  {
    id: 'public-key',
    title: 'Only the public key',
    teaches: 'As a resource server sees it: it can verify, but an edit cannot be signed anew.',
    alg: 'PS256',
    header: ACCESS_TOKEN,
    payload: accessClaims,
    keyField: 'public',
  },
  {
    id: 'eddsa',
    title: 'Ed25519',
    teaches: 'EdDSA: short keys, short signatures, nothing to choose wrongly.',
    alg: 'EdDSA',
    payload: serviceClaims,
  },
  {
    id: 'ml-dsa',
    title: 'Post-quantum',
    teaches: 'ML-DSA-65: a signature of 3,309 bytes. Only in browsers that have it.',
    alg: 'ML-DSA-65',
    payload: serviceClaims,
  },
  {
    id: 'starts-soon',
    title: 'Not valid yet',
    teaches: 'Starts in half a minute: wait, and watch the verdict turn.',
    alg: 'ES384',
    payload: (now) => ({ ...serviceClaims(now), nbf: now + 30 }),
  },
  {
    id: 'wrong-key',
    title: 'Another key',
    teaches: 'The key field holds a key of the right type that did not sign this token.',
    alg: 'RS256',
    header: ACCESS_TOKEN,
    payload: accessClaims,
    keyField: 'another',
  },
  {
    id: 'alg-none',
    title: 'alg: none',
    teaches: 'Unsigned: anyone can have written this.',
    alg: 'none',
    payload: (now) => ({ ...accessClaims(now), sub: 'admin' }),
    keyField: 'nothing',
  },
  {
    id: 'weak-secret',
    title: 'A weak secret',
    teaches:
      'Signed with the word “secret”, which is on every attacker’s list. No key is given, and still it is found.',
    alg: 'HS256',
    payload: serviceClaims,
    secret: 'secret',
    keyField: 'nothing',
  },
  {
    id: 'long-life',
    title: 'Ten years, a password',
    teaches: 'A valid signature over bad ideas: look at the findings and repair them.',
    alg: 'HS256',
    payload: (now) => ({
      sub: 'alice',
      role: 'admin',
      password: 'correct horse battery staple',
      iat: now - DAY,
      exp: now + 3_650 * DAY,
    }),
  },
  {
    id: 'big-integer',
    title: 'A 64-bit integer',
    teaches: 'Most tools show another number than the token has. Here it is the token’s own text.',
    alg: 'HS256',
    payload: (now) =>
      `{"iss":"${ISSUER}","sub":"chat","user_id":9007199254740993,"ratio":1.0,"iat":${now - MINUTE},"exp":${now + HOUR - MINUTE}}`,
  },
  {
    id: 'broken',
    title: 'Broken on the way',
    teaches: 'Cut off and with a letter changed, as chats and logs do: what can be read is shown.',
    alg: 'HS256',
    payload: serviceClaims,
    damage: (token) => `${token.slice(0, 120)}!${token.slice(121, -16)}`,
  },
];
