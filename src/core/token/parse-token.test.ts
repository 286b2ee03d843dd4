import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseToken } from './parse-token.ts';

const encode = (text: string): string => Buffer.from(text).toString('base64url');
const codes = (text: string): string[] => parseToken(text).problems.map((p) => p.code);

// RFC 7519 §3.1
const JWT =
  'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

describe('parseToken', () => {
  test('reads the RFC 7519 example with its own whitespace', () => {
    const token = parseToken(JWT);
    if (token.kind !== 'jws') throw new Error(token.kind);
    expect(token.problems).toEqual([]);
    expect(token.jose).toEqual({ alg: 'HS256', typ: 'JWT' });
    expect(token.header.json?.text).toBe('{"typ":"JWT",\r\n "alg":"HS256"}');
    expect(token.signature?.decoded.bytes).toHaveLength(32);
  });

  test('every segment is the text at its place', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(...'eyJ0-_=+ .'.split('')) })),
        (parts) => {
          const text = parts.join('.');
          for (const segment of parseToken(text).segments.slice(0, 20)) {
            expect(text.slice(segment.start, segment.start + segment.text.length)).toBe(
              segment.text,
            );
          }
        },
      ),
    );
  });

  test('half a token gives the half that is there', () => {
    const [header, payload] = JWT.split('.');
    const one = parseToken(header!);
    expect(one.kind === 'jws' && one.jose.alg).toBe('HS256');
    const two = parseToken(`${header}.${payload!.slice(0, 30)}`);
    expect(two.kind === 'jws' && two.payload?.json?.reading.root?.kind).toBe('object');
    expect(two.kind === 'jws' && two.payload?.json?.reading.problem?.code).toBe(
      'json-unexpected-end',
    );
    expect(codes(`${header}.${payload}`)).toEqual(['signature-missing']);
  });

  test('names what keeps it from being checked', () => {
    expect(codes('hello')).toEqual(['not-a-token']);
    expect(codes(`${encode('{"typ":"JWT"}')}.e30.AA`)).toEqual(['alg-missing']);
    expect(codes(`${encode('{"alg":["HS256"]}')}.e30.AA`)).toEqual(['alg-missing']);
    expect(codes(`${encode('["HS256"]')}.e30.AA`)).toEqual(['header-not-object']);
    expect(codes(`${encode('{"alg":')}.e30.AA`)).toEqual(['header-not-json']);
    expect(codes('_w.e30.AA')).toEqual(['header-not-utf8']);
    expect(codes(`${encode('{"alg":"HS256"}')}.a.b.c`)[0]).toBe('segment-count');
    expect(parseToken('.'.repeat(10_000)).segments.length).toBeLessThan(30);
  });

  test.each([
    ['{"alg":"HS256","crit":[]}', true],
    ['{"alg":"HS256","crit":"exp"}', true],
    ['{"alg":"HS256","crit":["alg"]}', true],
    ['{"alg":"HS256","crit":["x"]}', true],
    ['{"alg":"HS256","x":1,"crit":["x","x"]}', true],
    ['{"alg":"HS256","x":1,"crit":["x"]}', false],
  ])('crit in %s', (header, malformed) => {
    expect(codes(`${encode(header)}.e30.AA`).includes('crit-malformed')).toBe(malformed);
  });

  test('takes a payload as it stands when b64 is false and critical (RFC 7797 §4.2)', () => {
    const token = parseToken(`${encode('{"alg":"HS256","b64":false,"crit":["b64"]}')}.{"a":1}.AA`);
    expect(token.kind === 'jws' && token.payload?.json?.text).toBe('{"a":1}');
  });

  test('recognises a JWE by its five parts', () => {
    const token = parseToken(`${encode('{"alg":"dir","enc":"A256GCM"}')}..aa.bb.cc`);
    expect(token.kind === 'jwe' && token.jose.enc).toBe('A256GCM');
  });

  test('a member called __proto__ is a member', () => {
    const token = parseToken(`${encode('{"__proto__":{"alg":"none"},"alg":"HS256"}')}.e30.AA`);
    expect(token.kind === 'jws' && token.jose.alg).toBe('HS256');
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseToken(text).text).toBe(text);
      }),
    );
  });
});
