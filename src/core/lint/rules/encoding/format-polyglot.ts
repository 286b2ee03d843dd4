import { decodeBase64url } from '../../../bytes/base64url.ts';
import { decodeUtf8 } from '../../../bytes/utf8.ts';
import { parseJson } from '../../../json/parse-json.ts';
import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'format-polyglot',
  severity: 'critical',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'Two tokens in one text',
  why: 'As JSON it is one token, split at its dots it is another with other claims. A parser can verify the first while a program reads the forged claims of the second.',
  fix: 'Refuse a JWT that has a character outside A-Z a-z 0-9 - _ and the dots, before anything parses it.',
  reference: 'rfc8725bis §2.13, §3.14; CVE-2022-39227',
  hides: ['jws-json-as-jwt'],
  check: ({ token, payload }) => {
    if (!token.serialization) return undefined;
    const [, middle, last, more] = token.text.split('.', 4);
    if (middle === undefined || last === undefined || more !== undefined) return undefined;
    const { bytes } = decodeBase64url(middle);
    const text = bytes && decodeUtf8(bytes);
    if (text === undefined || text === payload?.json?.text) return undefined;
    const { root, problem } = parseJson(text);
    return root?.kind === 'object' && !problem ? { at: { part: 'token' } } : undefined;
  },
  examples: {
    flagged: [
      {
        text: '{"  eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhZG1pbiJ9.":"","protected":"eyJhbGciOiJFUzI1NiJ9","payload":"eyJzdWIiOiJhIn0","signature":"AAAA"}',
        severity: 'critical',
      },
      {
        text: '{"eyJhbGciOiJub25lIn0.eyJhZG1pbiI6dHJ1ZX0.":1,"protected":"eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0","iv":"AAAA","ciphertext":"AAAA","tag":"AAAA"}',
      },
    ],
    clean: [
      {
        text: '{"payload":"eyJzdWIiOiJhIn0","protected":"eyJhbGciOiJFUzI1NiJ9","header":{"kid":"a.b.c"},"signature":"AAAA"}',
      },
      { text: 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhZG1pbiJ9.AAAA' },
    ],
  },
});
