import { describe, expect, it } from 'vitest';
import { encodeBase64url } from '../bytes/base64url.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';
import { removeMember } from '../json/edit-json.ts';
import { LIMITS, weighMembers, weighToken } from './weigh-token.ts';

const encode = (text: string) => encodeBase64url(encodeUtf8(text));

describe('the weight of a token', () => {
  it('is its length, in all and part by part', () => {
    const text = `${'a'.repeat(36)}.${'b'.repeat(1000)}.${'c'.repeat(86)}`;
    const weight = weighToken(text, [
      { name: 'header', start: 0, end: 36 },
      { name: 'payload', start: 37, end: 1037 },
      { name: 'signature', start: 1038, end: 1124 },
    ]);
    expect(weight.bytes).toBe(1124);
    expect(weight.parts.map(({ bytes }) => bytes)).toEqual([36, 1000, 86]);
    expect(weight.shares.map(({ percent }) => percent)).toEqual([27, 13, 56]);
  });

  it('says 100 % of what it fills, and more only of what it does not fit in', () => {
    const [cookie] = LIMITS;
    const of = (bytes: number) => weighToken('a'.repeat(bytes), []).shares[0];
    expect(of(cookie!.bytes)).toMatchObject({ percent: 100, isOver: false });
    expect(of(cookie!.bytes - 1)).toMatchObject({ percent: 99, isOver: false });
    expect(of(cookie!.bytes + 1)).toMatchObject({ percent: 101, isOver: true });
  });

  it('counts bytes, not characters', () => {
    expect(weighToken('ü', []).bytes).toBe(2);
  });
});

describe('the weight of a member', () => {
  it.each([
    '{"iss":"https://issuer.example","sub":"user-42","n":[1,2,{"a":"ü€😀"}]}',
    '{"a":1}',
    ' {\n  "a" : 1 ,\n  "b" : "\\u00fc" ,\n "c":{} }\n',
    '{"schlüssel":"😀","b":12345678901234567890,"z":null,"y":""}',
  ])('is what the token is shorter by without it: %s', (source) => {
    const segment = encode(source);
    const names = Object.keys(JSON.parse(source) as object);
    expect(weighMembers(source, segment)).toEqual(
      names.map((name) => segment.length - encode(removeMember(source, [name])).length),
    );
  });

  it('is not known of what is not carried as base64url of that text', () => {
    expect(weighMembers('{"a":1}', '{"a":1}')).toBeUndefined();
    expect(weighMembers('[1]', encode('[1]'))).toBeUndefined();
    expect(weighMembers('{"a":', encode('{"a":'))).toBeUndefined();
    expect(weighMembers('', '')).toBeUndefined();
  });
});
