import { defineRule } from '../../define-rule.ts';

/** Three or five parts, the first of which began as a header does. */
const FOLDED = /^ey[\w-]{10,}(?:(?:\.[\w-]*){2}){1,2}$/i;
const MIN_LENGTH = 40;

export default defineRule({
  id: 'input-case-folded',
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'All letters have the same case',
  why: 'Something put this token into {which} letters. In base64url a and A are different values, so what it said is lost.',
  fix: 'Get the token from its source, and keep tokens out of stores and names that ignore letter case.',
  reference: 'RFC 4648 §5',
  hides: ['alg-missing', 'payload-not-object', 'base64-noncanonical-bits'],
  check: ({ token }) => {
    const { text, header } = token;
    if (text.length < MIN_LENGTH || header.json?.reading.root?.kind === 'object') return undefined;
    if (!FOLDED.test(text)) return undefined;
    const isLower = !/[A-Z]/.test(text);
    if (!isLower && /[a-z]/.test(text)) return undefined;
    return { at: { part: 'token' }, values: { which: isLower ? 'lower-case' : 'upper-case' } };
  },
  examples: {
    flagged: [
      { text: `eyjhbgcioijiuzi1nij9.e30.${'a'.repeat(43)}`, severity: 'high' },
      { text: `EYJHBGCIOIJIUZI1NIJ9.EYJZDWIIOIJHIN0.${'A'.repeat(43)}` },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: { sub: 'a' } },
      { text: 'eyjhbgcioijiuzi1nij9.e30.aaaa' },
      { text: 'deploy-preview-12--my-application.pages.example' },
    ],
  },
});
