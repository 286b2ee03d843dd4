import { expect, test } from 'vitest';
import { addSignature, offerSigners } from './add-signature.ts';
import { readKey } from './keys/read-key.ts';

const SECRET = { kty: 'oct', k: 'AyM1SysPpbyDfgZld3umj1qzKObwVMko' };
const EC = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
};
const D = 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI';

test('only keys that can sign are offered, each by what a header can say of it', () => {
  const keys = [
    EC,
    { ...EC, d: D, kid: 'a' },
    { ...EC, d: D, kid: 'b', use: 'enc' },
    { ...SECRET, alg: 'HS384' },
    { ...SECRET, alg: 'HS384' },
  ];
  expect(offerSigners(readKey(JSON.stringify({ keys }), 'auto'))).toEqual([
    { alg: 'ES256', kid: 'a' },
    { alg: 'HS384' },
  ]);
});

test('the new signature shares the encoding of the payload (RFC 7797 §3)', () => {
  const header = Buffer.from('{"alg":"HS256","b64":false,"crit":["b64"]}').toString('base64url');
  expect(addSignature(`${header}.text.AA`, { alg: 'ES256', kid: 'a' })).toMatchObject({
    header: { source: '{"alg":"ES256","kid":"a","b64":false,"crit":["b64"]}' },
    payload: { segment: 'text' },
    signature: '',
    whole: { index: 1 },
  });
  expect(addSignature('e30', { alg: 'ES256' })).toBe('faulty');
});
