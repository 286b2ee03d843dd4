import { defineRule } from '../../define-rule.ts';
import { shortName } from '../../short-name.ts';

export default defineRule({
  id: 'key-kid-mismatch',
  severity: 'medium',
  appliesTo: ['jws', 'jwe'],
  needs: ['key', 'verification'],
  title: 'The key has another kid',
  why: 'The token names the key {kid}, and this one is {own}: perhaps it is not the key to check it with.',
  fix: 'Take the key that the token names.',
  reference: 'RFC 7515 §4.1.4; RFC 7516 §4.1.6',
  check: ({ token, key, verification }) => {
    const [only, ...others] = key.keys;
    const { kid } = token.jose;
    if (!only || others.length > 0 || key.encoding === 'jwk-set') return undefined;
    if (kid === undefined || only.kid === undefined || only.kid === kid) return undefined;
    // Some systems give a key several names; when it fits, that is all.
    const isRight = verification?.verdict === 'verified' || verification?.verdict === 'lenient';
    return {
      at: { part: 'key' },
      values: { kid: shortName(kid), own: shortName(only.kid) },
      severity: isRight ? 'info' : 'medium',
    };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'HS256', kid: '1' },
        payload: {},
        key: { like: '$secret', kid: '2' },
        severity: 'medium',
      },
      {
        header: { alg: 'HS256', kid: '1' },
        payload: {},
        signWith: '$secret',
        key: { like: '$secret', kid: '2' },
        severity: 'info',
      },
    ],
    clean: [
      { header: { alg: 'HS256', kid: '1' }, payload: {}, key: { like: '$secret', kid: '1' } },
      { header: { alg: 'HS256', kid: '1' }, payload: {}, key: '$secret' },
      { header: { alg: 'HS256' }, payload: {}, key: { like: '$secret', kid: '2' } },
    ],
  },
});
