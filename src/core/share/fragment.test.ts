import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatFragment, readFragment, readQuery } from './fragment.ts';
import { hasCredentials, hasExpectations, withoutCredentials } from './shared-expectations.ts';

const said = (hash: string) => {
  const { problems: _, ...rest } = readFragment(hash);
  return rest;
};
const LEEWAY = { expectations: { leeway: 0 } };

// Links that people have: they must go on meaning what they meant.
test.each([
  ['', LEEWAY],
  ['#', LEEWAY],
  ['#token=eyJ.e30.x', { token: 'eyJ.e30.x', ...LEEWAY }],
  ['#id_token=eyJ.e30.x', { token: 'eyJ.e30.x', ...LEEWAY }],
  [
    '#access_token=eyJ.e30.x&state=1',
    { token: 'eyJ.e30.x', expectations: { leeway: 0, state: '1' } },
  ],
  ['#/?token=a.b.c', { token: 'a.b.c', ...LEEWAY }],
  ['#/flow', { page: 'flow', ...LEEWAY }],
  ['#/learn/refresh-tokens', { page: 'learn/refresh-tokens', ...LEEWAY }],
  ['#/flow?token=a', { page: 'flow', token: 'a', ...LEEWAY }],
  ['#key=s3cret%20%2B&keyFormat=utf8', { keyText: 's3cret +', keyFormat: 'utf8', ...LEEWAY }],
  ['#payload=%7B%7D&alg=ES256', { detachedPayload: '{}', alg: 'ES256', ...LEEWAY }],
  ['#algs=', LEEWAY],
  ['#required=exp,%20iat', { expectations: { leeway: 0, required: ['exp', 'iat'] } }],
  ['#now=1795000000', { now: 1_795_000_000, ...LEEWAY }],
  ['#profile=dpop-proof', { profile: 'dpop-proof', ...LEEWAY }],
  [
    '#iss=https://a.example&aud=api&sub=me&typ=at%2Bjwt&nonce=n&clientId=web&algs=ES256,%20RS256&maxAge=60&leeway=5',
    {
      expectations: {
        issuer: 'https://a.example',
        audience: 'api',
        subject: 'me',
        typ: 'at+jwt',
        nonce: 'n',
        clientId: 'web',
        algorithms: ['ES256', 'RS256'],
        maxAge: 60,
        leeway: 5,
      },
    },
  ],
])('%s', (hash, wanted) => {
  expect(said(hash)).toEqual(wanted);
  expect(readFragment(hash).problems).toEqual([]);
});

describe('what is not as it should be', () => {
  test.each([
    ['now=tomorrow', 'now'],
    ['leeway=-1', 'leeway'],
    ['maxAge=1e3', 'maxAge'],
    ['keyFormat=der', 'keyFormat'],
    ['profile=__proto__', 'profile'],
  ])('%s is left out and named', (hash, name) => {
    const { problems, ...rest } = readFragment(hash);
    expect(rest).toEqual(LEEWAY);
    expect(problems).toEqual([{ code: 'parameter-invalid', values: { name } }]);
  });

  test('a fragment of megabytes is refused', () => {
    expect(readFragment(`#token=${'a'.repeat(2_000_001)}`)).toEqual({
      ...LEEWAY,
      problems: [{ code: 'fragment-too-long' }],
    });
  });

  test('nothing throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (hash) => {
        expect(readFragment(hash).expectations.leeway).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

test('several tokens of an OAuth answer are left together', () => {
  expect(readFragment('#id_token=a.b.c&access_token=d.e.f').token).toBe(
    '#id_token=a.b.c&access_token=d.e.f',
  );
});

test('a token in the query is noticed, anything else is not', () => {
  expect(readQuery('?token=a.b.c')).toBe('?token=a.b.c');
  expect(readQuery('?utm=1&id_token=a')).toBe('?utm=1&id_token=a');
  expect(readQuery('?utm=1')).toBeUndefined();
  expect(readQuery('')).toBeUndefined();
});

test('what is written is read back', () => {
  const text = fc.string({ unit: 'grapheme' });
  const words = fc.record(
    { token: text, keyText: text, detachedPayload: text, alg: text },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(words, fc.nat(), fc.nat(600), text, (values, now, leeway, issuer) => {
      const all = { ...values, now, expectations: { issuer, leeway } };
      expect(said(`#${formatFragment(all)}`)).toEqual(all);
    }),
  );
});

test('a link takes no credentials along unless they are asked for', () => {
  const expectations = { leeway: 5, issuer: 'i', accessToken: 'a', code: 'c', state: 's' };
  expect(withoutCredentials(expectations)).toEqual({ leeway: 5, issuer: 'i' });
  expect(hasCredentials(expectations)).toBe(true);
  expect(hasCredentials(withoutCredentials(expectations))).toBe(false);
  expect(hasExpectations({ leeway: 0 })).toBe(false);
  expect(hasExpectations({ leeway: 5 })).toBe(true);
});
