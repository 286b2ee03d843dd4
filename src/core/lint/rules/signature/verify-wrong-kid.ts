import { defineRule } from '../../define-rule.ts';
import { shortName } from '../../short-name.ts';

export default defineRule({
  id: 'verify-wrong-kid',
  severity: 'high',
  appliesTo: ['jws'],
  needs: ['key', 'verification'],
  title: 'Signed with another key than named',
  why: 'The token names the key {kid}, but {other} made the signature: the issuer mixes up its keys, or has used a kid twice.',
  fix: 'Let the issuer name the right key. A verifier takes the key that is named, and does not try the others.',
  reference: 'RFC 7515 §4.1.4; RFC 7517 §4.5',
  hides: ['signature-invalid'],
  check: ({ token, key, verification }) => {
    const { kid } = token.jose;
    const held = verification?.attempts.find(({ outcome }) => outcome === 'holds');
    if (kid === undefined || !held || held.key.kid === kid) return undefined;
    const named = key.keys.filter((one) => one.kid === kid && one.type === held.key.type);
    if (named.length === 0) return undefined;
    const other = held.key.kid === undefined ? `key ${held.index + 1}` : shortName(held.key.kid);
    return { at: { part: 'signature' }, values: { kid: shortName(kid), other } };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'ES256', kid: 'a' },
        payload: {},
        signWith: '$p256',
        key: {
          keys: [
            { like: '$p256-other-public', kid: 'a' },
            { like: '$p256-public-jwk', kid: 'b' },
          ],
        },
        severity: 'high',
      },
      {
        header: { alg: 'ES256', kid: 'a' },
        payload: {},
        signWith: '$p256',
        key: { keys: ['$p256-public-jwk', { like: '$p256-other-public', kid: 'a' }] },
      },
    ],
    clean: [
      {
        header: { alg: 'ES256', kid: 'a' },
        payload: {},
        signWith: '$p256',
        key: {
          keys: [
            { like: '$p256-other-public', kid: 'b' },
            { like: '$p256-public-jwk', kid: 'a' },
          ],
        },
      },
      // None of that name: jwks-kid-not-found.
      {
        header: { alg: 'ES256', kid: 'c' },
        payload: {},
        signWith: '$p256',
        key: { keys: [{ like: '$p256-public-jwk', kid: 'b' }] },
      },
      {
        header: { alg: 'ES256', kid: 'a' },
        payload: {},
        key: {
          keys: [
            { like: '$p256-other-public', kid: 'a' },
            { like: '$p256-public-jwk', kid: 'b' },
          ],
        },
      },
    ],
  },
});
