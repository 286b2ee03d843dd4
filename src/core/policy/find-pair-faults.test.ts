import { describe, expect, test } from 'vitest';
import { encodeBase64url } from '../bytes/base64url.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';
import type { Profile } from '../claims/profile.ts';
import { parseToken } from '../token/parse-token.ts';
import type { Expectations } from './expectations.ts';
import { findPairFaults } from './find-pair-faults.ts';

const encode = (value: unknown): string => encodeBase64url(encodeUtf8(JSON.stringify(value)));

async function faultsOf(
  header: Readonly<Record<string, unknown>>,
  claims: object,
  expected: Omit<Expectations, 'leeway'>,
  profile: Profile['name'] = 'id-token',
  signatureOctets?: number,
): Promise<readonly string[]> {
  const token = parseToken(`${encode(header)}.${encode(claims)}.AAAA`);
  if (token.kind !== 'jws') throw new Error('no token');
  const { header: head, payload } = token;
  const parts = { alg: String(header.alg), profile, header: head, payload, signatureOctets };
  const faults = await findPairFaults(parts, { leeway: 0, ...expected });
  return faults.map(({ claim }) => claim);
}

describe('hashes in an ID token', () => {
  // OpenID Connect Core, Appendix A.4: alg RS256.
  const accessToken = 'jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y';
  const code = 'Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk';
  const claims = { at_hash: '77QmUPtjPfzWtF2AnpK9RQ', c_hash: 'LDktKdoQak3Pk0cnXxCltA' };

  test('the published ones fit', async () => {
    expect(await faultsOf({ alg: 'RS256' }, claims, { accessToken, code })).toEqual([]);
  });

  test('others do not, and what is not given is not compared', async () => {
    expect(await faultsOf({ alg: 'RS256' }, claims, { accessToken: 'x', code: 'y' })).toEqual([
      'at_hash',
      'c_hash',
    ]);
    expect(await faultsOf({ alg: 'RS384' }, claims, { accessToken })).toEqual(['at_hash']);
    expect(await faultsOf({ alg: 'RS256' }, claims, {})).toEqual([]);
  });
});

describe('hashes of other algorithms', () => {
  const text = 'YmJiZTAwYmYtMzgyOC00NzhkLTkyOTItNjJjNDM3MGYzOWIy';
  // See token-hash.test.ts.
  const sha512 = 'UbpG4jhrwdc_fkLqVr1vBgvoJxxhhEXFpiBfUI4fAww';
  const shake = 'EB7zgtUaAdca96waxuYRBdG9J81wcLt36axXPRxiAw3gc3Bsas8GLvg3Vqhd5aqGU5k3nrEdcAhx';
  const check = (alg: string, hash: string, octets?: number) =>
    faultsOf({ alg }, { s_hash: hash }, { state: text }, 'id-token', octets);

  test('s_hash is that of the state', async () => {
    expect(await check('Ed25519', sha512)).toEqual([]);
    expect(await check('Ed25519', shake)).toEqual(['s_hash']);
    expect(await check('EdDSA', shake, 114)).toEqual([]);
    expect(await check('EdDSA', sha512, 114)).toEqual(['s_hash']);
  });

  test('nothing is said where no specification names the hash', async () => {
    expect(await check('ML-DSA-44', 'whatever')).toEqual([]);
  });
});

describe('a DPoP proof', () => {
  // RFC 9449 §7.1.
  const jwk = {
    kty: 'EC',
    x: 'l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs',
    y: '9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA',
    crv: 'P-256',
  };
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk };
  const claims = {
    htm: 'GET',
    htu: 'https://resource.example.org/protectedresource',
    ath: 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo',
  };
  const accessToken = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU';
  const url = 'https://RESOURCE.example.org:443/protectedresource?page=1#top';
  const check = (expected: Omit<Expectations, 'leeway'>) =>
    faultsOf(header, claims, expected, 'dpop-proof');

  test('fits its request and its access token', async () => {
    expect(await check({ method: 'GET', url, accessToken })).toEqual([]);
  });

  test.each<[string, Omit<Expectations, 'leeway'>, string]>([
    ['another method', { method: 'POST' }, 'htm'],
    ['a method in lower case', { method: 'get' }, 'htm'],
    ['another path', { url: 'https://resource.example.org/other' }, 'htu'],
    ['another access token', { accessToken: 'x' }, 'ath'],
  ])('does not fit %s', async (_, expected, claim) => {
    expect(await check(expected)).toEqual([claim]);
  });

  test('must be signed with the key that the access token is bound to', async () => {
    const bound = (jkt: string): string =>
      `${encode({ alg: 'ES256' })}.${encode({ cnf: { jkt } })}.AA`;
    // RFC 9449 §6.1.
    const own = '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I';
    expect(await check({ accessToken: bound(own) })).toEqual(['ath']);
    expect(await check({ accessToken: bound('another') })).toEqual(['ath', 'jwk']);
  });
});

test('a thumbprint belongs to its certificate', async () => {
  const der = Uint8Array.of(48, 3, 2, 1, 1);
  const x5c = [Buffer.from(der).toString('base64')];
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', der)).toString('base64url');
  expect(await faultsOf({ alg: 'RS256', x5c, 'x5t#S256': hash }, {}, {})).toEqual([]);
  expect(await faultsOf({ alg: 'RS256', x5c, 'x5t#S256': 'AAAA', x5t: 'A' }, {}, {})).toEqual([
    'x5t',
    'x5t#S256',
  ]);
});

test('a bound token is compared with the certificates of clients, where there are some', async () => {
  const check = async (print: unknown, clients?: readonly string[]) => {
    const token = parseToken(
      `${encode({ alg: 'ES256' })}.${encode({ cnf: { 'x5t#S256': print } })}.AA`,
    );
    if (token.kind !== 'jws') throw new Error('no token');
    const { header, payload } = token;
    const parts = { alg: 'ES256', profile: 'access-token', header, payload } as const;
    const clientCertificates = clients && (async () => clients);
    return findPairFaults(
      { ...parts, ...(clientCertificates && { clientCertificates }) },
      { leeway: 0 },
    );
  };
  // RFC 8705 §3.1.
  const print = 'bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2';
  expect(await check(print, [print, 'another'])).toEqual([]);
  expect(await check(print, [])).toEqual([]);
  expect(await check(print)).toEqual([]);
  expect(await check(print, ['another'])).toEqual([
    { claim: 'cnf.x5t#S256', seen: `"${print}"`, wanted: '"another"' },
  ]);
  expect(await check(7, ['another'])).toMatchObject([{ seen: 'nothing' }]);
});
