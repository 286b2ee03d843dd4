import { expect, test } from 'vitest';
import { findElsewhere } from './algorithms-elsewhere.ts';
import { explainAt } from './assist.ts';
import { suggestValues } from './suggest.ts';
import { explainUnsupported } from './explain-algorithm.ts';
import { REGISTERED_ALGORITHMS } from './registered-algorithms.ts';

test.each([
  ['alg', 'RS1', 'registered, and not implemented', 'Prohibited, W3C Web Cryptography API'],
  ['enc', 'A256CTR', 'registered, and not implemented', 'content encryption, Prohibited'],
  ['alg', 'A128GCM', 'Its place is `enc`', 'AES-128 GCM (content encryption, Recommended'],
  ['enc', 'RSA-OAEP', 'Its place is `alg`', 'key management, Recommended+, RFC 7518 §4.3'],
  ['alg', 'HPKE-0', 'draft-ietf-jose-hpke-encrypt', 'not in the IANA registry'],
  ['alg', 'ESP256', 'registered for COSE alone', 'ES256'],
  ['alg', 'SLH-DSA-SHA2-128s', 'FIPS 205', 'not implemented here'],
  ['enc', 'a256gcm', '`A256GCM` may be meant', 'no registered algorithm'],
  ['alg', 'ECDH-ES-A128KW', '`ECDH-ES+A128KW` may be meant', 'no registered algorithm'],
] as const)('%s %s is explained', (member, name, ...sentences) => {
  for (const sentence of sentences) expect(explainUnsupported(member, name)).toContain(sentence);
});

test.each(['constructor', '', 'a'.repeat(10_000), '__proto__'])('%j is no algorithm', (name) => {
  expect(explainUnsupported('alg', name)).toMatch(/no registered algorithm is called\.$/);
});

test('no name is both registered and known from elsewhere', () => {
  expect(REGISTERED_ALGORITHMS.filter(({ name }) => findElsewhere(name))).toEqual([]);
});

test('a name is explained where it stands in the header, and what is prohibited is not offered', () => {
  const text = '{"alg":"RS1"}';
  expect(explainAt('header', text, 9)).toEqual({
    start: 7,
    end: 12,
    lines: [
      'RSASSA-PKCS1-v1_5 with SHA-1 (RS1)',
      'signature, Prohibited, W3C Web Cryptography API',
    ],
  });
  expect(explainAt('payload', text, 9)).toBeUndefined();
  expect(explainAt('header', '{"alg":"what"}', 9)).toBeUndefined();
  expect(suggestValues('header', 'alg', 0).map(({ label }) => label)).not.toContain('"RS1"');
});
