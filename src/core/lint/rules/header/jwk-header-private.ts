import { removeMember } from '../../../json/edit-json.ts';
import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';
import { isPrivateJwk } from '../../private-jwk.ts';

export default defineRule({
  id: 'jwk-header-private',
  severity: 'critical',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'A private key in the header',
  why: 'jwk holds a private or secret key: whoever has seen this token can sign with it.',
  fix: 'Replace the key everywhere it is used, and publish only its public members.',
  reference: 'RFC 7515 §4.1.3; RFC 9449 §4.2, §4.3; RFC 7517 §9.2',
  hides: ['jwk-header-only-verifies', 'jwk-header-present'],
  check: ({ header }) => {
    const jwk = header?.member('jwk');
    return jwk && isPrivateJwk(jwk.value) ? { at: atMember('header', jwk) } : undefined;
  },
  quickFix: editFix('Remove jwk', (text) => removeMember(text, ['jwk'])),
  examples: {
    flagged: [
      {
        header: { typ: 'dpop+jwt', alg: 'ES256', jwk: '$p256' },
        payload: { htm: 'GET', htu: 'https://a.example' },
        severity: 'critical',
      },
      { header: { alg: 'HS256', jwk: { kty: 'oct', k: 'AAAA' } }, payload: {} },
    ],
    clean: [
      { header: { typ: 'dpop+jwt', alg: 'ES256', jwk: '$p256-public-jwk' }, payload: {} },
      { header: { alg: 'HS256', jwk: { kty: 'oct', kid: 'a' } }, payload: {} },
      { header: { alg: 'HS256' }, payload: { jwk: '$p256' } },
    ],
  },
});
