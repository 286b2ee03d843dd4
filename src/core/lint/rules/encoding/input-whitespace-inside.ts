import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'input-whitespace-inside',
  severity: 'medium',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'Whitespace inside the token',
  why: 'Most verifiers refuse it; lenient ones take several spellings for one token. Here it was taken out.',
  fix: 'Undo line wraps when copying. A parser should refuse everything outside A-Z a-z 0-9 - _ and the dots.',
  reference: 'RFC 7515 §2; rfc8725bis §3.14',
  check: ({ token, found }) => {
    const source = found.tokens.find(({ text }) => text === token.text);
    return source?.removed.some(({ kind }) => kind === 'whitespace-inside')
      ? { at: { part: 'token' } }
      : undefined;
  },
  examples: {
    flagged: [
      { text: 'eyJhbGciOiJIUzI1NiJ9.\ne30.AAAA', severity: 'medium' },
      { text: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJh\r\n  In0.AAAA' },
    ],
    clean: [
      { text: 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA\n' },
      { text: '  Bearer eyJhbGciOiJIUzI1NiJ9.e30.AAAA  ' },
    ],
  },
});
