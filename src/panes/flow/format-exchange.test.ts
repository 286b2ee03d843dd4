import { expect, test } from 'vitest';
import type { Exchange } from '../../state/exchange.ts';
import { formatAnswer, formatCurl, formatRequest, isJwt, tokenOf } from './format-exchange.ts';

const EXCHANGE: Exchange = {
  id: 1,
  device: 'browser',
  method: 'POST',
  url: 'https://site.example/any-repo/auth/token',
  path: '/auth/token',
  headers: [['Content-Type', 'application/json']],
  body: `{"password":"it's $HOME"}`,
  started: 0,
  duration: 1,
  answer: { status: 200, headers: [['x', 'y']], body: '{"access_token":"a.b.c"}' },
};

test('a curl line that a shell reads as it was', () => {
  expect(formatCurl(EXCHANGE)).toBe(
    String.raw`curl -X POST 'https://site.example/any-repo/auth/token' -H 'Content-Type: application/json' --data-raw '{"password":"it'\''s $HOME"}'`,
  );
  expect(formatCurl({ ...EXCHANGE, method: 'GET', headers: [], body: '' })).toBe(
    "curl 'https://site.example/any-repo/auth/token'",
  );
});

test('messages as HTTP writes them', () => {
  expect(formatRequest(EXCHANGE)).toBe(
    `POST /any-repo/auth/token\nhost: site.example\nContent-Type: application/json\n\n${EXCHANGE.body}`,
  );
  expect(formatAnswer(EXCHANGE.answer!)).toBe('200\nx: y\n\n{"access_token":"a.b.c"}');
});

test('the token of an exchange: brought, else carried, else none', () => {
  const { answer: _answer, ...asked } = EXCHANGE;
  expect(tokenOf(EXCHANGE)).toBe('a.b.c');
  expect(tokenOf({ ...asked, headers: [['Authorization', 'Bearer d.e.f']] })).toBe('d.e.f');
  expect(tokenOf(asked)).toBeUndefined();
});

test('what can be read in the workbench is a JWT, and no opaque token', () => {
  expect(['a.b.c', 'family.secret', 'secret'].filter(isJwt)).toEqual(['a.b.c']);
});
