import { defineRule } from '../../define-rule.ts';
import { usedKeys } from '../../used-keys.ts';

const MAX_BITS = 8192;

export default defineRule({
  id: 'rsa-key-huge',
  severity: 'low',
  appliesTo: ['jws', 'jwe', 'empty'],
  needs: ['key'],
  title: 'The RSA key is very long',
  why: 'With {n} bits every verification is slow, and whoever can choose the key can keep a server busy with it.',
  fix: '2048 to 4096 bits are enough. Let the verifier refuse longer keys that others choose.',
  reference: 'RFC 7518 §8.6',
  check: (facts) => {
    const lengths = usedKeys(facts).map(({ type, bits = 0 }) => (type === 'RSA' ? bits : 0));
    const n = Math.max(0, ...lengths);
    return n > MAX_BITS ? { at: { part: 'key' }, values: { n } } : undefined;
  },
  examples: {
    flagged: [
      {
        header: { alg: 'RS256' },
        payload: {},
        key: { kty: 'RSA', n: 'k7Zx'.repeat(512), e: 'AQAB' },
        severity: 'low',
      },
      {
        header: { alg: 'PS256' },
        payload: {},
        key: { kty: 'RSA', n: 'k7Zx'.repeat(400), e: 'Aw' },
      },
    ],
    clean: [
      {
        header: { alg: 'RS256' },
        payload: {},
        key: { kty: 'RSA', n: 'k7Zx'.repeat(171), e: 'AQAB' },
      },
      { header: { alg: 'RS256' }, payload: {}, key: '$rsa-public' },
      { header: { alg: 'ES256' }, payload: {}, key: '$p256-public' },
    ],
  },
});
