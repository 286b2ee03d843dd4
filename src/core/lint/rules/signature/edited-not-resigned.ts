import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'edited-not-resigned',
  severity: 'medium',
  appliesTo: ['jws'],
  needs: [],
  title: 'Edited, and not signed again',
  why: 'You changed the token after it was signed, so the old signature no longer belongs to it.',
  fix: 'Sign with a key that can, or undo the edit.',
  reference: 'RFC 7515 §5.2',
  hides: ['signature-invalid'],
  check: ({ signing, token }) =>
    signing?.status === 'kept' && token.signature?.text ? { at: { part: 'signature' } } : undefined,
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: { admin: true },
        signing: { status: 'kept', why: 'no-key' },
      },
      {
        header: { alg: 'ES256' },
        payload: { admin: true },
        key: '$p256-other-public',
        signing: { status: 'kept', why: 'cannot-sign' },
      },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: { admin: false }, signing: { status: 'undone' } },
      {
        header: { alg: 'HS256' },
        payload: { admin: true },
        signWith: '$secret',
        key: '$secret',
        signing: { status: 'signed', alg: 'HS256' },
      },
      { header: { alg: 'HS256' }, payload: { admin: true } },
    ],
  },
});
