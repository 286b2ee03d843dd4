import { expect, test } from 'vitest';
import { LEAF, ROOT } from '../../../e2e/certificates.ts';
import { KEY_TEXT_LIMIT, readKey } from '../keys/read-key.ts';
import { curlCommand, describeSourceProblem } from './describe-source-problem.ts';
import { readSourceUrl, SOURCE_PROBLEM_CODES } from './key-source-url.ts';
import { readAnswer } from './read-answer.ts';
import { guessSource, sourceChoices } from './source-choices.ts';
import { suggestSources } from './suggest-sources.ts';

const ok = (text: string) => readAnswer({ status: 200, text });

test.each([
  ['https://issuer.example', 'https://issuer.example/'],
  [' https://issuer.example/a?b=c#d ', 'https://issuer.example/a?b=c'],
  ['http://localhost:8080/x', 'http://localhost:8080/x'],
  ['http://127.0.0.1/', 'http://127.0.0.1/'],
  ['https://[::1]/', 'https://[::1]/'],
  // What is shown is what is asked, also when its letters look like others.
  ['https://еxample.com/', 'https://xn--xample-2of.com/'],
])('%s may be asked', (text, href) => {
  expect(readSourceUrl(text).url?.href).toBe(href);
});

test.each([
  ['', 'url-empty'],
  ['issuer.example', 'url-malformed'],
  ['https://', 'url-malformed'],
  [`https://a.example/${'a'.repeat(2000)}`, 'url-too-long'],
  ['javascript:alert(1)', 'url-scheme'],
  ['data:application/json,{}', 'url-scheme'],
  ['file:///etc/passwd', 'url-scheme'],
  ['http://issuer.example/', 'url-plain-http'],
  ['http://localhost.issuer.example/', 'url-plain-http'],
  ['http://127.0.0.1.issuer.example/', 'url-plain-http'],
  ['http://192.168.0.1/', 'url-plain-http'],
  ['http://[::1]:8080/', 'url-ipv6-loopback'],
  ['https://me@issuer.example/', 'url-credentials'],
  ['https://:secret@issuer.example/', 'url-credentials'],
  ['http://localhost@issuer.example/', 'url-credentials'],
])('%s is refused: %s', (text, code) => {
  expect(readSourceUrl(text).problem?.code).toBe(code);
});

test.each([
  [
    'https://issuer.example',
    'https://issuer.example/.well-known/openid-configuration',
    'https://issuer.example/.well-known/oauth-authorization-server',
  ],
  [
    'https://example.com/issuer1',
    'https://example.com/issuer1/.well-known/openid-configuration',
    'https://example.com/.well-known/oauth-authorization-server/issuer1',
  ],
  [
    'https://example.com/a/b/',
    'https://example.com/a/b/.well-known/openid-configuration',
    'https://example.com/.well-known/oauth-authorization-server/a/b',
  ],
])('the metadata of %s', (issuer, openid, oauth) => {
  const urls = sourceChoices(new URL(issuer)).map(({ url }) => url);
  expect(urls).toEqual([new URL(issuer).href, openid, oauth]);
});

test('a URL with a query is no issuer; what looks like a file of keys is taken for one', () => {
  expect(sourceChoices(new URL('https://a.example/?tenant=1'))).toHaveLength(1);
  expect(guessSource(new URL('https://a.example/jwks.json'))).toBe('keys');
  expect(guessSource(new URL('https://a.example/realms/one'))).toBe('openid');
});

test.each([
  ['https://a.example/.well-known/openid-configuration', 'openid'],
  ['https://a.example/one/.well-known/openid-configuration?p=two', 'openid'],
  ['https://a.example/.well-known/oauth-authorization-server/one', 'oauth'],
] as const)('%s is metadata itself, and asked as it is', (url, kind) => {
  expect(guessSource(new URL(url))).toBe(kind);
  expect(sourceChoices(new URL(url))).toEqual([{ kind, url }]);
});

test('the token suggests what may be asked, and nothing else', () => {
  const header = '{"jku":"https://a.example/k.json","x5u":"http://a.example/chain.pem"}';
  expect(suggestSources(header, '{"iss":"https://a.example"}').map(({ name }) => name)).toEqual([
    'iss',
    'jku',
  ]);
  for (const text of ['', 'null', '[]', '{"iss":1}', '{"iss":', '"iss"']) {
    expect(suggestSources(text, text)).toEqual([]);
  }
});

test('keys are known by what they hold', () => {
  const secret = '{"kty":"oct","k":"c2VjcmV0"}';
  expect(ok(`{"keys":[${secret},{},${secret}]}`)).toMatchObject({ kind: 'keys', count: 2 });
  expect(ok('\uFEFF {"kty":"oct","k":"c2VjcmV0"}')).toMatchObject({ kind: 'keys', count: 1 });
  expect(ok(LEAF + ROOT)).toMatchObject({ kind: 'keys', count: 2, text: LEAF + ROOT });
  const many = (key: string) => `{"keys":[${Array.from({ length: 2000 }, () => key).join()}]}`;
  expect(ok(many(secret))).toMatchObject({ kind: 'keys', count: 2000 });
  expect(ok(many('{"kty":"nope","pad":"0123456789"}'))).toMatchObject({ kind: 'problem' });
});

test('an object of certificates by `kid`, as Google publishes it, is read as it came', () => {
  const text = JSON.stringify({ one: LEAF, two: ROOT });
  expect(readAnswer({ status: 200, text })).toEqual({ kind: 'keys', text, count: 2 });
  const { keys } = readKey(text, 'auto');
  expect(keys.map(({ source }) => source)).toEqual(['certificate', 'certificate']);
});

test('metadata must be of the issuer that was asked', () => {
  const text = '{"issuer":"https://a.example/","jwks_uri":"https://a.example/keys"}';
  const reading = (issuer?: string) => readAnswer({ status: 200, text }, issuer);
  const found = { kind: 'metadata', jwksUri: 'https://a.example/keys' };
  expect(reading()).toEqual(found);
  expect(reading('https://a.example')).toEqual(found);
  expect(reading('https://b.example')).toEqual({
    kind: 'problem',
    problem: { code: 'issuer-differs' },
  });
});

test.each([
  ['', 'empty'],
  [' \n', 'empty'],
  ['<!doctype html>', 'html'],
  ['not json', 'not-keys'],
  ['[{"kty":"oct"}]', 'not-keys'],
  ['null', 'not-keys'],
  ['{"keys":{}}', 'not-keys'],
  ['{"error":"no"}', 'not-keys'],
  ['['.repeat(500_000), 'not-keys'],
  ['{"keys":[]}', 'no-keys'],
  ['{"keys":["x",null]}', 'no-usable-keys'],
  ['{"keys":[{"kty":"EC"},{"kty":"nope"}]}', 'no-usable-keys'],
  ['{"kty":"nope"}', 'no-usable-keys'],
  ['-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----', 'no-usable-keys'],
  ['{"issuer":"https://a.example"}', 'no-jwks-uri'],
  [`{"keys":[1],"x":"${'x'.repeat(KEY_TEXT_LIMIT)}"}`, 'key-text-too-long'],
])('an answer without keys: %#', (text, code) => {
  expect(ok(text)).toMatchObject({ kind: 'problem', problem: { code } });
});

test('a status that is no success has no keys', () => {
  expect(readAnswer({ status: 403, text: '{"keys":[{}]}' })).toMatchObject({
    problem: { code: 'status', values: { status: 403 } },
  });
});

test('every problem has a sentence', () => {
  for (const code of SOURCE_PROBLEM_CODES) {
    const values = { limit: 1, seconds: 1, status: 1, count: 1, length: 1 };
    expect(describeSourceProblem({ code, values })).toMatch(/^[A-Z].+[.?]$/);
    expect(describeSourceProblem({ code, values })).not.toContain('undefined');
  }
});

test('nothing in a URL ends the quotes of the command', () => {
  const { url } = readSourceUrl("https://a.example/'; rm -rf ~; '?$(id)`id`");
  const command = curlCommand(url?.href ?? '');
  expect(command.startsWith("curl -sS 'https://a.example/'\\''")).toBe(true);
  expect(command.replaceAll("'\\''", '').match(/'/g)).toHaveLength(2);
});
