import { removeMember } from '../../../json/edit-json.ts';
import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';

export default defineRule({
  id: 'jku-x5u-present',
  severity: 'medium',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: '{name}: a URL for the key',
  why: 'The token says where to download its key. A verifier that follows it lets the sender choose the key, and makes your server fetch URLs for strangers.',
  fix: 'Ignore it, or allow only exact URLs of the issuer.',
  reference: 'RFC 7515 §4.1.2, §4.1.5; rfc8725bis §3.10',
  check: ({ header, token }) =>
    ['jku', 'x5u'].flatMap((name) => {
      const member = header?.member(name);
      // The identity of a caller is signed under a certificate whose authority decides, and `x5u` is its place (RFC 8225 §4.3).
      const isPassport = name === 'x5u' && token.jose.typ === 'passport';
      return member && !isPassport ? [{ at: atMember('header', member), values: { name } }] : [];
    }),
  quickFix: editFix('Remove {name}', (text, finding) =>
    removeMember(text, [String(finding.values?.['name'])]),
  ),
  examples: {
    flagged: [
      {
        header: { alg: 'RS256', jku: 'https://idp.example/jwks.json' },
        payload: {},
        severity: 'medium',
      },
      { header: { alg: 'RS256', x5u: 'https://idp.example/chain.pem' }, payload: {} },
    ],
    clean: [
      { header: { alg: 'RS256', kid: 'https://idp.example/jwks.json' }, payload: {} },
      {
        header: { alg: 'ES256', typ: 'passport', x5u: 'https://cert.example/passport.cer' },
        payload: {},
      },
      { header: { alg: 'RS256' }, payload: { jku: 'https://idp.example/jwks.json' } },
    ],
  },
});
