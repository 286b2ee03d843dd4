import { decodeJwt, decodeProtectedHeader, EmbeddedJWK, jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { generateKey } from '../crypto/generate-key.ts';
import { readKey } from '../keys/read-key.ts';
import { findPairFaults } from '../policy/find-pair-faults.ts';
import { parseToken } from '../token/parse-token.ts';
import { makeDpopProof, proofAlgorithm, type ProofRequest } from './make-dpop-proof.ts';

const NOW = 1_562_262_616;
const REQUEST: ProofRequest = { method: 'POST', url: 'https://server.example.com/token' };
// RFC 9449 §7.1: the access token and its hash.
const ACCESS_TOKEN = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU';
const ATH = 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo';

const es256 = readKey((await generateKey('ES256')).privateKey, 'auto');

async function make(request: Partial<ProofRequest> = {}, key = es256): Promise<string> {
  const made = await makeDpopProof({ ...REQUEST, ...request }, key, '-BwC3ESc6acc2lTc', NOW);
  return 'token' in made ? made.token : made.problem;
}

test('the claims are those of RFC 9449 §4.2, Figure 2', async () => {
  expect(decodeJwt(await make())).toEqual({
    jti: '-BwC3ESc6acc2lTc',
    htm: 'POST',
    htu: 'https://server.example.com/token',
    iat: 1562262616,
  });
});

test('ath and nonce are there when they are given', async () => {
  const claims = decodeJwt(await make({ accessToken: ACCESS_TOKEN, nonce: 'eyJ7S_zG' }));
  expect(claims).toMatchObject({ ath: ATH, nonce: 'eyJ7S_zG' });
});

test('query and fragment are left out, all else is kept as it is written', async () => {
  const { htu } = decodeJwt(await make({ url: ' https://API.example/a%2fb?x=1#y ' }));
  expect(htu).toBe('https://API.example/a%2fb');
});

test.each(['ES256', 'PS256', 'EdDSA'])('%s: jose verifies it with the key in it', async (alg) => {
  const key = readKey((await generateKey(alg)).privateKey, 'auto');
  const token = await make({}, key);
  const { protectedHeader } = await jwtVerify(token, EmbeddedJWK, { typ: 'dpop+jwt' });
  expect(protectedHeader.alg).toBe(alg);
  const { jwk } = decodeProtectedHeader(token);
  for (const name of ['d', 'p', 'q', 'dp', 'dq', 'qi']) expect(jwk).not.toHaveProperty(name);
});

test('our own check finds nothing against it', async () => {
  const url = 'https://server.example.com/token?a=b';
  const token = parseToken(await make({ url, accessToken: ACCESS_TOKEN }));
  if (token.kind !== 'jws') throw new Error('no token');
  const { header, payload } = token;
  const expected = { leeway: 0, method: 'POST', url, accessToken: ACCESS_TOKEN };
  const parts = { alg: 'ES256', profile: 'dpop-proof', header, payload } as const;
  expect(await findPairFaults(parts, expected)).toEqual([]);
});

describe('what stands against it', () => {
  test.each<[Partial<ProofRequest>, string]>([
    [{ method: '' }, 'method'],
    [{ method: 'GET /' }, 'method'],
    [{ url: '/token' }, 'url'],
    [{ url: 'javascript:alert(1)' }, 'url'],
  ])('%j', async (request, problem) => {
    expect(await make(request)).toBe(problem);
  });

  test('a secret, a public key, no key', async () => {
    const { publicKey = '' } = await generateKey('ES256');
    for (const text of ['a secret', publicKey, '']) {
      const key = readKey(text, 'auto');
      expect(await make({}, key)).toBe('key');
      expect(proofAlgorithm(key)).toBeUndefined();
    }
  });
});
