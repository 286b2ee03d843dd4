import { describe, expect, test } from 'vitest';
import {
  AFTERWARDS,
  INTERMEDIATE,
  LEAF,
  LONG_GONE,
  RFC_7515_B,
  ROOT,
  signedByLeaf,
  WHILE_VALID,
  x5cOf,
} from '../../../e2e/certificates.ts';
import { es256, hs256 } from '../../../e2e/tokens.ts';
import { derChildren, readDer } from '../keys/der.ts';
import { encodeDer, encodeDerOid } from '../keys/der-write.ts';
import { exportKey } from '../keys/export-key.ts';
import { readKey } from '../keys/read-key.ts';
import { verifyToken } from '../crypto/verify-token.ts';
import { parseToken } from '../token/parse-token.ts';
import { CERTIFICATE_COUNT_LIMIT, type CertificateList } from './certificate.ts';
import { describeCertificateProblem, describeEntry, describeList } from './describe-certificate.ts';
import { clientCertificates, inspectCertificates } from './inspect-certificates.ts';

const CHAIN = x5cOf(LEAF, INTERMEDIATE, ROOT);

async function inspect(text: string, keyText = '') {
  const token = parseToken(text);
  const key = readKey(keyText, 'auto');
  const options = { keyText, now: WHILE_VALID, expectations: { leeway: 0 } };
  const verification = await verifyToken(token, key, options);
  const payload = token.kind === 'jws' ? token.payload : undefined;
  const lists = await inspectCertificates({ token, payload, key, verification });
  return { verification, lists: lists ?? [] };
}

const listsOf = async (text: string, keyText = ''): Promise<readonly CertificateList[]> =>
  (await inspect(text, keyText)).lists;

/** What is said of each certificate at a glance. */
async function marksOf(x5c: unknown, now = WHILE_VALID): Promise<readonly string[]> {
  const [list] = await listsOf(signedByLeaf({ x5c }));
  return (list?.entries ?? []).map((entry, place) =>
    describeEntry(entry, place, list!, now)
      .map(({ text, isBad }) => `${isBad ? '!' : ''}${text}`)
      .join(', '),
  );
}

async function problemsOf(x5c: unknown): Promise<readonly (string | undefined)[]> {
  const [list] = await listsOf(signedByLeaf({ x5c }));
  return [list?.problem, ...(list?.entries ?? []).map(({ problem }) => problem)].map(
    (problem) => problem && describeCertificateProblem(problem),
  );
}

test('a certificate is read as openssl prints it', async () => {
  const [list] = await listsOf(signedByLeaf({ x5c: CHAIN }));
  const [leaf, intermediate] = list?.entries ?? [];
  expect(leaf?.certificate).toMatchObject({
    subject: 'C=CH, O=Jotlab Test, CN=Test Signer',
    issuer: 'O=Jotlab Test, CN=Test Intermediate',
    name: 'Test Signer',
    serial: '0badcafe',
    notBefore: Date.UTC(2026, 10, 26, 1, 37, 50) / 1000,
    notAfter: Date.UTC(2027, 10, 26, 1, 37, 50) / 1000,
    alternativeNames: [
      { kind: 'DNS', value: 'signer.example' },
      { kind: 'IP', value: '192.0.2.7' },
      { kind: 'IP', value: expect.stringMatching(/^2001:db8:.*7$/) },
      { kind: 'URI', value: 'https://issuer.example/keys' },
      { kind: 'email', value: 'keys@issuer.example' },
      { kind: 'other', value: '' },
    ],
    keyWords: 'EC P-256 public key',
    isCa: false,
    keyUsage: ['digitalSignature'],
    extendedKeyUsage: ['clientAuth', '1.3.6.1.4.1.311.20.2.2'],
    signatureAlgorithm: 'ECDSA with SHA-256',
    // openssl dgst -sha1 -binary, openssl dgst -sha256 -binary, each as base64url.
    sha1: 'azQxDy_5nARpaeMoeFLvd4Hrdlw',
    sha256: 'WfUrQAw2PgM92Z4xhyLWcchbFTU1q6fMc1ArJ15wHcs',
    pem: LEAF,
  });
  expect(intermediate?.certificate).toMatchObject({ isCa: true, keyUsage: ['keyCertSign'] });
});

describe('the chain', () => {
  test('in its order', async () => {
    expect(await marksOf(CHAIN)).toEqual([
      'the signature fits its key, signed by 2, valid until 2027-11-26',
      'signed by 3, valid until 2027-11-26',
      'self-signed, valid until 2126-11-02',
    ]);
    expect(await marksOf(CHAIN.slice(0, 2))).toEqual([
      expect.stringContaining('signed by 2'),
      expect.stringContaining('issuer not here'),
    ]);
  });

  test('in another order', async () => {
    expect(await marksOf(x5cOf(LEAF, ROOT, INTERMEDIATE))).toEqual([
      'the signature fits its key, !signed by 3, not by the next, valid until 2027-11-26',
      'self-signed, valid until 2126-11-02',
      'signed by 2, valid until 2027-11-26',
    ]);
    expect((await marksOf(x5cOf(ROOT, LEAF)))[0]).toContain('!the signature does not fit its key');
  });

  test.each([
    ['right', [LEAF, INTERMEDIATE, ROOT]],
    ['right', [LEAF, INTERMEDIATE]],
    ['wrong', [LEAF, ROOT, INTERMEDIATE]],
    ['wrong', [ROOT, INTERMEDIATE, LEAF]],
    ['wrong', [INTERMEDIATE, LEAF, ROOT]],
    ['broken', [LEAF, ROOT]],
    ['broken', [LEAF, LONG_GONE, INTERMEDIATE]],
    ['broken', [LEAF, LEAF]],
    [undefined, [LEAF]],
  ])('is %s', async (order, pems) => {
    const [list] = await listsOf(signedByLeaf({ x5c: x5cOf(...pems) }));
    expect(list?.order).toBe(order);
    expect(describeList(list!).map(({ isBad }) => isBad)).toEqual(order ? [order !== 'right'] : []);
  });

  test('a changed certificate is signed by nobody', async () => {
    const [leaf = '', ...rest] = CHAIN;
    const der = Buffer.from(leaf, 'base64');
    der[der.length - 1]! ^= 1;
    expect((await marksOf([der.toString('base64'), ...rest]))[0]).toContain(
      '!not signed by the next',
    );
  });

  test('of RFC 7515, appendix B: RSA with SHA-1, and a root of version 1', async () => {
    const [list] = await listsOf(signedByLeaf({ x5c: RFC_7515_B }));
    expect(list?.order).toBe('right');
    expect(list?.entries.map(({ issuance }) => issuance)).toEqual([
      { by: 'listed', index: 1, mayIssue: true },
      { by: 'listed', index: 2, mayIssue: true },
      { by: 'itself' },
    ]);
    const [first, , root] = list!.entries;
    expect(first?.certificate).toMatchObject({
      name: 'Go Daddy Secure Certification Authority',
      serial: '0301',
      keyWords: 'RSA public key, 2048 bits',
      signatureAlgorithm: 'RSA PKCS#1 v1.5 with SHA-1',
    });
    expect(root?.certificate).toMatchObject({
      keyWords: 'RSA public key, 1024 bits',
      notAfter: Date.UTC(2019, 5, 26, 0, 19, 54) / 1000,
      isCa: false,
    });
  });
});

describe('the clock', () => {
  test('decides about validity, to the second', async () => {
    const end = Date.UTC(2027, 10, 26, 1, 37, 50) / 1000;
    const start = Date.UTC(2026, 10, 26, 1, 37, 50) / 1000;
    const at = async (now: number) => (await marksOf(CHAIN, now))[0];
    expect(await at(end)).toContain('valid until 2027-11-26');
    expect(await at(end + 1)).toContain('!expired 1 second ago');
    expect(await at(AFTERWARDS)).toContain('!expired 35 days ago');
    expect(await at(start)).toContain('valid until');
    expect(await at(start - 90)).toContain('!not valid for another 1 minute');
  });

  test('and a self-signed one runs out like any', async () => {
    expect((await marksOf(x5cOf(LONG_GONE)))[0]).toContain('self-signed, !expired');
  });
});

describe('the token and its certificates', () => {
  test('without a key the first one is tried, and never called verified', async () => {
    const { verification } = await inspect(signedByLeaf({ x5c: CHAIN }));
    expect(verification).toMatchObject({
      verdict: 'no-key',
      leafCertificate: { holds: true, isGivenKey: false },
    });
    const [head = '', , tail = ''] = signedByLeaf({ x5c: CHAIN }).split('.');
    const changed = await inspect(`${head}.e30.${tail}`);
    expect(changed.verification.leafCertificate).toEqual({ holds: false, isGivenKey: false });
  });

  test('a key of another kind than the algorithm’s says nothing', async () => {
    const { verification, lists } = await inspect(hs256({}, { alg: 'HS256', x5c: CHAIN }).token);
    expect(verification).not.toHaveProperty('leafCertificate');
    expect(lists[0]?.entries[0]).not.toHaveProperty('holds');
  });

  test('the pasted one is known as the one that verified', async () => {
    const { verification, lists } = await inspect(
      signedByLeaf({ 'x5t#S256': 'WfUrQAw2PgM92Z4xhyLWcchbFTU1q6fMc1ArJ15wHcs' }),
      ROOT + LEAF,
    );
    expect(verification.verdict).toBe('verified');
    expect(lists).toMatchObject([
      {
        carrier: 'key',
        entries: [
          { certificate: { name: 'Test Root' }, namedBy: [] },
          { certificate: { name: 'Test Signer' }, holds: true, namedBy: ['x5t#S256'] },
        ],
      },
    ]);
    expect(lists[0]).not.toHaveProperty('order');
  });

  test('and so is the `x5c` of a JWK', async () => {
    const { keys } = readKey(LEAF, 'auto');
    const { material } = keys[0]!;
    const jwk = material.form === 'jwk' ? { ...material.jwk, x5c: CHAIN } : {};
    const [list] = await listsOf(signedByLeaf({}), JSON.stringify(jwk));
    expect(list).toMatchObject({
      carrier: 'jwk',
      order: 'right',
      entries: [{ holds: true }, {}, {}],
    });
  });

  test('nothing is looked for where there is none', async () => {
    expect(await listsOf(signedByLeaf({}), 'a secret')).toEqual([]);
    expect(await listsOf('', '')).toEqual([]);
  });

  test('those that may be a client’s are no authorities, and not the issuer’s', async () => {
    const print = 'WfUrQAw2PgM92Z4xhyLWcchbFTU1q6fMc1ArJ15wHcs';
    const clientsOf = async (text: string, key: string) => {
      const { lists, verification } = await inspect(text, key);
      return clientCertificates(lists, verification);
    };
    const { token, key } = es256({ sub: 'me' });
    const { keys } = readKey(key, 'auto');
    const issuer = await exportKey(keys[0]!, 'spki');
    expect(await clientsOf(token, `${issuer}${LEAF}${ROOT}`)).toEqual([print]);
    expect(await clientsOf(token, LEAF), 'it says clientAuth').toEqual([print]);
    expect(await clientsOf(signedByLeaf({}), LEAF), 'it is the issuer’s').toEqual([]);
  });
});

describe('what is no certificate', () => {
  const [leaf = ''] = CHAIN;

  test.each([
    ['x', 'not an array'],
    [{ 0: leaf }, 'not an array'],
    [[], 'an empty array'],
  ])('%j', async (x5c, words) => {
    expect(await problemsOf(x5c)).toEqual([expect.stringContaining(words)]);
  });

  test.each([
    [7, 'Not a string'],
    ['', 'Not base64'],
    ['not base64!', 'Not base64'],
    [LEAF, 'Written as PEM'],
    ['aGVsbG8gd29ybGQ=', 'Not an X.509 certificate'],
    [leaf.slice(0, 400), 'Not an X.509 certificate'],
    [Buffer.alloc(1_000_000, 48).toString('base64'), 'octets, and so not read'],
    ['A'.repeat(1_400_000), 'octets, and so not read'],
  ])('%.20j', async (item, words) => {
    expect(await problemsOf([item])).toEqual([undefined, expect.stringContaining(words)]);
  });

  test('base64url is read, and told', async () => {
    const [item = ''] = RFC_7515_B;
    expect(item).toMatch(/[+/]/);
    const url = item.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
    const [list] = await listsOf(signedByLeaf({ x5c: [url] }));
    expect(list?.entries[0]).toMatchObject({
      certificate: { serial: '0301' },
      problem: { code: 'x5c-url-alphabet' },
    });
  });

  test('no sentence holds text of the token', async () => {
    const secret = 'c2VjcmV0LXRleHQ';
    const sentences = await problemsOf([secret, `${secret}!`, { secret }]);
    expect(sentences.join(' ')).not.toContain(secret);
  });

  test('of a hundred certificates the first are read', async () => {
    const x5c = Array.from({ length: 100 }, () => RFC_7515_B[0]!);
    const [list] = await listsOf(signedByLeaf({ x5c }));
    expect(list?.entries).toHaveLength(CERTIFICATE_COUNT_LIMIT);
    expect(describeCertificateProblem(list!.problem!)).toBe(
      'There are 100 certificates; the first 12 are read.',
    );
  });

  test('one of thousands of parts is not read', async () => {
    const parts = derChildren(readDer(new Uint8Array(Buffer.from(x5cOf(ROOT)[0]!, 'base64'))))!;
    const fields = derChildren(parts[0])!;
    const names = Array.from({ length: 4000 }, () => encodeDer(0x82, Uint8Array.of(97)));
    const extension = encodeDer(
      0x30,
      encodeDerOid('2.5.29.17'),
      encodeDer(0x04, encodeDer(0x30, ...names)),
    );
    const body = encodeDer(
      0x30,
      ...fields.slice(0, 7).map(({ whole }) => whole),
      encodeDer(0xa3, encodeDer(0x30, extension)),
    );
    const der = encodeDer(0x30, body, ...parts.slice(1).map(({ whole }) => whole));
    const [, sentence] = await problemsOf([Buffer.from(der).toString('base64')]);
    expect(sentence).toContain('thousands of parts');
  });

  test('every certificate with one octet changed gives an answer', async () => {
    const der = Buffer.from(leaf, 'base64');
    const places = Array.from({ length: der.length }, (_, at) => at).filter((at) => at % 7 === 0);
    const x5cs = places.map((at) => {
      const changed = Buffer.from(der);
      changed[at]! ^= 0xff;
      return [changed.toString('base64')];
    });
    const answers = await Promise.all(x5cs.map((x5c) => listsOf(signedByLeaf({ x5c }))));
    for (const [list] of answers) {
      const [entry] = list?.entries ?? [];
      expect(entry?.certificate ?? entry?.problem).toBeDefined();
    }
  });
});
