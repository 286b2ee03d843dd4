import { createPublicKey, ECDH, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encodeDerBits, encodeDerOid, encodeDerSequence } from './der-write.ts';
import { describeKey } from './describe-key.ts';
import type { KeyReading } from './key-reading.ts';
import { publicJwk } from './public-jwk.ts';
import { readKey } from './read-key.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ed = generateKeyPairSync('ed25519');
const pem = (key: KeyObject, type: 'spki' | 'pkcs8' | 'pkcs1' | 'sec1'): string =>
  key.export({ format: 'pem', type } as never) as string;

/** A self-signed certificate made with OpenSSL, and the key in it. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBXTCCAQKgAwIBAgIBATAKBggqhkjOPQQDAjAMMQowCAYDVQQDDAFlMCAXDTI2
MTEyNDAwMjgyOFoYDzIxMjYxMDMxMDAyODI4WjAMMQowCAYDVQQDDAFlMFkwEwYH
KoZIzj0CAQYIKoZIzj0DAQcDQgAETzYIgCoUHJxtzKBiDBj7LH8dRBFhwTD78M0k
e2cLEx8/e9p/O4qHUISNHrnB68hoSf4ZpX8KUDcTOZ9meGtPpaNTMFEwHQYDVR0O
BBYEFPzOiNE/aAXPB36HBJRMNXzrjUnJMB8GA1UdIwQYMBaAFPzOiNE/aAXPB36H
BJRMNXzrjUnJMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSQAwRgIhAPWu
2XySuGyinSxRYx3C7eKCV9bSsvPjGSs0RAthTYd1AiEAykHtWY2GGT8YX2mVp5Te
dM0ixHzxFluMOdjLKXEQcGI=
-----END CERTIFICATE-----`;

const words = ({ keys }: KeyReading): string[] => keys.map(describeKey);

/** The public members as node:crypto tells them. */
async function expectSameKey(reading: KeyReading, object: KeyObject): Promise<void> {
  const [key] = reading.keys;
  if (!key) throw new Error(`unread: ${reading.problems[0]?.code}`);
  const publicKey = object.type === 'private' ? createPublicKey(object) : object;
  expect(await publicJwk(key)).toEqual(publicKey.export({ format: 'jwk' }));
}

describe('containers', () => {
  const containers: [name: string, text: string, key: KeyObject, source: string, words: string][] =
    [
      ['SPKI RSA', pem(rsa.publicKey, 'spki'), rsa.publicKey, 'spki', 'RSA public key, 1024 bits'],
      ['SPKI EC', pem(ec.publicKey, 'spki'), ec.publicKey, 'spki', 'EC P-256 public key'],
      ['SPKI Ed25519', pem(ed.publicKey, 'spki'), ed.publicKey, 'spki', 'Ed25519 public key'],
      [
        'PKCS#8 RSA',
        pem(rsa.privateKey, 'pkcs8'),
        rsa.privateKey,
        'pkcs8',
        'RSA private key, 1024 bits',
      ],
      ['PKCS#8 EC', pem(ec.privateKey, 'pkcs8'), ec.privateKey, 'pkcs8', 'EC P-256 private key'],
      [
        'PKCS#8 Ed25519',
        pem(ed.privateKey, 'pkcs8'),
        ed.privateKey,
        'pkcs8',
        'Ed25519 private key',
      ],
      [
        'PKCS#1 public',
        pem(rsa.publicKey, 'pkcs1'),
        rsa.publicKey,
        'pkcs1',
        'RSA public key, 1024 bits',
      ],
      [
        'PKCS#1 private',
        pem(rsa.privateKey, 'pkcs1'),
        rsa.privateKey,
        'pkcs1',
        'RSA private key, 1024 bits',
      ],
      ['SEC1', pem(ec.privateKey, 'sec1'), ec.privateKey, 'sec1', 'EC P-256 private key'],
    ];
  test.each(containers)('%s', async (_name, text, key, source, expected) => {
    const reading = readKey(text, 'auto');
    expect(reading).toMatchObject({ status: 'read', encoding: 'pem', problems: [] });
    expect(reading.keys[0]?.source).toBe(source);
    expect(words(reading)).toEqual([expected]);
    await expectSameKey(reading, key);
  });

  test.each(['P-384', 'P-521', 'secp256k1'])('EC %s', async (namedCurve) => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve });
    await expectSameKey(readKey(pem(publicKey, 'spki'), 'pem'), publicKey);
    await expectSameKey(readKey(pem(privateKey, 'pkcs8'), 'pem'), privateKey);
  });

  test('a compressed point is the same key', async () => {
    const { x = '', y = '' } = ec.publicKey.export({ format: 'jwk' });
    const point = Buffer.concat([
      Buffer.of(4),
      Buffer.from(x, 'base64url'),
      Buffer.from(y, 'base64url'),
    ]);
    const compressed = ECDH.convertKey(
      point,
      'prime256v1',
      undefined,
      undefined,
      'compressed',
    ) as Buffer;
    const algorithm = encodeDerSequence(
      encodeDerOid('1.2.840.10045.2.1'),
      encodeDerOid('1.2.840.10045.3.1.7'),
    );
    const der = encodeDerSequence(algorithm, encodeDerBits(compressed));
    const text = `-----BEGIN PUBLIC KEY-----\n${Buffer.from(der).toString('base64')}\n-----END PUBLIC KEY-----`;
    await expectSameKey(readKey(text, 'auto'), ec.publicKey);
  });

  test('an RSASSA-PSS key says so', () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa-pss', { modulusLength: 1024 });
    for (const text of [pem(publicKey, 'spki'), pem(privateKey, 'pkcs8')]) {
      expect(readKey(text, 'auto').keys[0]).toMatchObject({
        type: 'RSA',
        pssOnly: true,
        bits: 1024,
      });
    }
  });

  test('a certificate gives the key in it', async () => {
    const reading = readKey(CERTIFICATE, 'auto');
    expect(reading.keys[0]?.source).toBe('certificate');
    await expectSameKey(reading, createPublicKey(CERTIFICATE));
  });

  test('several blocks give several keys, without the parameters among them', () => {
    const text = `-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${pem(ec.privateKey, 'sec1')}\n${CERTIFICATE}\n${pem(rsa.publicKey, 'spki')}`;
    const reading = readKey(text, 'auto');
    expect(reading.problems).toEqual([]);
    expect(words(reading)).toEqual([
      'EC P-256 private key',
      'EC P-256 public key',
      'RSA public key, 1024 bits',
    ]);
  });

  test('one bad block leaves the others readable', () => {
    const text = `-----BEGIN PUBLIC KEY-----\nMA==\n-----END PUBLIC KEY-----\n${pem(ec.publicKey, 'spki')}`;
    const reading = readKey(text, 'auto');
    expect(words(reading)).toEqual(['EC P-256 public key']);
    expect(reading.problems.map(({ code }) => code)).toEqual(['der-malformed']);
  });
});

describe('layouts', () => {
  const text = pem(rsa.publicKey, 'spki').trim();
  const lines = text.split('\n');
  test.each([
    ['CRLF', lines.join('\r\n')],
    ['all on one line', lines.join('')],
    ['spaces for line breaks', lines.join(' ')],
    ['escaped line breaks', lines.join('\\n')],
    ['escaped CRLF', lines.join('\\r\\n')],
    ['quoted', `"${text}"`],
    ['an .env line', `PUBLIC_KEY="${lines.join('\\n')}"`],
    ['an export line', `export KEY='${text}'`],
    ['a JSON member', `{"key": "${lines.join('\\n')}\\n"}`],
    ['a YAML block', `key: |\n${lines.map((line) => `    ${line}`).join('\n')}`],
    ['string literals joined by +', lines.map((line) => `"${line}\\n"`).join(' +\n  ')],
    ['adjacent string literals', lines.map((line) => `"${line}\\n"`).join('\n')],
    ['lines that end in a backslash', lines.join('\\\n')],
    ['leading comments', `# the key of 2024\nBag Attributes: <none>\n${text}`],
    ['blank lines inside', lines.join('\n\n')],
    ['a byte order mark', `\ufeff${text}`],
    ['dashes of a word processor', text.replaceAll('-----', '\u2014\u2013\u2013')],
  ])('%s', async (_name, laidOut) => {
    const reading = readKey(laidOut, 'auto');
    expect(reading.problems).toEqual([]);
    await expectSameKey(reading, rsa.publicKey);
  });

  test('a body without its BEGIN and END lines is read when it is said to be PEM', async () => {
    const body = lines.slice(1, -1).join('\n');
    const reading = readKey(body, 'pem');
    expect(reading.problems).toEqual([{ code: 'pem-no-begin', values: { found: 'PUBLIC KEY' } }]);
    await expectSameKey(reading, rsa.publicKey);
    expect(readKey(body, 'auto').encoding).toBe('utf8');
  });

  test('a wrong label is named and looked through', async () => {
    const mislabelled = pem(rsa.privateKey, 'pkcs8').replaceAll('PRIVATE', 'RSA PRIVATE');
    const reading = readKey(mislabelled, 'auto');
    expect(reading.problems[0]).toMatchObject({
      code: 'pem-mislabelled',
      values: { found: 'PRIVATE KEY' },
    });
    await expectSameKey(reading, rsa.privateKey);
  });
});

test('a fault stands at its place in the text', () => {
  const lines = pem(rsa.publicKey, 'spki').split('\n');
  lines[2] = `${lines[2]?.slice(0, 16)}~${lines[2]?.slice(17)}`;
  const text = lines.join('\n');
  const [problem] = readKey(text, 'auto').problems;
  expect(problem).toMatchObject({
    code: 'pem-bad-character',
    values: { line: 3, column: 17, char: '~' },
  });
  expect(text.slice(problem?.span?.start, problem?.span?.end)).toBe('~');
});

test.each(['-', '-----BEGIN A-----', '-----END A-----', ' ', '"+"', '\\'])(
  'half a megabyte of %j ends soon',
  (piece) => {
    const start = performance.now();
    readKey(piece.repeat(500_000 / piece.length), 'pem');
    readKey(`-----BEGIN A-----${piece.repeat(500_000 / piece.length)}`, 'auto');
    expect(performance.now() - start).toBeLessThan(3000);
  },
);
