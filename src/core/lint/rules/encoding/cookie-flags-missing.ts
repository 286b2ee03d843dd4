import { defineRule } from '../../define-rule.ts';
import { listWords } from '../../claim-text.ts';
import { pastedToken } from '../../pasted-token.ts';

const SET_COOKIE = /^\s*(?:<\s*)?set-cookie\s*:/i;
/** What RFC 6265 §4.1 lets a cookie say about who gets to see it. */
const FLAGS = ['Secure', 'HttpOnly', 'SameSite'] as const;
/** No line of headers is longer before its value, or behind it. */
const MAX_LOOK = 2_000;

export default defineRule({
  id: 'cookie-flags-missing',
  severity: 'medium',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'A cookie with a token, less guarded than it can be',
  why: 'The cookie lacks {flags}: scripts of the page, plain HTTP or other sites can get at the token in it.',
  fix: 'Begin its name with __Host-, and set it with Secure, HttpOnly and SameSite=Lax or Strict.',
  reference: 'RFC 6265 §4.1.2.5, §4.1.2.6; RFC 6265bis §5.6',
  check: (facts) => {
    const { start, end } = pastedToken(facts)?.span ?? {};
    if (start === undefined || end === undefined) return undefined;
    const { source } = facts.found;
    const before = source.slice(Math.max(0, start - MAX_LOOK), start);
    if (!SET_COOKIE.test(before.slice(before.lastIndexOf('\n') + 1))) return undefined;
    const [rest = ''] = source.slice(end, end + MAX_LOOK).split(/[\r\n]/, 1);
    const set = rest
      .split(';')
      .map((attribute) => attribute.split('=', 1)[0]?.trim().toLowerCase());
    const missing = FLAGS.filter((flag) => !set.includes(flag.toLowerCase()));
    if (missing.length === 0) return undefined;
    return { at: { part: 'token' }, values: { flags: listWords(missing) } };
  },
  examples: {
    flagged: [
      { text: 'Set-Cookie: id=eyJhbGciOiJIUzI1NiJ9.e30.AAAA; Path=/', severity: 'medium' },
      {
        text: 'HTTP/1.1 200 OK\nset-cookie: id=eyJhbGciOiJIUzI1NiJ9.e30.AAAA; HttpOnly; SameSite=None\n\nx',
      },
    ],
    clean: [
      {
        text: 'Set-Cookie: __Host-id=eyJhbGciOiJIUzI1NiJ9.e30.AAAA; Path=/; Secure; HttpOnly; SameSite=Lax',
      },
      // What the browser sends tells nothing of the flags.
      { text: 'Cookie: id=eyJhbGciOiJIUzI1NiJ9.e30.AAAA' },
    ],
  },
});
