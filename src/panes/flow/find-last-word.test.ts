import { expect, test } from 'vitest';
import type { Exchange } from '../../state/exchange.ts';
import { findLastWordOfApi, findLastWordOfServer } from './find-last-word.ts';

const TOKENS = {
  accessToken: 'a.b.c',
  refreshToken: 'f.r',
  expires: 0,
  refreshExpires: 0,
  isBound: false,
};

const exchangeOf = (status: number | undefined, change: Partial<Exchange>): Exchange => ({
  id: 1,
  device: 'browser',
  method: 'POST',
  url: 'https://site.example/auth/token',
  path: '/auth/token',
  headers: [],
  body: '',
  started: 0,
  duration: 1,
  ...(status !== undefined && { answer: { status, headers: [], body: '' } }),
  ...change,
});
const call = (status: number | undefined, token = 'a.b.c', scheme = 'Bearer') =>
  exchangeOf(status, { path: '/api/me', headers: [['Authorization', `${scheme} ${token}`]] });
const refreshed = (status: number, token = 'f.r') =>
  exchangeOf(status, { body: `grant_type=refresh_token&refresh_token=${token}` });

test.each([
  ['never called', [], undefined],
  ['taken', [call(200)], 'taken'],
  ['bound to a key', [call(200, 'a.b.c', 'DPoP')], 'taken'],
  ['refused since', [call(200), call(401)], 'refused'],
  ['without the scope', [call(403)], 'taken'],
  ['another token', [call(401, 'd.e.f')], undefined],
  ['no answer', [call(200), call(undefined)], 'taken'],
  ['revoked, which is no call', [exchangeOf(200, { body: 'token=a.b.c' })], undefined],
])('the API’s last word: %s', (_name, exchanges, word) => {
  expect(findLastWordOfApi(exchanges, TOKENS)).toBe(word);
});

test.each([
  ['never used', [exchangeOf(200, { body: '{"username":"user1"}' })], undefined],
  ['used again, without rotation', [refreshed(200)], 'taken'],
  ['refused', [refreshed(400)], 'refused'],
  ['another token', [refreshed(400, 'f.s')], undefined],
])('the server’s last word: %s', (_name, exchanges, word) => {
  expect(findLastWordOfServer(exchanges, TOKENS)).toBe(word);
});
