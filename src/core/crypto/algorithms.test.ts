import { expect, test } from 'vitest';
import { REGISTERED_ALGORITHMS } from '../claims/registered-algorithms.ts';
import {
  explainMissing,
  findAlgorithm,
  isNone,
  isSameAlgorithm,
  nearestAlgorithm,
  SIGNATURE_ALGORITHM_NAMES,
} from './algorithms.ts';
import { describeAlgorithm } from './describe-algorithm.ts';

test('every registered signature algorithm has a row, and there is no other', () => {
  const registered = REGISTERED_ALGORITHMS.filter(
    ({ use, requirement }) => use === 'signature' && requirement !== 'Prohibited',
  ).map(({ name }) => name);
  const signing = registered.filter((name) => !isNone(name));
  expect(signing.toSorted()).toEqual([...SIGNATURE_ALGORITHM_NAMES].toSorted());
});

test.each(['constructor', '__proto__', 'toString', '', 'hs256', 'HS256 ', 'ES521', 'none'])(
  '%j has no row',
  (alg) => {
    expect(findAlgorithm(alg)).toBeUndefined();
  },
);

test.each([
  ['hs256', 'alg-spelling', 'HS256'],
  ['RS-256', 'alg-spelling', 'RS256'],
  ['ED25519', 'alg-spelling', 'Ed25519'],
  ['eddsa', 'alg-spelling', 'EdDSA'],
  ['ml_dsa_44', 'alg-spelling', 'ML-DSA-44'],
  ['A128KW', 'alg-for-encryption', undefined],
  ['HS1', 'alg-unknown', undefined],
])('%s: %s', (alg, why, near) => {
  expect(explainMissing(alg)).toBe(why);
  expect(nearestAlgorithm(alg)).toBe(near);
});

test('the names of Ed25519 are one, those of others are not', () => {
  expect(isSameAlgorithm('EdDSA', 'Ed25519')).toBe(true);
  expect(isSameAlgorithm('EdDSA', 'Ed448')).toBe(false);
  expect(isSameAlgorithm('RS256', 'PS256')).toBe(false);
});

test('in words', () => {
  expect(describeAlgorithm('ES512')).toBe('ECDSA with P-521 and SHA-512');
  expect(describeAlgorithm('NONE')).toBe('no signature');
  expect(describeAlgorithm('ES256K')).toBe('ECDSA with secp256k1 and SHA-256');
  expect(describeAlgorithm('constructor')).toBe('not registered');
  expect(describeAlgorithm('RS1')).toBe('RSASSA-PKCS1-v1_5 with SHA-1');
  expect(describeAlgorithm('FN-DSA-512')).toBe('FN-DSA, once called Falcon; not registered');
});
