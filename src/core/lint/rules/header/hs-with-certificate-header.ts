import type { JsonNode } from '../../../json/parse-json.ts';
import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';

const CERTIFICATE = ['x5c', 'x5u', 'x5t', 'x5t#S256'];

/** A JWK of a pair of keys. */
function isPublicJwk(node: JsonNode): boolean {
  if (node.kind !== 'object') return false;
  const kty = node.members.findLast(({ name }) => name === 'kty')?.value;
  return kty?.kind === 'string' && kty.value !== 'oct';
}

export default defineRule({
  id: 'hs-with-certificate-header',
  severity: 'high',
  appliesTo: ['jws'],
  needs: [],
  title: 'A shared secret, and a public key named',
  why: '{alg} is made with a shared secret, which no certificate or public key can check, and the header has {name}. A token whose RS256 was changed to HS256 looks like this.',
  fix: 'In the verifier, tie each key to one algorithm. In the issuer, leave {name} out.',
  reference: 'RFC 8725 §3.1; RFC 7515 §4.1.6; CVE-2015-9235',
  check: ({ header, token: { jose } }) => {
    const { alg = '' } = jose;
    if (!/^HS\d/.test(alg)) return undefined;
    const jwk = header?.member('jwk');
    const member =
      CERTIFICATE.map((name) => header?.member(name)).find((one) => one) ??
      (jwk && isPublicJwk(jwk.value) ? jwk : undefined);
    if (!member) return undefined;
    return {
      at: atMember('header', member),
      values: { alg: alg.slice(0, 40), name: member.name },
    };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'HS256', x5t: '7_Zuf1tvkwLxYaHS3q6lUjUYIGw', kid: 'k1' },
        payload: {},
        severity: 'high',
      },
      { header: { alg: 'HS256', jwk: '$p256-public-jwk' }, payload: {} },
      { header: { alg: 'HS512', x5c: ['MIIB'] }, payload: {} },
    ],
    clean: [
      { header: { alg: 'HS256', kid: 'k1' }, payload: {} },
      { header: { alg: 'RS256', x5t: '7_Zuf1tvkwLxYaHS3q6lUjUYIGw' }, payload: {} },
      { header: { alg: 'HS256', jwk: { kty: 'oct', kid: 'a' } }, payload: {} },
    ],
  },
});
