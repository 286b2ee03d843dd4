import { describe, expect, test } from 'vitest';
import type { Profile } from '../claims/profile.ts';
import { findGaps } from './find-gaps.ts';
import { applyPreset, PRESETS } from './presets.ts';
import { formatExpectation, isExpectation, setExpectation } from './set-expectation.ts';
import { suggestExpectations } from './suggest-expectations.ts';

const kind = (name: Profile['name']): Profile => ({ name, certain: true });
const HEADER = '{"alg":"RS256","typ":"at+jwt"}';
const CLAIMS =
  '{"iss":"https://as.example","aud":["api","web"],"sub":"me","client_id":"web","iat":1000,"exp":1600}';
const said = suggestExpectations(kind('access-token'), 'a.b.c', HEADER, CLAIMS);

describe('what a person types', () => {
  test.each([
    ['issuer', ' https://a ', 'https://a'],
    ['algorithms', 'ES256, EdDSA,', 'ES256, EdDSA'],
    ['required', 'exp iat', 'exp, iat'],
    ['maxAge', '300', '300'],
    ['maxAge', '5 minutes', ''],
    ['leeway', '-1', ''],
    ['leeway', '30', '30'],
    ['nonce', '  ', ''],
  ] as const)('%s "%s" is read as "%s"', (name, text, wanted) => {
    const before = { leeway: 1, [name]: name === 'leeway' ? 1 : 'before' };
    expect(formatExpectation(setExpectation(before, name, text), name)).toBe(wanted);
  });

  test('what is taken away is not there any more', () => {
    expect(setExpectation({ leeway: 0, issuer: 'i' }, 'issuer', '')).toEqual({ leeway: 0 });
    expect(setExpectation({ leeway: 9, issuer: 'i' }, 'leeway', '')).toEqual({
      leeway: 0,
      issuer: 'i',
    });
  });

  test('seconds are digits', () => {
    expect(isExpectation('maxAge', '1e3')).toBe(false);
    expect(isExpectation('maxAge', '')).toBe(true);
    expect(isExpectation('issuer', '1e3')).toBe(true);
  });
});

describe('what the token says', () => {
  test('each value, all audiences, the lifetime', () => {
    expect(Object.fromEntries(said)).toEqual({
      issuer: ['https://as.example'],
      audience: ['api', 'web'],
      subject: ['me'],
      clientId: ['web'],
      typ: ['at+jwt'],
      algorithms: ['RS256'],
      required: ['iss, exp, aud, sub, client_id, iat, jti'],
      maxAge: ['600'],
    });
  });

  test('of a key binding its own audience', () => {
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const binding = `${encode({ alg: 'ES256' })}.${encode({ aud: 'v', nonce: 'n' })}.AA`;
    const all = suggestExpectations(kind('sd-jwt'), `a.b.c~d~${binding}`, '{}', '{"aud":"x"}');
    expect(all.get('keyBindingAudience')).toEqual(['v']);
    expect(all.get('keyBindingNonce')).toEqual(['n']);
    expect(all.get('audience')).toEqual(['x']);
  });

  test('nothing of what cannot be read', () => {
    expect(suggestExpectations(kind('unknown'), '', '', '[1').size).toBe(0);
  });
});

describe('presets', () => {
  const before = { expectations: { leeway: 5, issuer: 'i', typ: 'x', required: ['a'] } };

  test('a kind keeps what is there and sets what it asks for', () => {
    expect(applyPreset(before, 'dpop-proof', kind('jwt'), said)).toEqual({
      profile: 'dpop-proof',
      expectations: {
        leeway: 5,
        issuer: 'i',
        typ: 'dpop+jwt',
        maxAge: 300,
        required: ['jti', 'htm', 'htu', 'iat'],
      },
    });
    expect(applyPreset(before, 'jwt', kind('jwt'), said).expectations.required).toEqual(['exp']);
  });

  test('a strict verifier pins what is not set yet', () => {
    const strict = applyPreset(
      { expectations: { leeway: 0, issuer: 'mine' } },
      'strict',
      kind('access-token'),
      said,
    );
    expect(strict).toEqual({
      profile: 'access-token',
      expectations: {
        leeway: 60,
        issuer: 'mine',
        audience: 'api',
        typ: 'at+jwt',
        algorithms: ['RS256'],
        required: ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti'],
      },
    });
    expect(applyPreset(before, 'strict', kind('unknown'), new Map()).profile).toBeUndefined();
  });

  test('nothing is nothing', () => {
    expect(applyPreset(before, 'nothing', kind('jwt'), said)).toEqual({
      expectations: { leeway: 0 },
    });
  });

  test.each(PRESETS)('%s chosen twice is as chosen once', (preset) => {
    const once = applyPreset(before, preset, kind('access-token'), said);
    expect(applyPreset(once, preset, kind('access-token'), said)).toEqual(once);
  });
});

describe('what cannot be compared', () => {
  const parts = {
    profile: 'id-token',
    alg: 'ML-DSA-44',
    payload: '{"at_hash":"x"}',
    hasKeyBinding: false,
  } as const;

  test('a hash that no specification names, and claims that are not there', () => {
    const gaps = findGaps(parts, { leeway: 0, accessToken: 'a', code: 'c', url: 'u' });
    expect([...gaps.keys()]).toEqual(['accessToken', 'code', 'url']);
    expect(gaps.get('accessToken')).toContain('ML-DSA-44');
    expect(gaps.get('code')).toContain('c_hash');
  });

  test('nothing is said of what is compared, or not expected', () => {
    const all = { leeway: 0, accessToken: 'a' };
    expect(findGaps({ ...parts, alg: 'ES256' }, all).size).toBe(0);
    expect(findGaps({ ...parts, profile: 'dpop-proof', payload: '{}' }, all).size).toBe(0);
    expect(findGaps(parts, { leeway: 0 }).size).toBe(0);
  });
});
