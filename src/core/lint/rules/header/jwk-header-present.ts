import { removeMember } from '../../../json/edit-json.ts';
import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';
import { carriesOwnKey } from '../../own-key.ts';

export default defineRule({
  id: 'jwk-header-present',
  severity: 'high',
  appliesTo: ['jws'],
  needs: [],
  title: 'The token brings its own key',
  why: 'Anyone can put a key into the header and sign with it, so it proves nothing unless it is matched against a key you already trust.',
  fix: 'In the verifier ignore jwk, or require that its thumbprint is in your list of trusted keys.',
  reference: 'RFC 7515 §4.1.3, §10.3; CVE-2018-0114, CVE-2025-24976',
  check: (facts) => {
    const jwk = facts.header?.member('jwk');
    return jwk && !carriesOwnKey(facts) ? { at: atMember('header', jwk) } : undefined;
  },
  quickFix: editFix('Remove jwk', (text) => removeMember(text, ['jwk'])),
  examples: {
    flagged: [
      { header: { alg: 'ES256', jwk: '$p256-public-jwk' }, payload: {}, severity: 'high' },
      { header: { alg: 'RS256', jwk: { kty: 'RSA', n: 'AQAB', e: 'AQAB' } }, payload: {} },
    ],
    clean: [
      {
        header: { typ: 'dpop+jwt', alg: 'ES256', jwk: '$p256-public-jwk' },
        payload: { htm: 'GET', htu: 'https://a.example' },
      },
      {
        header: { alg: 'ES256', jwk: '$p256-public-jwk' },
        payload: { htm: 'GET', htu: 'https://a.example' },
      },
      {
        header: { alg: 'ES256', jwk: '$p256-public-jwk', url: 'https://ca.example', nonce: 'n' },
        payload: {},
      },
      { header: { alg: 'RS256', kid: 'jwk' }, payload: { jwk: {} } },
    ],
  },
});
