// JWKs that are written against RFC 7518: said to be so, and used all the same to verify, to sign and to decrypt.
import {
  constants,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { CompactEncrypt, importJWK, type JWK } from 'jose';
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../bytes/utf8.ts';
import { describeKeyProblem } from '../keys/describe-key-problem.ts';
import { readKey } from '../keys/read-key.ts';
import { parseToken } from '../token/parse-token.ts';
import { findAlgorithm } from './algorithms.ts';
import { checkSignature } from './check-signature.ts';
import { decryptToken } from './jwe/decrypt-token.ts';
import { canSign, signBytes } from './sign.ts';

type Members = Readonly<Record<string, string>>;

const INPUT = encodeUtf8('header.payload');
const octets = (text: string): Buffer => Buffer.from(text, 'base64url');
const NUMBERS = ['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi', 'x', 'y', 'k'];

function pair(curve?: string): { privateKey: KeyObject; jwk: Members } {
  const { privateKey } =
    curve === undefined
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: curve });
  return { privateKey, jwk: privateKey.export({ format: 'jwk' }) as Members };
}

/** A key with a member that begins with a zero octet. */
function pairWithZero(curve: string, member: string): ReturnType<typeof pair> {
  let found = pair(curve);
  while (octets(found.jwk[member]!)[0] !== 0) found = pair(curve);
  return found;
}

const mapNumbers = (jwk: Members, change: (text: string) => string): Members =>
  Object.fromEntries(
    Object.entries(jwk).map(([name, text]) => [name, NUMBERS.includes(name) ? change(text) : text]),
  );
const padded = (text: string): string => octets(text).toString('base64');
const withZero = (text: string): string =>
  Buffer.concat([Buffer.of(0), octets(text)]).toString('base64url');
const withoutZeros = (text: string): string => {
  const bytes = octets(text);
  return bytes.subarray(bytes.findIndex((octet) => octet !== 0)).toString('base64url');
};
const withoutCrt = ({ kty, n, e, d }: Members): Members => ({ kty, n, e, d }) as Members;

const rsa = pair();
const p256 = pair('P-256');
const p521 = pair('P-521');
const zeroX = pairWithZero('P-256', 'x');
const zeroY = pairWithZero('P-256', 'y');
const zeroD = pairWithZero('P-256', 'd');
const koblitz = pairWithZero('secp256k1', 'd');

const CASES: readonly (readonly [
  name: string,
  alg: string,
  key: KeyObject,
  jwk: Members,
  said: RegExp,
])[] = [
  ['padding, RSA', 'RS256', rsa.privateKey, mapNumbers(rsa.jwk, padded), /not strict base64url/],
  ['leading zeros, RSA', 'PS256', rsa.privateKey, mapNumbers(rsa.jwk, withZero), /zero octet/],
  ['no CRT members', 'RS256', rsa.privateKey, withoutCrt(rsa.jwk), /lacks p, q, dp, dq, qi/],
  [
    'no CRT members, and leading zeros',
    'RS256',
    rsa.privateKey,
    mapNumbers(withoutCrt(rsa.jwk), withZero),
    /zero octet/,
  ],
  ['padding, EC', 'ES256', p256.privateKey, mapNumbers(p256.jwk, padded), /not strict base64url/],
  ['added zeros, EC', 'ES256', p256.privateKey, mapNumbers(p256.jwk, withZero), /33 octets/],
  ['added zeros, P-521', 'ES512', p521.privateKey, mapNumbers(p521.jwk, withZero), /67 octets/],
  ['dropped zeros in x', 'ES256', zeroX.privateKey, mapNumbers(zeroX.jwk, withoutZeros), /zeros/],
  ['dropped zeros in y', 'ES256', zeroY.privateKey, mapNumbers(zeroY.jwk, withoutZeros), /zeros/],
  ['dropped zeros in d', 'ES256', zeroD.privateKey, mapNumbers(zeroD.jwk, withoutZeros), /zeros/],
  [
    'dropped zeros in d, secp256k1',
    'ES256K',
    koblitz.privateKey,
    mapNumbers(koblitz.jwk, withoutZeros),
    /zeros/,
  ],
];

describe.each(CASES)('%s', (_name, alg, privateKey, jwk, said) => {
  const reading = readKey(JSON.stringify(jwk), 'auto');
  const publicKey = createPublicKey(privateKey);
  const row = findAlgorithm(alg)!;
  const hash = alg.replace(/^..(\d+)K?$/, 'sha$1');
  const options = {
    dsaEncoding: 'ieee-p1363',
    ...(alg === 'PS256' && { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }),
  } as const;

  test('is said to be out of the specification', () => {
    expect(reading.problems.map(describeKeyProblem).join(' ')).toMatch(said);
  });

  test('verifies, as a public key too', async () => {
    const signature = Uint8Array.from(sign(hash, INPUT, { key: privateKey, ...options }));
    const open = Object.entries(jwk).filter(([name]) =>
      ['kty', 'crv', 'n', 'e', 'x', 'y'].includes(name),
    );
    const half = readKey(JSON.stringify(Object.fromEntries(open)), 'auto');
    for (const { keys } of [reading, half]) {
      const { outcome } = await checkSignature(keys[0]!, { row, input: INPUT, signature });
      expect(outcome).toBe('holds');
    }
  });

  test('signs', async () => {
    const signature = await signBytes(alg, canSign(reading, alg)!, INPUT);
    expect(verify(hash, INPUT, { key: publicKey, ...options }, signature)).toBe(true);
  });
});

const AGREEING = CASES.filter(([, alg]) => alg !== 'ES256K');

test.each(AGREEING)('%s: decrypts', async (_name, _alg, privateKey, jwk) => {
  const management = jwk.kty === 'RSA' ? 'RSA-OAEP-256' : 'ECDH-ES+A256KW';
  const open = createPublicKey(privateKey).export({ format: 'jwk' });
  const recipient = await importJWK(open as JWK, management);
  const token = await new CompactEncrypt(INPUT)
    .setProtectedHeader({ alg: management, enc: 'A256GCM' })
    .encrypt(recipient);
  const parsed = parseToken(token) as Parameters<typeof decryptToken>[0];
  const answer = await decryptToken(parsed, readKey(JSON.stringify(jwk), 'auto'));
  expect(answer.plaintext).toEqual(INPUT);
});

test('a padded secret is the secret', async () => {
  const k = Buffer.from('a secret of 32 octets, no padding');
  const reading = readKey(
    JSON.stringify({ kty: 'oct', k: `${k.toString('base64url')}===` }),
    'auto',
  );
  expect(reading.problems.map(({ code }) => code)).toEqual(['jwk-member-lenient']);
  const good = readKey(JSON.stringify({ kty: 'oct', k: k.toString('base64url') }), 'auto');
  const [one, other] = await Promise.all(
    [reading, good].map((keys) => signBytes('HS256', canSign(keys, 'HS256')!, INPUT)),
  );
  expect(one).toEqual(other);
});
