import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'signature-valid-claims-unchecked',
  severity: 'info',
  appliesTo: ['jws'],
  needs: ['key', 'verification'],
  title: 'The signature is right; whom it is for is open',
  why: 'A right signature says who made the token, not that it is meant for you. Nothing was said about the issuer and audience to expect.',
  fix: 'Set the issuer and the audience that your verifier expects.',
  reference: 'RFC 8725 §3.8, §3.9; RFC 7519 §4.1.3',
  check: ({ verification, expectations, profile, keyUse }) => {
    if (verification?.verdict !== 'verified' || keyUse === 'sign') return undefined;
    const { issuer, audience } = expectations;
    const isOpen = issuer === undefined && audience === undefined && !profile.certain;
    return isOpen ? { at: { part: 'signature' } } : undefined;
  },
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: {},
        signWith: '$secret',
        key: '$secret',
        severity: 'info',
      },
      { header: { alg: 'ES256' }, payload: {}, signWith: '$p256', key: '$p256-public' },
    ],
    clean: [
      {
        header: { alg: 'ES256' },
        payload: { iss: 'a' },
        signWith: '$p256',
        key: '$p256-public',
        expectations: { issuer: 'a' },
      },
      { header: { alg: 'ES256' }, payload: {}, key: '$p256-public' },
      // Whoever signs is not verifying.
      { header: { alg: 'ES256' }, payload: {}, signWith: '$p256', key: '$p256', keyUse: 'sign' },
    ],
  },
});
