import { readFileSync } from 'node:fs';
import { CompactEncrypt, exportJWK, generateKeyPair, generateSecret } from 'jose';
import { describe, expect, test } from 'vitest';
import { readKey } from '../../keys/read-key.ts';
import { parseToken } from '../../token/parse-token.ts';
import { decryptToken } from './decrypt-token.ts';
import { CONTENT_ENCRYPTIONS, KEY_MANAGEMENTS } from './encryption-algorithms.ts';

interface Vector {
  readonly id: string;
  readonly kind: string;
  readonly token: string;
  readonly key: object;
  readonly alg?: string;
  readonly expect: string;
  readonly plaintextOrPayload?: string;
  readonly serialization?: string;
}

const vectors = ['rfc', 'rfc7520', 'wycheproof-sample']
  .flatMap((name) => JSON.parse(readFileSync(`e2e/vectors/${name}.json`, 'utf8')) as Vector[])
  .filter(({ kind, serialization }) => kind === 'jwe' && serialization === undefined);

function decrypt(text: string, key: object | string) {
  const token = parseToken(text);
  if (token.kind !== 'jwe') return Promise.resolve(undefined);
  // A password stands in the vectors as it is.
  const given = typeof key === 'object' && 'secret' in key ? String(key.secret) : key;
  const keyText = typeof given === 'string' ? given : JSON.stringify(given);
  return decryptToken(token, readKey(keyText, 'auto'));
}

const textOf = (octets: Uint8Array | undefined) => octets && Buffer.from(octets).toString();

test('there are vectors', () => {
  expect(vectors.length).toBeGreaterThan(40);
});

test.each(vectors)('$id is $expect', async ({ token, key, expect: expected, ...vector }) => {
  const answer = await decrypt(token, key);
  if (expected === 'invalid') {
    expect(answer?.verdict).not.toBe('verified');
    expect(answer?.plaintext).toBeUndefined();
  } else {
    expect(answer?.verdict).toBe('verified');
    expect(textOf(answer?.plaintext)).toBe(vector.plaintextOrPayload);
  }
});

const CONTENT = 'Live long and prosper.';
const managed = [...KEY_MANAGEMENTS.keys()].filter((alg) => alg !== 'dir' && alg !== 'RSA1_5');

describe.each(managed)('%s, encrypted by jose', (alg) => {
  test.each([...CONTENT_ENCRYPTIONS.keys()])('with %s', async (enc) => {
    const header = { alg, enc, ...(alg.startsWith('PBES2') && { p2c: 1000 }) };
    const isPassword = alg.startsWith('PBES2');
    const keys =
      alg.startsWith('RSA') || alg.startsWith('ECDH')
        ? await generateKeyPair(alg, { extractable: true })
        : undefined;
    const secret =
      keys || isPassword ? undefined : await generateSecret(alg, { extractable: true });
    const password = 'correct horse battery staple';
    const sealer = keys?.publicKey ?? secret ?? new TextEncoder().encode(password);
    const token = await new CompactEncrypt(new TextEncoder().encode(CONTENT))
      .setProtectedHeader(header)
      .encrypt(sealer);
    const opener = keys?.privateKey ?? secret;
    const answer = await decrypt(token, opener ? await exportJWK(opener) : password);
    expect(answer?.reason.code).toBe('opened');
    expect(textOf(answer?.plaintext)).toBe(CONTENT);
    const tampered = `${token.slice(0, -3)}${token.at(-3) === 'A' ? 'B' : 'A'}${token.slice(-2)}`;
    const refused = await decrypt(tampered, opener ? await exportJWK(opener) : password);
    expect(refused).toMatchObject({ verdict: 'failed', reason: { code: 'does-not-open' } });
  });
});

describe('what keeps a token shut', () => {
  const header = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const zeros = (length: number) => Buffer.alloc(length).toString('base64url');
  const sealed = (part: object, wrapped = zeros(24), iv = 12, tag = 16) =>
    `${header(part)}.${wrapped}.${zeros(iv)}.${zeros(3)}.${zeros(tag)}`;
  const secret = { kty: 'oct', k: zeros(16) };

  test.each<[string, string, object | string, string, string]>([
    ['no key', sealed({ alg: 'A128KW', enc: 'A128GCM' }), '', 'encrypted', 'encrypted'],
    ['no `enc`', sealed({ alg: 'A128KW' }), secret, 'malformed', 'jwe-incomplete'],
    [
      'an unknown `enc`',
      sealed({ alg: 'dir', enc: 'toString' }),
      secret,
      'unsupported',
      'enc-unknown',
    ],
    [
      'a signing `alg`',
      sealed({ alg: 'HS256', enc: 'A128GCM' }),
      secret,
      'unsupported',
      'alg-for-signing',
    ],
    [
      'an unknown `alg`',
      sealed({ alg: '__proto__', enc: 'A128GCM' }),
      secret,
      'unsupported',
      'alg-unknown',
    ],
    [
      'a short tag',
      sealed({ alg: 'A128KW', enc: 'A128GCM' }, zeros(24), 12, 4),
      secret,
      'malformed',
      'jwe-part-length',
    ],
    [
      'a long vector',
      sealed({ alg: 'A128KW', enc: 'A128GCM' }, zeros(24), 16),
      secret,
      'malformed',
      'jwe-part-length',
    ],
    [
      'a secret of the wrong size',
      sealed({ alg: 'A256KW', enc: 'A128GCM' }),
      secret,
      'key-mismatch',
      'key-octets-for',
    ],
    [
      'an encrypted key beside `dir`',
      sealed({ alg: 'dir', enc: 'A128GCM' }),
      secret,
      'key-mismatch',
      'encrypted-key',
    ],
    [
      'a key of another type',
      sealed({ alg: 'RSA-OAEP', enc: 'A128GCM' }),
      secret,
      'key-mismatch',
      'key-type',
    ],
    [
      'a signing key',
      sealed({ alg: 'A128KW', enc: 'A128GCM' }),
      { ...secret, use: 'sig' },
      'key-mismatch',
      'key-use',
    ],
    [
      'another `alg`',
      sealed({ alg: 'A128KW', enc: 'A128GCM' }),
      { ...secret, alg: 'A128GCMKW' },
      'key-mismatch',
      'key-alg',
    ],
    [
      'a flood of iterations',
      sealed({ alg: 'PBES2-HS256+A128KW', enc: 'A128GCM', p2c: 2_000_000_000, p2s: zeros(16) }),
      'password',
      'key-mismatch',
      'too-many-iterations',
    ],
    [
      'more iterations than can be counted',
      sealed({ alg: 'PBES2-HS256+A128KW', enc: 'A128GCM', p2c: 1e15, p2s: zeros(16) }),
      'password',
      'key-mismatch',
      'iterations-too-large',
    ],
    [
      'no salt',
      sealed({ alg: 'PBES2-HS256+A128KW', enc: 'A128GCM', p2c: 1000 }),
      'password',
      'key-mismatch',
      'header-parameter',
    ],
    [
      'an unknown `zip`',
      sealed({ alg: 'A128KW', enc: 'A128GCM', zip: 'GZ' }),
      secret,
      'malformed',
      'header-parameter',
    ],
  ])('%s', async (_what, token, key, verdict, code) => {
    expect(await decrypt(token, key)).toMatchObject({ verdict, reason: { code } });
  });
});

describe('`zip`', () => {
  const secret = { kty: 'oct', k: Buffer.alloc(16, 7).toString('base64url') };
  async function seal(content: Uint8Array<ArrayBuffer>): Promise<string> {
    const header = Buffer.from(JSON.stringify({ alg: 'dir', enc: 'A128GCM', zip: 'DEF' })).toString(
      'base64url',
    );
    const stream = new Blob([content]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    const deflated = new Uint8Array(await new Response(stream).arrayBuffer());
    const key = await crypto.subtle.importKey('raw', Buffer.alloc(16, 7), 'AES-GCM', false, [
      'encrypt',
    ]);
    const iv = new Uint8Array(12);
    const whole = Buffer.from(
      await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(header) },
        key,
        deflated,
      ),
    );
    const parts = [Buffer.from(iv), whole.subarray(0, -16), whole.subarray(-16)];
    return [header, '', ...parts.map((part) => part.toString('base64url'))].join('.');
  }

  test('is inflated', async () => {
    const answer = await decrypt(await seal(new TextEncoder().encode(CONTENT)), secret);
    expect(textOf(answer?.plaintext)).toBe(CONTENT);
  });

  test('a bomb is not', async () => {
    const answer = await decrypt(await seal(new Uint8Array(30_000_000)), secret);
    expect(answer).toMatchObject({ verdict: 'malformed', reason: { code: 'inflated-too-large' } });
    expect(answer?.plaintext).toBeUndefined();
  });
});
