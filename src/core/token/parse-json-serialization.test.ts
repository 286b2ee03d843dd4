import { describe, expect, test } from 'vitest';
import { encodeBase64url } from '../bytes/base64url.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';
import { readTokens } from './parse-json-serialization.ts';

const encode = (value: unknown): string =>
  encodeBase64url(encodeUtf8(typeof value === 'string' ? value : JSON.stringify(value)));
const HS = encode({ alg: 'HS256' });
const PAYLOAD = encode({ sub: 'a' });

function faults(value: unknown): readonly unknown[] {
  return readTokens(JSON.stringify(value)).map(({ problems }) => problems[0]?.values?.fault);
}

describe('what is read', () => {
  test('each signature is a token of its own, with its place', () => {
    const text = JSON.stringify({
      payload: PAYLOAD,
      signatures: [
        { protected: HS, signature: 'AAAA' },
        { protected: encode({ alg: 'ES256' }), header: { kid: 'b' }, signature: 'BBBB' },
      ],
    });
    const tokens = readTokens(text);
    expect(tokens).toMatchObject([
      {
        kind: 'jws',
        jose: { alg: 'HS256' },
        serialization: { form: 'general', index: 0, count: 2 },
      },
      { kind: 'jws', jose: { alg: 'ES256', kid: 'b' }, signature: { text: 'BBBB' } },
    ]);
    for (const { segments } of tokens) {
      for (const { start, text: own } of segments) {
        expect(text.slice(start, start + own.length)).toBe(own);
      }
    }
  });

  test('a recipient has the header parameters of all, and its own', () => {
    const [token] = readTokens(
      JSON.stringify({
        protected: encode({ enc: 'A128GCM' }),
        unprotected: { kid: 'a' },
        header: { alg: 'dir' },
        aad: 'AAEC',
        iv: 'AA',
        ciphertext: 'AA',
        tag: 'AA',
      }),
    );
    expect(token).toMatchObject({
      kind: 'jwe',
      jose: { alg: 'dir', enc: 'A128GCM', kid: 'a' },
      aad: 'AAEC',
      problems: [],
      serialization: { form: 'flattened' },
    });
  });

  test('a compact token is the one that it is', () => {
    expect(readTokens(`${HS}.${PAYLOAD}.AAAA`)).toMatchObject([{ kind: 'jws', problems: [] }]);
  });
});

test('what of a header is not protected is told from what is', () => {
  const unprotectedOf = (value: unknown) =>
    readTokens(JSON.stringify(value)).map((token) =>
      'serialization' in token ? token.serialization?.unprotected.map(({ name }) => name) : [],
    );
  const signed = { payload: PAYLOAD, protected: HS, signature: 'AAAA' };
  expect(unprotectedOf(signed)).toEqual([[]]);
  expect(unprotectedOf({ ...signed, header: { kid: 'a', jku: 'b' } })).toEqual([['kid', 'jku']]);
  const recipients = [{ header: { alg: 'dir' } }, { header: { kid: 'c' } }];
  const sealed = { protected: HS, unprotected: { jku: 'b' }, recipients, ciphertext: 'AA' };
  expect(unprotectedOf(sealed)).toEqual([
    ['jku', 'alg'],
    ['jku', 'kid'],
  ]);
});

test('a part with escaped characters has its place in the text', () => {
  const text = `{"payload":"e30","protected":"${HS}","signature":"\\u0041AAA"}`;
  const [token] = readTokens(text);
  const signature = token.segments[2];
  expect(signature?.text).toBe('AAAA');
  expect(text.slice(signature?.start, signature?.end)).toBe('\\u0041AAA');
});

describe('what breaks a rule is said', () => {
  const signed = { payload: PAYLOAD, protected: HS, signature: 'AAAA' };
  test.each([
    ['both forms', { ...signed, signatures: [{ protected: HS, signature: 'A' }] }, 'both-forms'],
    ['an empty list', { payload: PAYLOAD, signatures: [] }, 'no-members'],
    ['a list that is none', { payload: PAYLOAD, signatures: 'x' }, 'no-members'],
    ['no signature', { payload: PAYLOAD, signatures: [{ protected: HS }] }, 'no-signature'],
    ['a name twice', { ...signed, header: { alg: 'HS256' } }, 'names-twice'],
    ['crit unprotected', { ...signed, header: { crit: ['x'], x: 1 } }, 'not-protected'],
    ['b64 unprotected', { ...signed, header: { b64: false } }, 'not-protected'],
    [
      'two encodings of one payload',
      {
        payload: PAYLOAD,
        signatures: [
          { protected: HS, signature: 'A' },
          { protected: encode({ alg: 'HS256', b64: false, crit: ['b64'] }), signature: 'A' },
        ],
      },
      'b64-differs',
    ],
    ['a header that is none', { ...signed, header: 'x' }, 'not-an-object'],
  ])('%s', (_, value, fault) => {
    expect(faults(value)).toContain(fault);
  });

  test('what is no serialization at all is unreadable, as before', () => {
    for (const text of ['{', '{}', '{"a":1}', '{"payload":1}', '{"signature":']) {
      expect(readTokens(text)).toMatchObject([{ kind: 'unreadable' }]);
    }
  });
});
