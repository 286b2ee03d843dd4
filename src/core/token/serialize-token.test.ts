import fc from 'fast-check';
import { FlattenedEncrypt, GeneralEncrypt, compactDecrypt, flattenedVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { encodeBase64url } from '../bytes/base64url.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';
import { readTokens } from './parse-json-serialization.ts';
import type { ParsedToken } from './parsed-token.ts';
import {
  appendSignature,
  serializeToken,
  takeOneOut,
  type SerializationForm,
} from './serialize-token.ts';

const encode = (text: string): string => encodeBase64url(encodeUtf8(text));

/** RFC 7515 appendix A.2, A.6 and A.7. */
const PAYLOAD =
  'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ';
const ES_SIGNATURE =
  'DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q';
const COMPACT = `eyJhbGciOiJFUzI1NiJ9.${PAYLOAD}.${ES_SIGNATURE}`;
const A6 = JSON.stringify({
  payload: PAYLOAD,
  signatures: [
    { protected: 'eyJhbGciOiJSUzI1NiJ9', header: { kid: '2010-12-29' }, signature: 'AAAA' },
    { protected: 'eyJhbGciOiJFUzI1NiJ9', header: { kid: 'e9bc' }, signature: ES_SIGNATURE },
  ],
});

function write(text: string, form: SerializationForm, detachedPayload?: string): string {
  const written = serializeToken(text, form, detachedPayload);
  if (typeof written === 'string') throw new Error(written);
  return written.text;
}

/** What decides about a token: its characters, part by part. */
function partsOf(text: string): unknown {
  const view = (token: ParsedToken) => ({
    kind: token.kind,
    parts: token.segments.map(({ name, text: own }) => [name, own]),
    ...('jose' in token && { jose: token.jose }),
    ...(token.kind === 'jwe' && { aad: token.aad }),
  });
  return readTokens(text).map(view);
}

describe('the same parts, whatever the serialization', () => {
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
    y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
  };

  test('the token of RFC 7515 A.3, flattened, is taken by jose', async () => {
    const { payload } = await flattenedVerify(JSON.parse(write(COMPACT, 'flattened')), jwk);
    expect(encodeBase64url(payload)).toBe(PAYLOAD);
  });

  test('there and back is the very text', () => {
    for (const form of ['flattened', 'general'] as const) {
      expect(partsOf(write(COMPACT, form))).toEqual(partsOf(COMPACT));
      expect(write(write(COMPACT, form), 'compact')).toBe(COMPACT);
    }
    const general = write(COMPACT, 'general');
    expect(write(write(general, 'flattened'), 'general')).toBe(general);
  });

  test('any header, payload and signature come through every serialization', () => {
    const headers = fc
      .dictionary(fc.string(), fc.jsonValue())
      .map((members) => encode(JSON.stringify({ alg: 'HS256', ...members, b64: true })));
    const octets = fc.uint8Array().map((bytes) => encodeBase64url(bytes));
    fc.assert(
      fc.property(headers, octets, octets, (header, payload, signature) => {
        const text = `${header}.${payload}.${signature}`;
        for (const form of ['flattened', 'general'] as const) {
          const written = write(text, form);
          expect(partsOf(written)).toEqual(partsOf(text));
          expect(write(written, 'compact')).toBe(text);
        }
      }),
    );
  });

  test('what is beside the parts stays: other members, and unprotected headers to the letter', () => {
    const header = '{"kid": "\\u0061", "n": 1.0}';
    const text = `{"x":9007199254740993,"signature":"AAAA","header":${header},"protected":"eyJhbGciOiJIUzI1NiJ9","payload":"e30"}`;
    const general = write(text, 'general');
    expect(general.replaceAll(/\s/g, '')).toContain('"x":9007199254740993');
    expect(general.replaceAll(/\s/g, '')).toContain('{"kid":"\\u0061","n":1.0}');
    expect(partsOf(write(general, 'flattened'))).toEqual(partsOf(text));
  });
});

describe('encrypted tokens', () => {
  const secret = new Uint8Array(16).fill(7);

  test('one recipient goes everywhere, and jose opens it compact', async () => {
    const flattened = await new FlattenedEncrypt(encodeUtf8('{}'))
      .setProtectedHeader({ alg: 'A128KW', enc: 'A128GCM' })
      .encrypt(secret);
    const text = JSON.stringify(flattened);
    const compact = write(text, 'compact');
    await compactDecrypt(compact, secret);
    for (const form of ['flattened', 'general'] as const) {
      expect(partsOf(write(compact, form))).toEqual(partsOf(compact));
      expect(write(write(compact, form), 'compact')).toBe(compact);
    }
  });

  test('without an encrypted key there is no such member (RFC 7516 §7.2.1)', () => {
    const text = `${encode('{"alg":"dir","enc":"A128GCM"}')}..AAAA.AAAA.AAAA`;
    expect(JSON.parse(write(text, 'flattened'))).not.toHaveProperty('encrypted_key');
    expect(write(write(text, 'general'), 'compact')).toBe(text);
  });

  test('several recipients, an unprotected header or more data have no place in a compact one', async () => {
    const encrypt = new GeneralEncrypt(encodeUtf8('{}')).setProtectedHeader({ enc: 'A128GCM' });
    for (const _ of [1, 2]) encrypt.addRecipient(secret).setUnprotectedHeader({ alg: 'A128KW' });
    const general = JSON.stringify(await encrypt.encrypt());
    expect(serializeToken(general, 'compact')).toBe('several');
    expect(serializeToken(general, 'flattened')).toBe('several');
    const second = takeOneOut(general, 1);
    if (typeof second === 'string') throw new Error(second);
    expect(serializeToken(second.text, 'compact')).toBe('unprotected');
    expect(partsOf(second.text)).toEqual([(partsOf(general) as unknown[])[1]]);
    const withData = write(`${encode('{"alg":"dir","enc":"A128GCM"}')}..AA.AA.AA`, 'flattened');
    const data = JSON.stringify({ ...JSON.parse(withData), aad: 'AAAA' });
    expect(serializeToken(data, 'compact')).toBe('aad');
    expect(partsOf(write(data, 'general'))).toEqual(partsOf(data));
  });
});

describe('the payload beside the token (RFC 7515 appendix F)', () => {
  test('goes out and comes back as the very token', () => {
    const detached = serializeToken(COMPACT, 'detached');
    expect(detached).toEqual({
      text: `eyJhbGciOiJFUzI1NiJ9..${ES_SIGNATURE}`,
      detachedPayload: '{"iss":"joe",\r\n "exp":1300819380,\r\n "http://example.com/is_root":true}',
    });
    if (typeof detached === 'string') throw new Error(detached);
    expect(write(detached.text, 'compact', detached.detachedPayload)).toBe(COMPACT);
    expect(partsOf(write(detached.text, 'general', detached.detachedPayload))).toEqual(
      partsOf(COMPACT),
    );
    expect(serializeToken(detached.text, 'detached', 'x')).toEqual({
      text: detached.text,
      detachedPayload: 'x',
    });
  });

  test('octets that are no text, and characters that would not come back, stay in', () => {
    for (const payload of ['_w', 'e30=', 'e31']) {
      expect(serializeToken(`eyJhbGciOiJFUzI1NiJ9.${payload}.AA`, 'detached')).toBe(
        'payload-not-text',
      );
    }
  });
});

describe('a payload as it is (RFC 7797)', () => {
  const header = encode('{"alg":"HS256","b64":false,"crit":["b64"]}');
  const json = JSON.stringify({ protected: header, payload: '$.02 \u20ac', signature: 'AAAA' });

  test('with a dot it has no place in a compact token, and can be detached', () => {
    expect(serializeToken(json, 'compact')).toBe('unencoded');
    expect(serializeToken(json, 'detached')).toEqual({
      text: `${header}..AAAA`,
      detachedPayload: '$.02 \u20ac',
    });
    expect(partsOf(write(`${header}..AAAA`, 'flattened', '$.02 \u20ac'))).toEqual(partsOf(json));
  });

  test('without one it has', () => {
    const plain = write(json.replace('$.02 \u20ac', '$02'), 'compact');
    expect(plain).toBe(`${header}.$02.AAAA`);
    expect(write(write(plain, 'flattened'), 'compact')).toBe(plain);
  });
});

describe('one more signature', () => {
  test('leaves the others as they are, to the letter', () => {
    const added = appendSignature(A6, 'e30');
    if (typeof added === 'string') throw new Error(added);
    expect(added.index).toBe(2);
    const before = (partsOf(A6) as unknown[]).slice(0, 2);
    expect((partsOf(added.text) as unknown[]).slice(0, 2)).toEqual(before);
    expect(JSON.parse(added.text).signatures[2]).toEqual({ protected: 'e30', signature: '' });
  });

  test('makes a general serialization of a compact token', () => {
    const added = appendSignature(COMPACT, 'e30');
    expect(added).toMatchObject({ index: 1 });
  });

  test('is not for what is encrypted, nor past what is read', () => {
    expect(appendSignature('e30.AA.AA.AA.AA', 'e30')).toBe('encrypted');
    const many = {
      payload: '',
      signatures: Array.from({ length: 100 }, () => ({ signature: '' })),
    };
    expect(appendSignature(JSON.stringify(many), 'e30')).toBe('too-many');
  });
});

test('what is no whole token is said', () => {
  for (const [text, fault] of [
    ['', 'no-token'],
    ['abc', 'no-token'],
    ['e30.e30', 'faulty'],
    ['e30.e30.AA~AA~', 'disclosures'],
    ['{"payload":"","signatures":[]}', 'faulty'],
    [A6, 'several'],
  ]) {
    expect(serializeToken(text!, 'compact')).toBe(fault);
  }
  expect(serializeToken('{"header":{"alg":"HS256"},"payload":"","signature":""}', 'compact')).toBe(
    'unprotected',
  );
  expect(serializeToken('{"payload":"","signature":""}', 'compact')).toBe('nothing-protected');
});
