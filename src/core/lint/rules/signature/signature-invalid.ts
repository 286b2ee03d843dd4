import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'signature-invalid',
  severity: 'high',
  appliesTo: ['jws'],
  needs: ['key', 'verification'],
  title: 'The signature does not match',
  why: 'It was not made with this key over this header and payload.',
  fix: 'First check that this is the issuer’s key (compare kid), then whether header or payload was changed.',
  reference: 'RFC 7515 §5.2',
  check: ({ verification }) =>
    verification?.verdict === 'failed' ? { at: { part: 'signature' } } : undefined,
  examples: {
    flagged: [
      { header: { alg: 'HS256' }, payload: { sub: 'a' }, key: '$secret', severity: 'high' },
      { header: { alg: 'ES256' }, payload: {}, signWith: '$p256', key: '$p256-other-public' },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: { sub: 'a' }, signWith: '$secret', key: '$secret' },
      { header: { alg: 'HS256' }, payload: { sub: 'a' } },
    ],
  },
});
