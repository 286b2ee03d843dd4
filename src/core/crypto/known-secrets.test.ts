import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parseToken } from '../token/parse-token.ts';
import { loadKnownSecrets, matchKnownSecret } from './known-secrets.ts';
import { searchList } from './secret-search/search-list.ts';
import { askForSecret } from './secret-search/secret-question.ts';

function hmacToken(secret: string | Uint8Array, bits = 256): string {
  const input = `${Buffer.from(`{"alg":"HS${bits}"}`).toString('base64url')}.e30`;
  return `${input}.${createHmac(`sha${bits}`, secret).update(input).digest('base64url')}`;
}

async function search(token: string) {
  const question = askForSecret(parseToken(token));
  if (!question) return 'no question';
  const { octets: _octets, ...known } = (await searchList(question)).found ?? {};
  return known;
}

const asText = (text: string) => ({ text, reading: 'utf8', hasLineFeed: false });
const withLineFeed = { ...asText('secret'), hasLineFeed: true };
const fromBase64 = { ...asText('changeme'), reading: 'base64' };

describe('the search of the published list', () => {
  test.each([
    ['the first of the list', 'secret', asText('secret'), 256],
    ['one with a trailing line break', 'secret\n', withLineFeed, 256],
    ['one that is not ASCII', 'Secret \u00e0 changer', asText('Secret \u00e0 changer'), 384],
    ['HS512', 'your-512-bit-secret', asText('your-512-bit-secret'), 512],
    ['one decoded from base64', Buffer.from('changeme', 'base64'), fromBase64, 256],
  ])('finds %s', async (_what, secret, known, bits) => {
    expect(await search(hmacToken(secret, bits))).toEqual(known);
  });

  test('finds the last of the list', async () => {
    const last = (await loadKnownSecrets()).at(-1) ?? '';
    expect(await search(hmacToken(last))).toEqual(asText(last));
  });

  test('finds no other secret', async () => {
    expect(await search(hmacToken('not published anywhere, 2f9c'))).toEqual({});
  });

  test.each([
    ['no HMAC token', hmacToken('secret').replace('eyJhbGciOiJIUzI1NiJ9', 'eyJhbGciOiJFUzI1NiJ9')],
    ['no token', 'hello'],
    ['no signature', hmacToken('secret').replace(/[^.]*$/, '')],
  ])('is not asked by %s', async (_what, token) => {
    expect(await search(token)).toBe('no question');
  });
});

test('a given secret is known too, as it is and decoded', async () => {
  expect(await matchKnownSecret(Buffer.from('secret\n'))).toEqual(withLineFeed);
  expect(await matchKnownSecret(Buffer.from('changeme', 'base64'))).toEqual(fromBase64);
  expect(await matchKnownSecret(Buffer.from('not published anywhere'))).toBeUndefined();
});

test('the list holds 2000 different secrets', async () => {
  const secrets = await loadKnownSecrets();
  expect(secrets).toHaveLength(2000);
  expect(new Set(secrets).size).toBe(2000);
});
