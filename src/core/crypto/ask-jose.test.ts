import { createHmac, generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { readKey } from '../keys/read-key.ts';
import type { Expectations } from '../policy/expectations.ts';
import { findAlgorithm } from './algorithms.ts';
import { askJose, type JoseQuestion } from './ask-jose.ts';

const NOW = 1_700_000_000;
const SECRET = 'a secret of more than thirty-two octets';
const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

function ask(
  claims: object,
  expectations: Partial<Expectations> = {},
  more: Partial<JoseQuestion> & { keyText?: string } = {},
) {
  const input = `${encode({ alg: 'HS256', typ: 'at+jwt' })}.${encode(claims)}`;
  const text = `${input}.${createHmac('sha256', SECRET).update(input).digest('base64url')}`;
  const { keyText = SECRET, ...rest } = more;
  const [key] = readKey(keyText, 'auto').keys;
  if (!key) throw new Error('unread');
  const row = findAlgorithm('HS256')!;
  const question = { text, key, row, now: NOW, expectations: { leeway: 0, ...expectations } };
  return askJose({ ...question, ...rest });
}

test.each<[string, object, Partial<Expectations>, Partial<JoseQuestion>]>([
  ['nothing expected', {}, {}, {}],
  [
    'every expectation met',
    { iss: 'i', aud: ['a', 'b'], sub: 's', iat: NOW - 9 },
    { issuer: 'i', audience: 'a', subject: 's', typ: 'at+jwt', maxAge: 10, algorithms: ['HS256'] },
    {},
  ],
  ['expired within the leeway', { exp: NOW - 5 }, { leeway: 10 }, {}],
  ['the pinned algorithm', {}, {}, { alg: 'HS256' }],
])('accepts %s', async (_what, claims, expectations, more) => {
  expect(await ask(claims, expectations, more)).toEqual({ status: 'accepted' });
});

test.each<[string, object, Partial<Expectations>, Partial<JoseQuestion>, string]>([
  ['another issuer', { iss: 'x' }, { issuer: 'i' }, {}, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
  ['another audience', { aud: 'x' }, { audience: 'a' }, {}, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
  ['another subject', {}, { subject: 's' }, {}, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
  ['another typ', {}, { typ: 'JWT' }, {}, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
  ['not yet', { nbf: NOW + 1 }, {}, {}, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
  ['expired', { exp: NOW }, {}, {}, 'ERR_JWT_EXPIRED'],
  ['too old', { iat: NOW - 11 }, { maxAge: 10 }, {}, 'ERR_JWT_EXPIRED'],
  [
    'an algorithm that is not allowed',
    {},
    { algorithms: ['ES256'] },
    {},
    'ERR_JOSE_ALG_NOT_ALLOWED',
  ],
  [
    'a pin that the allowed list excludes',
    {},
    { algorithms: ['ES256'] },
    { alg: 'HS256' },
    'ERR_JOSE_ALG_NOT_ALLOWED',
  ],
  ['a payload that is no object', [], {}, {}, 'ERR_JWT_INVALID'],
])('refuses %s, with its code', async (_what, claims, expectations, more, code) => {
  const answer = await ask(claims, expectations, more);
  expect(answer).toMatchObject({ status: 'refused', code });
  if (answer.status === 'refused') expect(answer.reason).toMatch(/^.+: .+/);
});

test('refuses a key that does not fit, without showing it', async () => {
  const { publicKey } = generateKeyPairSync('ed25519');
  const keyText = JSON.stringify(publicKey.export({ format: 'jwk' }));
  const answer = await ask({}, {}, { keyText });
  expect(answer).toMatchObject({ status: 'refused', code: 'TypeError' });
  expect(JSON.stringify(answer)).not.toContain(String(publicKey.export({ format: 'jwk' }).x));
});

test.each([Number.NaN, Infinity, -1e300])('a clock of %d does not make it reject', async (now) => {
  expect((await ask({ exp: NOW }, {}, { now })).status).toMatch(/accepted|refused/);
});
