import { defineRule } from '../../define-rule.ts';
import { shortName } from '../../short-name.ts';

export default defineRule({
  id: 'hs-kid-belongs-to-public-key',
  severity: 'critical',
  appliesTo: ['jws'],
  needs: ['key'],
  title: 'An HMAC token names a public key',
  why: 'The header says {alg}, yet its kid {kid} is that of a public {type} key of yours: so a key-confusion attack looks.',
  fix: 'Take the algorithm from the key that kid names, never from the token.',
  reference: 'RFC 8725 §2.1, §3.1; rfc8725bis §3.1',
  hides: ['key-type-mismatch', 'hs-kid-looks-asymmetric'],
  check: ({ token, key }) => {
    const { alg = '', kid } = token.jose;
    if (!/^HS\d+$/.test(alg) || kid === undefined) return undefined;
    const named = key.keys.filter((one) => one.kid === kid);
    const [first] = named;
    if (!first || named.some(({ type }) => type === 'oct')) return undefined;
    const values = { alg, kid: shortName(kid), type: first.type };
    return { at: { part: 'key' }, values };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'HS256', kid: 'rsa-1' },
        payload: {},
        key: { keys: [{ like: '$rsa-public-jwk', kid: 'rsa-1' }] },
        severity: 'critical',
      },
      {
        header: { alg: 'HS512', kid: 'a' },
        payload: {},
        key: { like: '$p256-public-jwk', kid: 'a' },
      },
    ],
    clean: [
      {
        header: { alg: 'RS256', kid: 'rsa-1' },
        payload: {},
        key: { keys: [{ like: '$rsa-public-jwk', kid: 'rsa-1' }] },
      },
      { header: { alg: 'HS256', kid: 'a' }, payload: {}, key: { like: '$secret', kid: 'a' } },
      {
        header: { alg: 'HS256', kid: 'b' },
        payload: {},
        key: { keys: [{ like: '$rsa-public-jwk', kid: 'rsa-1' }] },
      },
    ],
  },
});
