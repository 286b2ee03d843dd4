import { expect, test } from 'vitest';
import type { Exchange } from '../../state/exchange.ts';
import { drawExchange, lanesOf } from './draw-exchange.ts';

const EXCHANGE: Exchange = {
  id: 1,
  device: 'browser',
  method: 'GET',
  url: 'https://site.example/api/me',
  path: '/api/me',
  headers: [],
  body: '',
  started: 0,
  duration: 1,
};
const answered = (status: number, body: string, timing?: string): Exchange => ({
  ...EXCHANGE,
  answer: { status, body, headers: timing === undefined ? [] : [['server-timing', timing]] },
});
const draw = (exchange: Exchange) => drawExchange(exchange, 'no answer');

test('a call without look-ups goes to the API and back', () => {
  expect(draw(answered(200, '{"username":"user1"}', 'none'))).toEqual([
    { from: 'browser', to: 'api', kind: 'request', text: 'GET /api/me' },
    { from: 'api', to: 'browser', kind: 'answer', text: '200' },
  ]);
});

test('what the store was asked stands between', () => {
  const timing = 'revoked;desc=1, families;desc=2, families-write;desc=1, users-write;desc=2';
  expect(draw(answered(401, '{"error":"invalid_token"}', timing)).slice(1)).toEqual([
    {
      from: 'api',
      to: 'database',
      kind: 'look-up',
      text: 'reads revoked, families 2× · writes families, users 2×',
    },
    { from: 'api', to: 'browser', kind: 'answer', text: '401 invalid_token' },
  ]);
});

test('the authorization server answers with tokens, or why not', () => {
  const asked = { path: '/auth/token', method: 'POST', device: 'thief' } as const;
  const said = (status: number, body: string) => {
    const [request, answer] = draw({ ...answered(status, body), ...asked });
    expect(request).toMatchObject({ from: 'thief', to: 'server', text: 'POST /auth/token' });
    return answer?.text;
  };
  expect(said(200, '{"access_token":"a","refresh_token":"b"}')).toBe('200 both tokens');
  expect(said(200, '{"access_token":"a"}')).toBe('200 access token');
  expect(said(401, '{"message":"Invalid credentials"}')).toBe('401 Invalid credentials');
  expect(said(200, '{"active":false}')).toBe('200 not active');
  expect(said(200, '<p>')).toBe('200');
});

test('where a tab was sent back with a code, the code came', () => {
  const headers = [['location', 'https://site.example/code-return.html?code=a&state=b']] as const;
  const returned = { ...EXCHANGE, path: '/authorize', answer: { status: 303, headers, body: '' } };
  expect(draw(returned).map(({ to, text }) => `${to}: ${text}`)).toEqual([
    'server: GET /authorize',
    'browser: 303 code',
  ]);
});

test('no answer is said as well, and lanes are there for whom there is', () => {
  expect(draw(EXCHANGE).at(-1)?.text).toBe('no answer');
  expect(lanesOf(false)).toEqual(['browser', 'server', 'api', 'database']);
  expect(lanesOf(true)[1]).toBe('thief');
});
