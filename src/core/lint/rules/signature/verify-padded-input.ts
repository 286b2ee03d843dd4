import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'verify-padded-input',
  severity: 'medium',
  appliesTo: ['jws'],
  needs: ['key', 'verification'],
  title: 'Signed with base64 padding',
  why: 'The signature holds over header and payload with = at their ends. JWS has no padding, but some signers, such as Amazon’s load balancers, sign it.',
  fix: 'For such an issuer, verify over the padded text; otherwise let it leave the padding out.',
  reference: 'RFC 7515 §2, §5.1; AWS documentation, user claims encoding',
  hides: ['signature-invalid'],
  check: ({ verification }) =>
    verification?.clues?.paddedInput ? { at: { part: 'signature' } } : undefined,
  examples: {
    flagged: [
      {
        text: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIiwibiI6MX0.IABE2TiGND1ZC2oiQlL_cdLn7RjDJDjYIyRbIMy27QA',
        key: '$secret',
        severity: 'medium',
      },
      {
        text: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhYmMifQ.vYkS0iUPErlmK1n_JNfaKnqzclh79IIcjx3FmoP8UIw',
        key: '$secret',
      },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: { sub: 'abc' }, signWith: '$secret', key: '$secret' },
      { header: { alg: 'HS256' }, payload: { sub: 'abc' }, key: '$secret' },
    ],
  },
});
