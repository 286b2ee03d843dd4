import { defineRule } from '../../define-rule.ts';
import { shortName } from '../../short-name.ts';

export default defineRule({
  id: 'jwks-kid-not-found',
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: ['key'],
  title: 'No key of that name in the set',
  why: 'The token names the key {kid}, and none of the {count} keys here has that kid: the set is old, or of another issuer.',
  fix: 'Fetch the key set anew, but not more often than every few minutes. A verifier must not try all keys instead.',
  reference: 'RFC 7517 §4.5; OpenID Connect Core §10.1.1',
  hides: ['signature-invalid'],
  check: ({ token, key }) => {
    const { kid } = token.jose;
    const { keys } = key;
    if (key.encoding !== 'jwk-set' || kid === undefined) return undefined;
    // A set whose keys have no names is another matter: jwks-missing-kid.
    const hasNames = keys.some((one) => one.kid !== undefined);
    if (!hasNames || keys.some((one) => one.kid === kid)) return undefined;
    return { at: { part: 'key' }, values: { kid: shortName(kid), count: keys.length } };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'RS256', kid: 'b' },
        payload: {},
        key: { keys: [{ like: '$rsa-public-jwk', kid: 'a' }] },
        severity: 'high',
      },
      {
        header: { alg: 'ES256', kid: 'b' },
        payload: {},
        key: { keys: [{ like: '$rsa-public-jwk', kid: 'a' }, '$p256-public-jwk'] },
      },
    ],
    clean: [
      {
        header: { alg: 'RS256', kid: 'a' },
        payload: {},
        key: { keys: [{ like: '$rsa-public-jwk', kid: 'a' }] },
      },
      {
        header: { alg: 'RS256', kid: 'b' },
        payload: {},
        key: { like: '$rsa-public-jwk', kid: 'a' },
      },
      {
        header: { alg: 'RS256' },
        payload: {},
        key: { keys: [{ like: '$rsa-public-jwk', kid: 'a' }] },
      },
      { header: { alg: 'RS256', kid: 'b' }, payload: {}, key: { keys: ['$rsa-public-jwk'] } },
    ],
  },
});
