import { describe, expect, it } from 'vitest';
import { encodeBase64url } from '../bytes/base64url.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';
import { parseToken } from '../token/parse-token.ts';
import { describeProfile } from './describe-profile.ts';
import { guessProfile } from './guess-profile.ts';
import { PROFILES, type Profile } from './profile.ts';

const encode = (part: unknown): string => encodeBase64url(encodeUtf8(JSON.stringify(part)));
const token = (payload: unknown, header: object = { alg: 'ES256' }): string =>
  `${encode(header)}.${encode(payload)}.AAAA`;
const typed = (typ: string, payload: unknown = {}): string => token(payload, { alg: 'ES256', typ });

const OWN = 'entity-configuration';
const LOGOUT = 'http://schemas.openid.net/event/backchannel-logout';
const life = { iat: 1795000000, exp: 1795003600 };
const client = { iss: 'c', sub: 'c', aud: 'https://as.example/token', ...life };

describe('kinds told by typ', () => {
  it.each([
    ['at+jwt', 'access-token'],
    ['application/at+jwt', 'access-token'],
    ['AT+JWT', 'access-token'],
    ['dpop+jwt', 'dpop-proof'],
    ['logout+jwt', 'logout-token'],
    ['secevent+jwt', 'security-event'],
    ['token-introspection+jwt', 'introspection-response'],
    ['oauth-authz-req+jwt', 'request-object'],
    ['entity-statement+jwt', 'entity-statement'],
    ['client-authentication+jwt', 'client-assertion'],
    ['dc+sd-jwt', 'sd-jwt'],
    ['vc+sd-jwt', 'sd-jwt'],
    ['kb+jwt', 'jwt'],
  ] satisfies [string, Profile['name']][])('%s', (typ, name) => {
    const claims = { nonce: 'n', scope: 'x' };
    expect(guessProfile(parseToken(typed(typ, claims)))).toMatchObject({ name, certain: true });
  });
});

describe('kinds guessed from the claims', () => {
  it.each([
    [token({ sub: '1234567890', name: 'John Doe', iat: 1516239022 }), 'jwt'],
    [typed('JWT', { sub: 'a' }), 'jwt'],
    [token({ _sd: [], iss: 'i' }), 'sd-jwt'],
    [`${token({ iss: 'i' })}~WyJh~`, 'sd-jwt'],
    [token({ htm: 'GET', htu: 'https://a' }, { alg: 'ES256', jwk: {} }), 'dpop-proof'],
    [token({ htm: 'GET', htu: 'https://a' }), 'jwt'],
    [token({ events: { [LOGOUT]: {} }, sid: 's' }), 'logout-token'],
    [token({ events: { 'https://e': {} } }), 'security-event'],
    [token({ events: 'x' }), 'jwt'],
    [token({ token_introspection: { active: true } }), 'introspection-response'],
    [token({ typ: 'ID', scope: 'x' }), 'id-token'],
    [token({ token_use: 'id' }), 'id-token'],
    [token({ at_hash: 'x' }), 'id-token'],
    [token({ nonce: 'n' }), 'id-token'],
    [token({ nonce: 'n', scp: 'x' }), 'access-token'],
    [token({ typ: 'Refresh', scope: 'x' }), 'refresh-token'],
    [token({ typ: 'Offline' }), 'refresh-token'],
    [token({ typ: 'Bearer' }), 'access-token'],
    [token({ token_use: 'access' }), 'access-token'],
    [token({ permissions: [] }), 'access-token'],
    [token({ client_id: 'c' }), 'access-token'],
    [token(client), 'client-assertion'],
    [token({ ...client, aud: ['https://as.example'] }), 'client-assertion'],
    [token({ ...client, aud: 'as' }), 'jwt'],
    [token({ ...client, exp: 1795003601 }), 'jwt'],
    [token({ ...client, sub: 'd' }), 'jwt'],
    // RFC 7523 §3 asks for `exp` alone.
    [token({ ...client, iat: undefined, jti: 'j' }), 'client-assertion'],
    [token({ ...client, iat: undefined }), 'client-assertion'],
    [token({ ...client, iat: undefined, exp: undefined, jti: 'j' }), 'jwt'],
    [token({ ...client, iat: 'today' }), 'jwt'],
    [token({ response_type: 'code', redirect_uri: 'https://a' }), 'request-object'],
    [
      token({ client_id: 'c', scope: 'openid', response_type: 'code', redirect_uri: 'https://a' }),
      'request-object',
    ],
    [token({ authority_hints: [] }), 'entity-statement'],
    [token([1, 2]), 'unknown'],
    ['', 'unknown'],
    ['not a token', 'unknown'],
    ['eyJhbGciOiJIUzI1NiJ9', 'unknown'],
    ['eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..a.b.c', 'unknown'],
  ] satisfies [string, Profile['name']][])('%s', (text, name) => {
    expect(guessProfile(parseToken(text))).toEqual({ name, certain: false });
  });

  it('believes the person over everything', () => {
    const chosen = guessProfile(parseToken(typed('at+jwt')), 'id-token');
    expect(chosen).toEqual({ name: 'id-token', certain: true });
  });
});

describe('what exactly it is', () => {
  it.each([
    [typed('dc+sd-jwt', { vct: 'v' }), 'sd-jwt', 'sd-jwt-vc'],
    [typed('vc+sd-jwt', { vct: 'v' }), 'sd-jwt', 'sd-jwt-vc'],
    [`${token({ vct: 'v' })}~`, 'sd-jwt', 'sd-jwt-vc'],
    [`${token({ iss: 'i' })}~`, 'sd-jwt', undefined],
    [typed('example+sd-jwt', {}), 'sd-jwt', undefined],
    [typed('JWT', { vc: {}, nonce: 'n' }), 'jwt', 'vc-claim'],
    [typed('vc+jwt', { type: [] }), 'jwt', 'vc-jwt'],
    [token({ vp: {} }), 'jwt', 'vp-jwt'],
    [typed('kb+jwt', { aud: 'a' }), 'jwt', 'kb-jwt'],
    [typed('entity-statement+jwt', { iss: 'a', sub: 'a' }), 'entity-statement', OWN],
    [typed('entity-statement+jwt', { iss: 'a', sub: 'b' }), 'entity-statement', undefined],
    [token({ iss: 'a', sub: 'b', jwks: {}, metadata: {} }), 'entity-statement', undefined],
    [typed('at+jwt', { vc: {} }), 'access-token', undefined],
  ] satisfies [string, Profile['name'], Profile['variant']][])('%s', (text, name, variant) => {
    const profile = guessProfile(parseToken(text));
    expect([profile.name, profile.variant]).toEqual([name, variant]);
    if (variant)
      expect(describeProfile(profile).name).not.toBe(describeProfile({ name, certain: true }).name);
  });
});

it('has words for every kind', () => {
  for (const name of [...PROFILES, 'refresh-token', 'unknown'] as const) {
    const words = describeProfile({ name, certain: false });
    expect(words.name).not.toBe('');
    expect(words.meaning).toMatch(/\.$/);
  }
});
