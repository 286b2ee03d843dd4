import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeKeyEncoding } from './describe-key.ts';
import { KEY_FORMATS, type KeyFormat } from './key-reading.ts';
import { KEY_COUNT_LIMIT, KEY_TEXT_LIMIT, readKey } from './read-key.ts';

const octets = (text: string, format: KeyFormat): number[] | undefined => {
  const material = readKey(text, format).keys[0]?.material;
  return material?.form === 'secret' ? [...material.bytes] : undefined;
};
const utf8 = (text: string): number[] => [...Buffer.from(text)];

describe('auto', () => {
  test.each([
    ['secret', 'utf8'],
    ['{"a":1}', 'utf8'],
    ['{not json', 'utf8'],
    ['[1,2]', 'utf8'],
    ['{"keys":"x"}', 'utf8'],
    ['MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQ', 'utf8'],
    ['BEGIN PUBLIC KEY', 'utf8'],
    ['{"kty":"oct","k":"AA"}', 'jwk'],
    ['\n {"kty":"oct","k":"AA"} \n', 'jwk'],
    ['{"kty":"oct","k":"AA"', 'jwk'],
    ['{"keys":[]}', 'jwk-set'],
    ['[{"kty":"oct","k":"AA"}]', 'jwk-set'],
    ['-----BEGIN PUBLIC KEY-----', 'pem'],
    ['x="-----BEGIN PUBLIC KEY-----', 'pem'],
    ['ssh-rsa AAAAB3NzaC1yc2E', 'pem'],
  ])('%j is read as %s', (text, encoding) => {
    expect(readKey(text, 'auto').encoding).toBe(encoding);
  });

  test.each([
    ' secret',
    'secret\n',
    'secret\r\n',
    '\tsecret',
    ' ',
    'p\u00e4ssw\u00f6rd',
    '"secret"',
    '\ufeffx',
  ])('a secret is taken to the last character: %j', (text) => {
    expect(octets(text, 'auto')).toEqual(utf8(text));
  });
});

describe('secrets', () => {
  test.each<[string, KeyFormat, string]>([
    ['c2VjcmV0', 'base64', 'secret'],
    ['c2VjcmV0Cg==', 'base64', 'secret\n'],
    ['c2VjcmV0Cg', 'base64', 'secret\n'],
    [' c2Vj\r\n cmV0\n', 'base64', 'secret'],
    ['c2VjcmV0', 'base64url', 'secret'],
    ['736563726574', 'hex', 'secret'],
    ['73:65:63 72 65\n74', 'hex', 'secret'],
    ['0x736563726574', 'hex', 'secret'],
    ['c2VjcmV0', 'utf8', 'c2VjcmV0'],
    ['-----BEGIN PUBLIC KEY-----', 'utf8', '-----BEGIN PUBLIC KEY-----'],
  ])('%j as %s', (text, format, expected) => {
    const reading = readKey(text, format);
    expect(reading).toMatchObject({ status: 'read', encoding: format, problems: [] });
    expect(octets(text, format)).toEqual(utf8(expected));
    expect(reading.keys[0]).toMatchObject({
      kind: 'secret',
      type: 'oct',
      bits: expected.length * 8,
    });
  });

  test('both alphabets of base64 give the same octets, with a notice', () => {
    expect(octets('+/+/', 'base64')).toEqual(octets('-_-_', 'base64url'));
    expect(octets('-_-_', 'base64')).toEqual(octets('+/+/', 'base64url'));
    expect(readKey('+/+/', 'base64').problems).toEqual([]);
    expect(readKey('-_-_', 'base64').problems).toMatchObject([{ code: 'base64-url-alphabet' }]);
  });
});

test.each(KEY_FORMATS)('an empty text is no key: %s', (format) => {
  expect(readKey('', format)).toMatchObject({ status: 'empty', keys: [], problems: [] });
});

test('too much text is refused, too many keys are cut off', () => {
  const long = 'x'.repeat(KEY_TEXT_LIMIT + 1);
  for (const format of KEY_FORMATS) {
    expect(readKey(long, format)).toMatchObject({ status: 'unreadable', keys: [] });
  }
  const many = readKey(
    JSON.stringify({ keys: Array.from({ length: 10_001 }, () => ({ kty: 'oct', k: 'AA' })) }),
    'auto',
  );
  expect(many.keys).toHaveLength(KEY_COUNT_LIMIT);
  expect(many.problems).toMatchObject([{ code: 'too-many-keys', values: { count: 10_001 } }]);
});

test('a megabyte of faults ends soon, with a few of them told', () => {
  const start = performance.now();
  const repeated = readKey(`{"kty":"oct","k":"AA"${',"k":""'.repeat(140_000)}}`, 'auto');
  const empty = readKey('-----BEGIN A----------END A-----\n'.repeat(30_000), 'auto');
  for (const { problems } of [repeated, empty]) {
    expect(problems.length).toBeGreaterThan(1);
    expect(problems.length).toBeLessThanOrEqual(50);
  }
  expect(performance.now() - start).toBeLessThan(5000);
});

test('what the text was taken for, in words', () => {
  const words = (text: string, format: KeyFormat = 'auto'): string =>
    describeKeyEncoding(readKey(text, format));
  expect(words('a'.repeat(32))).toBe('UTF-8 text, 32 bytes');
  expect(words('x')).toBe('UTF-8 text, 1 byte');
  expect(words('AA', 'base64')).toBe('base64, 1 byte');
  expect(words('{"kty":"oct","k":"AA"}')).toBe('JWK, secret, 8 bits');
  expect(words('[{"kty":"oct","k":"AA"},{"kty":"oct","k":"AA"}]')).toBe('JWK Set with 2 keys');
  expect(words('-----BEGIN PUBLIC KEY-----')).toBe('PEM, unreadable');
});

const pieces = fc.constantFrom(
  '-----BEGIN PUBLIC KEY-----',
  '-----END PUBLIC KEY-----',
  '-----BEGIN PRIVATE KEY-----',
  '-----END PRIVATE KEY-----',
  '-----BEGIN CERTIFICATE-----',
  '-----END CERTIFICATE-----',
  'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQ',
  'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE',
  'MC4CAQAwBQYDK2VwBCIEI',
  '{"kty":"',
  '"keys":[',
  '"EC","crv":"P-256","x":"',
  '"oct","k":',
  '\\n',
  '\n',
  '"}',
);

test.each(KEY_FORMATS)('no text makes it throw: %s', (format) => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc
      .array(fc.oneof(pieces, fc.string({ maxLength: 8 }), fc.base64String({ maxLength: 80 })))
      .map((all) => all.join('')),
    fc
      .uint8Array({ maxLength: 200 })
      .map(
        (der) =>
          `-----BEGIN PUBLIC KEY-----\n${Buffer.from(der).toString('base64')}\n-----END PUBLIC KEY-----`,
      ),
  );
  fc.assert(
    fc.property(anything, (text) => {
      const { keys, problems, status } = readKey(text, format);
      const isWhole =
        (status === 'read') === keys.length > 0 && (status !== 'unreadable' || problems.length > 0);
      const isInside = problems.every(
        ({ span: { start, end } = { start: 0, end: 0 } }) =>
          0 <= start && start <= end && end <= text.length,
      );
      return isWhole && isInside;
    }),
    { numRuns: 500 },
  );
});
