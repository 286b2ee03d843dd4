import { createPrivateKey, createPublicKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { readKey } from './read-key.ts';
import { thumbprint } from './thumbprint.ts';

const of = async (text: string): Promise<string | undefined> => {
  const [key] = readKey(text, 'auto').keys;
  if (!key) throw new Error('unread');
  return thumbprint(key);
};

// RFC 7638 §3.1
const RSA = {
  kty: 'RSA',
  n: '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw',
  e: 'AQAB',
  alg: 'RS256',
  kid: '2011-04-29',
};
const RSA_THUMBPRINT = 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs';

// RFC 8037 appendix A.1 and A.3
const ED25519 = {
  kty: 'OKP',
  crv: 'Ed25519',
  d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
};
const ED25519_THUMBPRINT = 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k';

test('the examples of RFC 7638 and RFC 8037', async () => {
  expect(await of(JSON.stringify(RSA))).toBe(RSA_THUMBPRINT);
  expect(await of(JSON.stringify(ED25519))).toBe(ED25519_THUMBPRINT);
});

test('the same for every container of a key', async () => {
  const rsa = createPublicKey({ key: RSA, format: 'jwk' });
  const ed = createPrivateKey({ key: ED25519, format: 'jwk' });
  const texts = [
    [rsa.export({ format: 'pem', type: 'spki' }), RSA_THUMBPRINT],
    [rsa.export({ format: 'pem', type: 'pkcs1' }), RSA_THUMBPRINT],
    [ed.export({ format: 'pem', type: 'pkcs8' }), ED25519_THUMBPRINT],
    [createPublicKey(ed).export({ format: 'pem', type: 'spki' }), ED25519_THUMBPRINT],
  ] as const;
  for (const [text, expected] of texts) expect(await of(String(text))).toBe(expected);
});

test('a spelling that is read leniently has the thumbprint of the strict one', async () => {
  expect(await of(JSON.stringify({ ...RSA, e: 'AAEAAQ==' }))).toBe(RSA_THUMBPRINT);
});
