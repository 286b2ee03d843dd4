import { defineRule } from '../../define-rule.ts';
import { usedKeys } from '../../used-keys.ts';

const MIN_BITS = 2048;
/** Factored by a group of people with ordinary means. */
const BROKEN_BITS = 1024;

export default defineRule({
  id: 'rsa-key-too-small',
  severity: 'high',
  appliesTo: ['jws', 'jwe', 'empty'],
  needs: ['key'],
  title: 'The RSA key is too short',
  why: 'RSA with {n} bits can be factored with enough money; JOSE demands 2048, and strict libraries refuse less.',
  fix: 'Generate a key of 2048 or 3072 bits, or go over to ES256 or Ed25519.',
  reference: 'RFC 7518 §3.3, §4.2; NIST SP 800-131A',
  hides: ['sig-rsa-implies-small-key'],
  check: (facts) => {
    const n = Math.min(
      ...usedKeys(facts).flatMap(({ type, bits }) => (type === 'RSA' && bits ? [bits] : [])),
    );
    if (n >= MIN_BITS) return undefined;
    return {
      at: { part: 'key' },
      values: { n },
      severity: n < BROKEN_BITS ? 'critical' : 'high',
    };
  },
  examples: {
    flagged: [
      { header: { alg: 'RS256' }, payload: {}, key: '$rsa-1024-public', severity: 'high' },
      { header: { alg: 'RS256' }, payload: {}, key: '$rsa-2047-public', severity: 'high' },
      { header: { alg: 'RS256' }, payload: {}, key: '$rsa-512-public', severity: 'critical' },
    ],
    clean: [
      { header: { alg: 'RS256' }, payload: {}, key: '$rsa-public' },
      { header: { alg: 'ES256' }, payload: {}, key: '$p256-public' },
      { header: { alg: 'HS256' }, payload: {}, key: '$secret' },
    ],
  },
});
