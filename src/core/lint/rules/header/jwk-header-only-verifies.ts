import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { carriesOwnKey } from '../../own-key.ts';

export default defineRule({
  id: 'jwk-header-only-verifies',
  severity: 'critical',
  appliesTo: ['jws'],
  needs: ['key', 'verification'],
  title: 'Verifies only under its own key',
  why: 'The signature fails under your key and holds under the one in the token’s own header: exactly what a forged token looks like.',
  fix: 'Verify with the configured key only, never with one the token brings.',
  reference: 'RFC 7515 §10.3; CVE-2018-0114',
  hides: ['jwk-header-present'],
  check: (facts) => {
    const { header, key, verification } = facts;
    const jwk = header?.member('jwk');
    if (!jwk || key.keys.length === 0 || carriesOwnKey(facts)) return undefined;
    const fails = verification?.verdict === 'failed' || verification?.verdict === 'key-mismatch';
    const isForged = fails && verification.holdsWithEmbeddedJwk === true;
    return isForged && !verification.embeddedJwkIsGivenKey
      ? { at: atMember('header', jwk) }
      : undefined;
  },
  examples: {
    flagged: [
      {
        header: { alg: 'ES256', jwk: '$p256-public-jwk' },
        payload: { sub: 'admin' },
        signWith: '$p256',
        key: '$p256-other-public',
        severity: 'critical',
      },
      {
        header: { alg: 'ES256', jwk: '$p256-public-jwk' },
        payload: { sub: 'admin' },
        signWith: '$p256',
        key: '$rsa-public',
      },
    ],
    clean: [
      {
        header: { alg: 'ES256', jwk: '$p256-public-jwk' },
        payload: {},
        signWith: '$p256',
        key: '$p256-public',
      },
      { header: { alg: 'ES256', jwk: '$p256-public-jwk' }, payload: {}, signWith: '$p256' },
      {
        header: { alg: 'ES256', jwk: '$p256-public-jwk' },
        payload: {},
        signWith: '$p256-other',
        key: '$p256-other-public',
      },
    ],
  },
});
