import { describe, expect, test } from 'vitest';
import { encodeBase64url } from '../../bytes/base64url.ts';
import { encodeUtf8 } from '../../bytes/utf8.ts';
import { parseJson, type JsonObject } from '../../json/parse-json.ts';
import { digestOf, readDisclosures } from './read-disclosures.ts';

const disclose = (...parts: readonly unknown[]): string =>
  encodeBase64url(encodeUtf8(JSON.stringify(parts)));
const digest = (text: string): Promise<string> => digestOf(text, 'SHA-256');

function read(claims: unknown, ...texts: readonly string[]) {
  const source = typeof claims === 'string' ? claims : JSON.stringify(claims);
  return readDisclosures(source, parseJson(source).root as JsonObject, texts);
}

const NAME = disclose('salt', 'name', 'Erika');
const ITEM = disclose('salt', 'DE');

test('the digest is that of RFC 9901 §4.2.3', async () => {
  const text = 'WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0';
  expect(await digest(text)).toBe('X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0');
});

test('members and items take their places, and a number keeps its text', async () => {
  const text = disclose('salt', 'nested', { _sd: [await digest(NAME)] });
  const big = encodeBase64url(encodeUtf8('["s", "big", 12345678901234567890.0]'));
  const answer = await read(
    {
      _sd_alg: 'sha-256',
      a: 1,
      _sd: [await digest(text), await digest(big), 'AAAA'],
      list: ['x', { '...': await digest(ITEM) }, { '...': 'BBBB' }],
    },
    text,
    big,
    NAME,
    ITEM,
  );
  expect(answer.faults).toEqual([]);
  expect(answer.claims).toBe(
    '{"a":1,"list":["x","DE"],"nested":{"name":"Erika"},"big":12345678901234567890.0}',
  );
  expect(answer.withheld).toEqual([
    { digest: 'BBBB', pointer: '/list' },
    { digest: 'AAAA', pointer: '' },
  ]);
  expect(answer.disclosures.map(({ pointer }) => pointer)).toEqual([
    '/list/1',
    '/nested',
    '/nested/name',
    '/big',
  ]);
});

describe('what breaks RFC 9901 §7.1', () => {
  test.each<[string, () => Promise<Awaited<ReturnType<typeof read>>>, string]>([
    ['a hash that is not known', () => read({ _sd_alg: 'md5' }), 'sd-alg'],
    ['a disclosure that is none', () => read({}, 'AAAA'), 'sd-disclosure'],
    ['a disclosure of another token', () => read({ _sd: [] }, NAME), 'sd-unreferenced'],
    ['the same twice', async () => read({ _sd: [await digest(NAME)] }, NAME, NAME), 'sd-twice'],
    [
      'a digest in two places',
      async () => read({ _sd: [await digest(NAME)], a: { _sd: [await digest(NAME)] } }, NAME),
      'sd-digest-twice',
    ],
    ['an item among members', async () => read({ _sd: [await digest(ITEM)] }, ITEM), 'sd-kind'],
    [
      'a member among items',
      async () => read({ a: [{ '...': await digest(NAME) }] }, NAME),
      'sd-kind',
    ],
    [
      'a name that is there',
      async () => read({ name: 'x', _sd: [await digest(NAME)] }, NAME),
      'sd-name',
    ],
    [
      'a reserved name',
      async () => {
        const bad = disclose('salt', '_sd', []);
        return read({ _sd: [await digest(bad)] }, bad);
      },
      'sd-reserved',
    ],
    ['digests that are no list', () => read({ _sd: 'x' }), 'sd-digest'],
    ['a digest that is no string', () => read({ _sd: [1] }), 'sd-digest'],
    [
      'claims that never end',
      () => read(`{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`),
      'sd-too-deep',
    ],
  ])('%s', async (_, answer, code) => {
    expect((await answer()).faults[0]?.code).toBe(code);
  });
});

test('a salt that can be guessed, or that two share, is told', async () => {
  const long = '_26bc4LT-ac6q2KI6cBW5e';
  const texts = [
    disclose(long, 'a', 1),
    disclose('1', 'b', 1),
    disclose('0123456789abcdef0123456789abcde', 'c', 1),
    disclose('_26bc4LT-ac6q2KI6cBW5X', 'd', 1),
    disclose('_26bc4LT-ac6q2KI6cBW5X', 'e', 1),
    disclose('0123456789abcdef0123456789abcdef', 'f', 1),
  ];
  const { disclosures } = await read({ _sd: await Promise.all(texts.map(digest)) }, ...texts);
  expect(disclosures.map(({ saltFault }) => saltFault)).toEqual([
    undefined,
    'short',
    'short',
    'shared',
    'shared',
    undefined,
  ]);
});

test('they stand as a tree: each behind the one it is in, whose value is told without digests', async () => {
  const city = disclose('salt', 'city', 'Berlin');
  const parts = { n: 1.0, _sd: [await digest(city)], list: [1, { '...': await digest(ITEM) }] };
  const address = disclose('salt', 'address', parts);
  const last = disclose('salt', 'last', { plain: [{}] });
  const claims = { _sd: [await digest(address), await digest(last)] };
  const { disclosures } = await read(claims, ITEM, city, last, address);
  expect(disclosures.map(({ pointer, parent }) => [pointer, parent])).toEqual([
    ['/address', undefined],
    ['/address/list/1', address],
    ['/address/city', address],
    ['/last', undefined],
  ]);
  expect(disclosures.map(({ ownValue }) => ownValue)).toEqual([
    '{"n":1,"list":[1]}',
    undefined,
    undefined,
    undefined,
  ]);
});

test('every fault is told, with the disclosure that has it', async () => {
  const foreign = disclose('other', 'x', 1);
  const { faults } = await read({ _sd: [await digest(NAME)] }, 'AAAA', NAME, NAME, foreign);
  expect(faults).toEqual([
    { code: 'sd-disclosure', values: { position: 1 } },
    { code: 'sd-twice', values: { position: 3 } },
    { code: 'sd-unreferenced', values: { position: 4 } },
  ]);
});
