import { expect, test } from 'vitest';
import { CLAIMS, HEADER_PARAMETERS } from './dictionary.ts';
import { compareWithProfile } from './compare-with-profile.ts';
import { profileTable, requiredClaims } from './profile-claims.ts';
import { PROFILES, type Profile, type ProfileVariant } from './profile.ts';

const kind = (name: Profile['name'], variant?: ProfileVariant): Profile => ({
  name,
  certain: true,
  ...(variant && { variant }),
});

/** RFC 9449 §4.2, Figure 2. */
const PROOF = {
  header: '{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","crv":"P-256"}}',
  payload:
    '{"jti":"-BwC3ESc6acc2lTc","htm":"POST","htu":"https://server.example.com/token","iat":1562262616}',
};

test('the published DPoP proof has all that it must', () => {
  const rows = compareWithProfile(kind('dpop-proof'), PROOF.header, PROOF.payload);
  expect(rows.filter(({ fault }) => fault)).toEqual([]);
  expect(rows.find(({ name }) => name === 'htm')).toEqual({
    name: 'htm',
    part: 'payload',
    need: 'must',
    reference: 'RFC 9449 §4.2',
    note: 'the method',
    value: '"POST"',
  });
  expect(rows.find(({ name }) => name === 'ath')?.value).toBeUndefined();
});

test('what is missing and what must not be there is told apart', () => {
  const faults = (header: string, payload: string) =>
    compareWithProfile(kind('logout-token'), header, payload).flatMap(({ name, fault }) =>
      fault ? [[name, fault]] : [],
    );
  expect(
    faults('{"alg":"ES256"}', '{"iss":1,"aud":1,"iat":1,"exp":1,"events":{},"nonce":null}'),
  ).toEqual([
    ['jti', 'missing'],
    ['nonce', 'surplus'],
  ]);
  expect(faults('', '')).toHaveLength(7);
});

test('a value is shortened, and a text of megabytes is left alone', () => {
  const long = `{"sub":"${'a'.repeat(100)}"}`;
  const [row] = compareWithProfile(kind('jwt'), '{}', long).filter(({ name }) => name === 'sub');
  expect(row?.value).toHaveLength(61);
  expect(compareWithProfile(kind('jwt'), '{}', `{"a":"${'a'.repeat(200_001)}"}`)).toEqual([]);
});

test('RFC 9068 §2.2 asks for seven claims', () => {
  expect(requiredClaims(kind('access-token')).toSorted()).toEqual(
    ['aud', 'client_id', 'exp', 'iat', 'iss', 'jti', 'sub'].toSorted(),
  );
  expect(requiredClaims(kind('unknown'))).toEqual([]);
});

/** Of FAPI, of the SD-JWT VC draft, of W3C's data model, and parameters of OAuth: not in the registry of claims. */
const UNREGISTERED = new Set(
  `s_hash vct @context type issuer credentialSubject validFrom validUntil credentialStatus response_type redirect_uri
  request request_uri`.split(/\s+/),
);

test.each([
  ...PROFILES.map((name) => kind(name)),
  kind('sd-jwt', 'sd-jwt-vc'),
  kind('jwt', 'vc-jwt'),
  kind('jwt', 'vc-claim'),
  kind('jwt', 'vp-jwt'),
  kind('jwt', 'kb-jwt'),
  kind('entity-statement', 'entity-configuration'),
])('$name $variant: names are registered, none twice, each with its source', (profile) => {
  const { header, claims } = profileTable(profile)!;
  expect(header.filter(([name]) => !HEADER_PARAMETERS.has(name))).toEqual([]);
  const unknown = claims.filter(([name]) => !CLAIMS.has(name) && !UNREGISTERED.has(name));
  expect(unknown).toEqual([]);
  for (const rows of [header, claims]) {
    expect(new Set(rows.map(([name]) => name)).size).toBe(rows.length);
    for (const [, , reference] of rows) expect(reference).toMatch(/\d|draft/);
  }
});
