import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'not-verified',
  severity: 'info',
  appliesTo: ['jws'],
  needs: ['verification'],
  title: 'Decoded, not verified',
  why: 'Anyone can write such a text. Nothing in it is true until the signature is checked with the issuer’s key.',
  fix: 'Add the issuer’s key, or its set of keys.',
  reference: 'RFC 8725 §3.3; RFC 7515 §5.2',
  saidBy: 'verdict',
  check: ({ token, header, key, verification }) => {
    const isOpen = key.status === 'empty' && verification?.verdict === 'no-key';
    return isOpen && header && token.signature?.text ? { at: { part: 'signature' } } : undefined;
  },
  examples: {
    flagged: [
      { header: { alg: 'ES256' }, payload: {}, severity: 'info' },
      { header: { alg: 'RS256' }, payload: { iss: 'https://issuer.example' } },
    ],
    clean: [
      { header: { alg: 'ES256' }, payload: {}, key: '$p256-public' },
      { header: { alg: 'ES256' }, payload: {}, signWith: '$p256', key: '$p256-public' },
      // There is nothing to verify.
      { header: { alg: 'none' }, payload: {}, signature: '' },
    ],
  },
});
