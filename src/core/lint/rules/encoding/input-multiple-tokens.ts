import { defineRule } from '../../define-rule.ts';

/** As long as an HMAC with SHA-256. */
const SIGNATURE = 'A'.repeat(43);

export default defineRule({
  id: 'input-multiple-tokens',
  severity: 'info',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'Several tokens in one paste',
  why: '{n} different tokens were found. What is said here is about the one that is chosen; some of it comes from comparing it with the others.',
  fix: 'Choose another one above the token to see what is said of that.',
  reference: 'RFC 7515 §7.1; RFC 7516 §7.1',
  check: ({ others }) => {
    const texts = new Set(others.map(({ text }) => text));
    return texts.size > 0 ? { at: { part: 'token' }, values: { n: texts.size + 1 } } : undefined;
  },
  examples: {
    flagged: [
      {
        text: `access=eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiIxIn0.${SIGNATURE} refresh=eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiIyIn0.${SIGNATURE}`,
        severity: 'info',
      },
      {
        header: { alg: 'HS256' },
        payload: { jti: '1' },
        others: [{ header: { alg: 'HS256' }, payload: { jti: '2' } }],
      },
    ],
    clean: [
      // The same one twice.
      { text: 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA eyJhbGciOiJIUzI1NiJ9.e30.AAAA' },
      { header: { alg: 'HS256' }, payload: {} },
    ],
  },
});
