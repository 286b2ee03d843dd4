import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { describeKeyProblem } from './describe-key-problem.ts';
import { publicJwk } from './public-jwk.ts';
import { readKey } from './read-key.ts';

// RFC 7517 appendix A.1
const EC = {
  kty: 'EC',
  crv: 'P-256',
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
  y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
};
const read = (jwk: unknown) => readKey(JSON.stringify(jwk), 'jwk');
const base64url = (octets: Uint8Array): string => Buffer.from(octets).toString('base64url');

test('the members are taken over, and those of no known meaning are kept', () => {
  const jwk = {
    ...EC,
    kid: '1',
    use: 'sig',
    alg: 'ES256',
    key_ops: ['verify'],
    extra: { a: [1] },
    __proto__: null,
  };
  expect(read(jwk).keys[0]).toEqual({
    kind: 'public',
    type: 'EC',
    source: 'jwk',
    bits: 256,
    curve: 'P-256',
    kid: '1',
    use: 'sig',
    alg: 'ES256',
    keyOps: ['verify'],
    material: { form: 'jwk', jwk },
  });
});

test.each(['constructor', 'toString', '__proto__', 'P-256 '])('crv %j is no curve', (crv) => {
  expect(read({ ...EC, crv })).toMatchObject({
    status: 'unreadable',
    problems: [{ code: 'jwk-crv-unknown' }],
  });
});

test('a coordinate with its leading zero dropped or another added is mended, with a notice', async () => {
  // A P-256 point whose x begins with a zero octet.
  let point = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({
    format: 'jwk',
  });
  while (!point.x?.startsWith('AA')) {
    point = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
  }
  const x = Buffer.from(point.x ?? '', 'base64url');
  for (const octets of [x.subarray(1), Buffer.concat([Buffer.of(0), x])]) {
    const reading = read({ ...point, x: base64url(octets) });
    expect(reading.problems).toMatchObject([
      { code: 'jwk-member-octets', values: { member: 'x', mended: 1 } },
    ]);
    const [key] = reading.keys;
    expect(key && (await publicJwk(key))).toEqual(point);
  }
});

test('a coordinate that lost its end is too short, and nothing else is said', () => {
  const x = base64url(Buffer.from(EC.x, 'base64url').subarray(0, 31));
  const { status, problems } = read({ ...EC, x });
  expect(status).toBe('unreadable');
  expect(problems.map(describeKeyProblem)).toEqual([
    '`x` has 31 octets and must have 32 for P-256.',
  ]);
});

test('a number that is simply too long is not mended', () => {
  const x = base64url(Buffer.concat([Buffer.of(1), Buffer.from(EC.x, 'base64url')]));
  expect(read({ ...EC, x }).status).toBe('unreadable');
});

test('the last of repeated members counts', () => {
  const reading = readKey('{"kty":"oct","k":"AAAA","k":"AQ"}', 'auto');
  expect(reading.keys[0]).toMatchObject({ bits: 8, material: { jwk: { k: 'AQ' } } });
  expect(reading.problems).toMatchObject([
    { code: 'jwk-member-repeated', span: { start: 24, end: 27 }, values: { member: 'k' } },
  ]);
});

test('RSA sizes count bits, not octets', () => {
  const bits = (n: string) => read({ kty: 'RSA', n, e: 'AQAB' }).keys[0]?.bits;
  expect(bits(base64url(Buffer.of(0x80, 0)))).toBe(16);
  expect(bits(base64url(Buffer.of(0x01, 0)))).toBe(9);
  expect(bits(base64url(Buffer.of(0, 0x01, 0)))).toBe(9);
});

test('one bad key of a set leaves the others', () => {
  const reading = readKey(
    JSON.stringify({ keys: [EC, 1, { kty: 'EC' }, { kty: 'oct', k: 'AA' }] }),
    'auto',
  );
  expect(reading.keys.map(({ type }) => type)).toEqual(['EC', 'oct']);
  expect(reading.problems.map(({ code, values }) => [code, values?.key])).toEqual([
    ['jwk-not-object', 2],
    ['jwk-member-missing', 3],
  ]);
});

test('an empty `k` is a key, of no octets', () => {
  expect(read({ kty: 'oct', k: '' })).toMatchObject({ status: 'read', keys: [{ bits: 0 }] });
});
