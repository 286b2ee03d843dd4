import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parseToken } from '../token/parse-token.ts';
import { findKnownSecret, loadKnownSecrets, matchKnownSecret } from './known-secrets.ts';

function hmacToken(secret: string | Uint8Array, bits = 256): string {
  const input = `${Buffer.from(`{"alg":"HS${bits}"}`).toString('base64url')}.e30`;
  return `${input}.${createHmac(`sha${bits}`, secret).update(input).digest('base64url')}`;
}

describe('findKnownSecret', () => {
  test.each([
    ['the first of the list', 'secret', 'secret', 256],
    ['one with a trailing line break', 'secret\n', 'secret', 256],
    ['one that is not ASCII', 'Secret \u00e0 changer', 'Secret \u00e0 changer', 384],
    ['HS512', 'your-512-bit-secret', 'your-512-bit-secret', 512],
    ['one decoded from base64', Buffer.from('changeme', 'base64'), 'changeme', 256],
  ])('%s', async (_what, secret, told, bits) => {
    expect(await findKnownSecret(parseToken(hmacToken(secret, bits)))).toBe(told);
  });

  test('knows a given secret too, as it is and decoded', async () => {
    expect(await matchKnownSecret(Buffer.from('secret\n'))).toBe('secret');
    expect(await matchKnownSecret(Buffer.from('changeme', 'base64'))).toBe('changeme');
    expect(await matchKnownSecret(Buffer.from('not published anywhere'))).toBeUndefined();
  });

  test('the last of the list', async () => {
    const last = (await loadKnownSecrets()).at(-1) ?? '';
    expect(await findKnownSecret(parseToken(hmacToken(last)))).toBe(last);
  });

  test.each([
    ['another secret', hmacToken('not published anywhere, 2f9c')],
    ['no HMAC token', hmacToken('secret').replace('eyJhbGciOiJIUzI1NiJ9', 'eyJhbGciOiJFUzI1NiJ9')],
    ['no token', 'hello'],
    ['no signature', hmacToken('secret').replace(/[^.]*$/, '')],
  ])('finds nothing for %s', async (_what, token) => {
    expect(await findKnownSecret(parseToken(token))).toBeUndefined();
  });

  test('stops when it is told to', async () => {
    const controller = new AbortController();
    controller.abort();
    const token = parseToken(hmacToken('secret'));
    expect(await findKnownSecret(token, controller.signal)).toBeUndefined();
  });
});

test('the list holds 2000 different secrets', async () => {
  const secrets = await loadKnownSecrets();
  expect(secrets).toHaveLength(2000);
  expect(new Set(secrets).size).toBe(2000);
});
