import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'key-alg-missing',
  severity: 'low',
  appliesTo: ['jws', 'jwe', 'empty'],
  needs: ['key'],
  title: 'The key names no algorithm',
  why: 'Without alg in the JWK, the token’s own header is all that says how it is checked, and libraries have been fooled that way.',
  fix: 'Add alg to every public key you publish, and pin the algorithm in the verifier.',
  reference: 'RFC 7517 §4.4; rfc8725bis §3.1; CVE-2026-22817, CVE-2026-44699',
  // Once for all keys of a set.
  check: ({ key }) =>
    key.keys.some(
      ({ source, kind, alg }) => source === 'jwk' && kind === 'public' && alg === undefined,
    )
      ? { at: { part: 'key' } }
      : undefined,
  examples: {
    flagged: [
      {
        header: { alg: 'RS256' },
        payload: {},
        key: { like: '$rsa-public-jwk', kid: '1' },
        severity: 'low',
      },
      {
        header: { alg: 'ES256' },
        payload: {},
        key: { keys: ['$rsa-public-jwk', { like: '$p256-public-jwk', alg: 'ES256' }] },
      },
    ],
    clean: [
      {
        header: { alg: 'RS256' },
        payload: {},
        key: { like: '$rsa-public-jwk', kid: '1', alg: 'RS256' },
      },
      // PEM has no place for it, and a secret is not published.
      { header: { alg: 'RS256' }, payload: {}, key: '$rsa-public' },
      { header: { alg: 'HS256' }, payload: {}, key: '$secret' },
    ],
  },
});
