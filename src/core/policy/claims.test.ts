import { expect, test } from 'vitest';
import { parseJson } from '../json/parse-json.ts';
import { claimsVerdict } from './claims-verdict.ts';
import { readTimeClaims } from '../time/time-status.ts';
import { findClaimFaults, type ClaimsReading } from './find-claim-faults.ts';
import type { Expectations } from './expectations.ts';

const NOW = 1_795_000_000;

function read(payload: string, typ?: string): ClaimsReading {
  const { root } = parseJson(payload);
  return { ...(root?.kind === 'object' && { claims: root }), ...(typ && { typ }) };
}

function verdict(payload: string, expected: Partial<Expectations> = {}, typ?: string): string {
  const reading = read(payload, typ);
  const expectations = { leeway: 0, ...expected };
  const faults = findClaimFaults(reading, expectations, NOW);
  return claimsVerdict(
    reading.claims && readTimeClaims(reading.claims),
    faults,
    NOW,
    expectations.leeway,
  );
}

test.each([
  ['{"exp":1795000001}', {}, 'valid'],
  ['{"exp":1795000000}', {}, 'expired'],
  ['{"exp":1795000000}', { leeway: 1 }, 'valid'],
  ['{"nbf":1795000001,"exp":1795000009}', {}, 'not-yet-valid'],
  ['{"sub":"a"}', {}, 'unbounded'],
  ['["a"]', {}, 'no-claims'],
  ['{"exp":"1795000001"}', {}, 'invalid'],
  ['{"iss":7}', {}, 'invalid'],
  ['{"aud":["a",1]}', {}, 'invalid'],
  ['{"exp":1,"iss":"https://a/"}', { issuer: 'https://a' }, 'invalid'],
  ['{"iss":"https://a"}', { issuer: 'https://a' }, 'unbounded'],
  ['{"aud":["x","api"]}', { audience: 'api' }, 'unbounded'],
  ['{"aud":"api2"}', { audience: 'api' }, 'invalid'],
  ['{}', { audience: 'api' }, 'invalid'],
  ['{"azp":"web","aud":"x"}', { clientId: 'web' }, 'unbounded'],
  ['{"aud":"web"}', { clientId: 'web' }, 'unbounded'],
  ['{"client_id":"other","aud":"web"}', { clientId: 'web' }, 'invalid'],
  ['{"iat":1794999990}', { maxAge: 10 }, 'unbounded'],
  ['{"iat":1794999989}', { maxAge: 10 }, 'invalid'],
  ['{"iat":1795000001}', { maxAge: 10 }, 'invalid'],
  ['{"iat":1795000001}', { maxAge: 10, leeway: 1 }, 'unbounded'],
  ['{}', { maxAge: 10 }, 'invalid'],
  ['{"nonce":"n"}', { nonce: 'm' }, 'invalid'],
  ['{"sub":null}', { required: ['sub'] }, 'invalid'],
  ['{"a":null}', { required: ['a'] }, 'unbounded'],
  ['{"a":null}', { required: ['a', 'b'] }, 'invalid'],
  ['{}', { required: ['toString'] }, 'invalid'],
])('%s expecting %j: %s', (payload, expected, wanted) => {
  expect(verdict(payload, expected)).toBe(wanted);
});

test('typ is compared as RFC 7515 §4.1.9 says', () => {
  expect(verdict('{}', { typ: 'at+jwt' }, 'application/AT+JWT')).toBe('unbounded');
  expect(verdict('{}', { typ: 'at+jwt' }, 'JWT')).toBe('invalid');
});

test('alg is one of those that are allowed, letter by letter', () => {
  const faults = (alg?: string) =>
    findClaimFaults({ ...read('{}'), alg }, { leeway: 0, algorithms: ['ES256', 'EdDSA'] }, NOW).map(
      ({ claim, expectation }) => [claim, expectation],
    );
  expect(faults('EdDSA')).toEqual([]);
  expect(faults('es256')).toEqual([['alg', 'algorithms']]);
  expect(faults(undefined)).toEqual([['alg', 'algorithms']]);
});

test('a fault names the value seen and the value wanted', () => {
  expect(findClaimFaults(read('{"aud":"web"}'), { leeway: 0, audience: 'api' }, NOW)).toEqual([
    {
      claim: 'aud',
      seen: '"web"',
      wanted: '"api" among the audiences',
      expectation: 'audience',
    },
  ]);
});
