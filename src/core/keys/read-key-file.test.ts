import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeKeyFile, describeKeeping } from './describe-key-file.ts';
import { KEY_FILE_LIMIT, readKeyFile } from './read-key-file.ts';
import { readKey } from './read-key.ts';

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const octets = (content: string | Uint8Array): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(content as string));
const PEM = String(publicKey.export({ format: 'pem', type: 'spki' }));
/** `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=a -outform DER | base64` */
const CERTIFICATE = Buffer.from(
  'MIIBbzCCARWgAwIBAgIUVb5Abk2hzUa0Ib1umOM9sv5gwd0wCgYIKoZIzj0EAwIwDDEKMAgGA1UEAwwBYTAgFw0yNjExMjYwMTU4NThaGA8yMTI2MTEwMjAxNTg1OFowDDEKMAgGA1UEAwwBYTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABBKHzsKJXAjuckHCC6/16WWlA0evQSXx3I8hFBb8Y5zo50p5MRLm9iJzsWIxn8+xzqbL+rGFKQSgzr98rR438UCjUzBRMB0GA1UdDgQWBBThSzB1nW3I2dann4SKPqfkyGCWlTAfBgNVHSMEGDAWgBThSzB1nW3I2dann4SKPqfkyGCWlTAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIQCcF29jMoe9XmphfNScVZ62IABsUVzgxQjxUY4vD+g9jwIgMmW45wgEAtm0v74IjDaGi5HhygOiM+Mx4/k4bIrcoCE=',
  'base64',
);

test('DER becomes the PEM that OpenSSL writes of it', () => {
  expect(readKeyFile(octets(publicKey.export({ format: 'der', type: 'spki' })))).toEqual({
    texts: [PEM],
    problems: [],
  });
  for (const type of ['pkcs8', 'sec1'] as const) {
    expect(readKeyFile(octets(privateKey.export({ format: 'der', type }))).texts).toEqual([
      privateKey.export({ format: 'pem', type }),
    ]);
  }
  const [certificate = ''] = readKeyFile(octets(CERTIFICATE)).texts;
  expect(certificate).toMatch(/^-----BEGIN CERTIFICATE-----\n/);
  expect(readKey(certificate, 'auto').keys[0]).toMatchObject({ source: 'certificate', type: 'EC' });
});

test('text is read as the key field reads it: several keys, a secret on one line', () => {
  expect(readKeyFile(octets(PEM)).texts).toEqual([PEM]);
  expect(readKeyFile(octets(`${PEM}${PEM}`)).texts).toEqual([PEM.trim(), PEM.trim()]);
  expect(readKeyFile(octets('a secret\n')).texts).toEqual(['a secret\n']);
  // Hexadecimal that begins with the octet of a SEQUENCE.
  expect(readKeyFile(octets('0f3a')).texts).toEqual(['0f3a']);
});

test('a byte order mark is no part of a key, and UTF-16 of PowerShell is read', () => {
  expect(readKeyFile(octets(`\ufeff${PEM}`)).texts).toEqual([PEM]);
  expect(readKeyFile(octets(Buffer.from(`\ufeff${PEM}`, 'utf16le'))).texts).toEqual([PEM]);
});

test.each([
  ['file-empty', ' \n'],
  ['file-empty', ''],
  ['file-no-key', 'two\nlines'],
  ['file-no-key', 'x'.repeat(1025)],
  ['file-binary', new Uint8Array([0x89, 0x50, 0x4e, 0x47])],
  ['file-binary', new Uint8Array([0x30, 0x82, 0xff])],
  ['file-too-large', new Uint8Array(KEY_FILE_LIMIT + 1)],
  ['pem-no-end', '-----BEGIN PUBLIC KEY-----\nAAAA'],
])('%s', (code, content) => {
  const { texts, problems } = readKeyFile(octets(content));
  expect(texts).toEqual([]);
  expect(problems.map((problem) => problem.code)).toContain(code);
  const nothing = { kept: 0, known: 0, refused: 0 };
  expect(describeKeyFile('a`b', nothing, problems)).toEqual([
    expect.stringMatching(/^a’b: [A-Z].*\.$/),
  ]);
});

test('no file makes it throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (content) => {
      const file = octets(content);
      const { texts, problems } = readKeyFile(file);
      expect(texts.length + problems.length).toBeGreaterThan(0);
    }),
  );
});

test('what came of keeping, in words', () => {
  expect(describeKeeping({ kept: 1, known: 2, refused: 3 })).toBe(
    'One key kept. 2 keys were there already. 3 keys not kept: the ring is full.',
  );
  expect(describeKeeping({ kept: 0, known: 0, refused: 0 })).toBe(
    'There is no key in the field that could be kept.',
  );
  expect(describeKeyFile('a.pem', { kept: 1, known: 0, refused: 0 }, [])).toEqual([]);
});

test('an encrypted key is a key, in PEM and in DER', () => {
  const encryption = { type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'p' } as const;
  const closed = String(privateKey.export({ format: 'pem', ...encryption }));
  expect(readKeyFile(octets(closed))).toMatchObject({
    texts: [closed],
    problems: [{ code: 'pem-encrypted' }],
  });
  const [fromDer = ''] = readKeyFile(
    octets(privateKey.export({ format: 'der', ...encryption })),
  ).texts;
  expect(readKey(fromDer, 'auto').encrypted).toHaveLength(1);
});

test('of a file with open and encrypted keys each is kept', () => {
  const closed = privateKey.export({
    format: 'pem',
    type: 'pkcs8',
    cipher: 'aes-256-cbc',
    passphrase: 'p',
  });
  expect(readKeyFile(octets(`${PEM}${String(closed)}`)).texts).toHaveLength(2);
});
