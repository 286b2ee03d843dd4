import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { expect, test } from 'vitest';
import { encodeDerBits, encodeDerOid, encodeDerSequence } from './der-write.ts';
import { describeKeyProblem } from './describe-key-problem.ts';
import type { KeyProblemCode } from './key-problem.ts';
import type { KeyFormat } from './key-reading.ts';
import { KEY_TEXT_LIMIT, readKey } from './read-key.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
const pem = (key: KeyObject, options: object): string =>
  key.export({ format: 'pem', ...options } as never) as string;
const SPKI = pem(rsa.publicKey, { type: 'spki' });
const PKCS8 = pem(rsa.privateKey, { type: 'pkcs8' });
const block = (label: string, body: Uint8Array | string): string =>
  `-----BEGIN ${label}-----\n${typeof body === 'string' ? body : Buffer.from(body).toString('base64')}\n-----END ${label}-----\n`;
const spki = (oid: string, parameters: Uint8Array, octets: number): string =>
  block(
    'PUBLIC KEY',
    encodeDerSequence(
      encodeDerSequence(encodeDerOid(oid), parameters),
      encodeDerBits(new Uint8Array(octets)),
    ),
  );
const EC = '1.2.840.10045.2.1';
const NOTHING = new Uint8Array();

// RFC 7517 appendix A.1
const X = 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4';
const Y = '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM';
const jwk = (members: object): string => JSON.stringify(members);

/** For each fault a text that has it. */
const EXAMPLES = {
  'key-text-too-long': 'x'.repeat(KEY_TEXT_LIMIT + 1),
  'too-many-keys': jwk({ keys: Array.from({ length: 10_001 }, () => ({ kty: 'oct', k: 'AA' })) }),
  'base64-bad-character': ['c2Vjc\nmV0!', 'base64'],
  'base64-bad-length': ['c2Vjc', 'base64'],
  'base64-stray-bits': ['c2VjcmV0Cx', 'base64'],
  'base64-url-alphabet': ['-_-_', 'base64'],
  'base64url-standard-alphabet': ['+/+/', 'base64url'],
  'base64url-padding': ['c2VjcmV0Cg==', 'base64url'],
  'hex-bad-character': ['00 1g', 'hex'],
  'hex-odd-length': ['012', 'hex'],
  'pem-no-begin': ['secret', 'pem'],
  'pem-bare-body': SPKI.split('\n').slice(1, -2).join(''),
  'pem-no-end': SPKI.slice(0, 150),
  'pem-end-differs': SPKI.replace('END PUBLIC', 'END PRIVATE'),
  'pem-empty': block('PUBLIC KEY', ''),
  'pem-bad-character': SPKI.replace('M', 'M~'),
  'pem-bad-length': block('PUBLIC KEY', 'MIGfM'),
  'pem-encrypted': pem(rsa.privateKey, { type: 'pkcs8', cipher: 'aes-128-cbc', passphrase: 'p' }),
  'pem-encryption-unknown': `-----BEGIN ENCRYPTED PRIVATE KEY-----
MIGxMBwGCiqGSIb3DQEMAQQwDgQIQTbXgkNqxU8CAggABIGQv4SL58vdZu4oEULD
igFoURkdXznOTI+SofQQ/JsRdFbkWAEjr1GXS0ig3SWTYv5PfW4Wh86/M1FY0eOp
j55K31prr5j0ssbOK0TJTeTphOgZOk9iAGv10Zhb0T2z6fGUobNdB917pWHYKy1L
Ln5L1+5IA9e1YgyWCsl3Q0uOqP7x7IHwpI+vXm7A7hBHJvvl
-----END ENCRYPTED PRIVATE KEY-----`,
  'pem-encryption-costly': `-----BEGIN ENCRYPTED PRIVATE KEY-----
MIHuMFkGCSqGSIb3DQEFDTBMMCsGCSqGSIb3DQEFDDAeBAhf+OpftCXESAIEATEt
ADAMBggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQrOJQAipy+ObJLAAZnH3vGwSB
kDcbzBgK5k5iAeox5IvWqwGl2GgD8pw7eNxBq92Uc8MyW0DRXeRz9aVxoDAA0ne9
xgFFga4wd5BaKxLtzGtPiWEIH37HrL5L8VxUCy/RtGsOEDiyWjIaM0QhcGMSyMWk
9s48tNLmf2wjS/Zp8gVU+dKJU14Cdoa8ywfuIGSMo/u1r6aFpt/l8/9zzrHjYL4g
5w==
-----END ENCRYPTED PRIVATE KEY-----`,
  'pem-unsupported': block('DH PRIVATE KEY', 'AAAA'),
  'pem-mislabelled': PKCS8.replaceAll('PRIVATE', 'RSA PRIVATE'),
  'pem-only-parameters': block('EC PARAMETERS', 'BggqhkjOPQMBBw=='),
  'ssh-public-malformed': 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI me@example.com',
  'ssh-malformed': block('OPENSSH PRIVATE KEY', 'b3BlbnNzaC1rZXktdjEAAAAA'),
  'ssh-unsupported': 'ssh-dss AAAAB3NzaC1kc3M me@example.com',
  'der-truncated': block('PUBLIC KEY', SPKI.split('\n').slice(1, 3).join('')),
  'der-malformed': block('PUBLIC KEY', 'MAMCAQA='),
  'der-unknown-algorithm': spki('1.2.840.10040.4.1', NOTHING, 8),
  'der-unknown-curve': spki(EC, encodeDerOid('1.3.132.0.33'), 57),
  'der-explicit-curve': spki(EC, encodeDerSequence(), 65),
  'key-octets': spki('1.3.101.112', NOTHING, 31),
  'point-not-on-curve': jwk({ kty: 'EC', crv: 'P-256', x: X, y: X }),
  'jwk-json': '{"kty": "oct", "k" "AA"}',
  'jwk-not-object': ['"kty"', 'jwk'],
  'jwk-too-deep': `{"kty":${'['.repeat(99)}${']'.repeat(99)}}`,
  'jwk-no-kty': ['{"k":"AA"}', 'jwk'],
  'jwk-kty-unknown': jwk({ kty: 'rsa', n: 'AQAB', e: 'AQAB' }),
  'jwk-member-missing': jwk({ kty: 'RSA', n: 'AQAB' }),
  'jwk-member-not-string': jwk({ kty: 'RSA', n: 'AQAB', e: 65537 }),
  'jwk-member-empty': jwk({ kty: 'oct', k: '' }),
  'jwk-member-character': jwk({ kty: 'oct', k: 'A A' }),
  'jwk-member-length': jwk({ kty: 'oct', k: 'AAAAA' }),
  'jwk-member-lenient': jwk({ kty: 'oct', k: 'AA==' }),
  'jwk-member-octets': jwk({ kty: 'OKP', crv: 'Ed25519', x: 'AAAA' }),
  'jwk-member-zeros': jwk({ kty: 'RSA', n: 'AQAB', e: 'AAEAAQ' }),
  'jwk-member-repeated': '{"kty":"oct","k":"AA","k":"AQ"}',
  'jwk-crv-unknown': jwk({ kty: 'EC', crv: 'P-224', x: X, y: Y }),
  'jwk-alg-unknown': jwk({ kty: 'AKP', alg: 'ML-DSA', pub: 'AA' }),
  'jwk-rsa-partial': jwk({ kty: 'RSA', n: 'AQAB', e: 'AQAB', d: 'AQAB' }),
  'jwk-set-keys': ['{"keys":{}}', 'jwk'],
  'jwk-set-empty': '{"keys":[]}',
  // `pem-password-wrong` is of the password: crypto/key-encryption/open-keys.test.ts.
} satisfies Record<
  Exclude<KeyProblemCode, 'pem-password-wrong'>,
  string | [text: string, format: KeyFormat]
>;

test.each(Object.entries(EXAMPLES))('%s is found and said in a sentence', (code, example) => {
  const [text = '', format = 'auto'] = typeof example === 'string' ? [example] : example;
  const { problems } = readKey(text, format as KeyFormat);
  const problem = problems.find((one) => one.code === code);
  if (!problem) throw new Error(`found ${problems.map((one) => one.code).join(', ') || 'nothing'}`);
  const sentence = describeKeyProblem(problem);
  expect(sentence).toMatch(/^[A-Z`].{20,}\.$/s);
  expect(sentence).not.toMatch(/undefined|NaN|\[object/);
  if (problem.span) expect(text.slice(problem.span.start, problem.span.end)).not.toBe('');
  // Nothing of the key: no run of its characters longer than a name.
  for (const run of text.match(/[\w+/-]{12,}/g) ?? []) {
    if (!/KEY|crv|ssh|PRIVATE|ecdsa|ed25519/.test(run)) expect(sentence).not.toContain(run);
  }
});

test('a fault in a set says which key has it', () => {
  const text = jwk({ keys: [{ kty: 'oct', k: 'AA' }, { kty: 'oct' }] });
  const { problems } = readKey(text, 'auto');
  expect(problems.map(describeKeyProblem)).toEqual([
    'Key 2 of the set: The JWK has no `k` member, which its `kty` requires.',
  ]);
});

test('the sentences name the place and the way out', () => {
  const say = (text: string, format: KeyFormat = 'auto'): string | undefined =>
    readKey(text, format).problems.map(describeKeyProblem)[0];
  expect(say(EXAMPLES['pem-no-end'])).toBe(
    'This PEM block ends without `-----END PUBLIC KEY-----`: the last lines were cut off.',
  );
  expect(say('abc\nde%f', 'base64')).toBe(
    'Line 2, character 3 is not base64: `%`. If the secret is plain text, choose UTF-8.',
  );
  expect(say(EXAMPLES['jwk-json'])).toBe(
    'This JWK is not valid JSON at line 1, character 20: `:` is missing there.',
  );
});
