import { foldMediaType } from '../../../claims/media-type.ts';
import { setMember } from '../../../json/edit-json.ts';
import { parseToken } from '../../../token/parse-token.ts';
import { atMember, atOpening } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';

/** Whether a payload is a whole token; what begins like one is read to the end. */
function isToken(text: string): boolean {
  if (!/^ey[\w-]{6,}\./.test(text)) return false;
  const token = parseToken(text);
  return 'jose' in token && token.problems.length === 0;
}

export default defineRule({
  id: 'cty-missing-on-nested',
  severity: 'medium',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'A token inside, and cty does not say so',
  why: 'The payload is a token itself. Without "cty": "JWT" a recipient takes it for broken claims.',
  fix: 'Add "cty": "JWT" to this header.',
  reference: 'RFC 7519 §5.2',
  hides: ['payload-not-object'],
  check: ({ header, claims, payload }) => {
    if (!header || claims || !isToken(payload?.json?.text ?? '')) return undefined;
    const cty = header.member('cty');
    if (cty?.value.kind === 'string' && foldMediaType(cty.value.value) === 'jwt') return undefined;
    return { at: cty ? atMember('header', cty) : atOpening('header', header.root) };
  },
  quickFix: editFix('Write "cty": "JWT"', (text) => setMember(text, ['cty'], '"JWT"')),
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA',
        severity: 'medium',
      },
      {
        header: { alg: 'HS256', cty: 'text/plain' },
        payload: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..aaaa.bbbb.cccc',
      },
    ],
    clean: [
      { header: { alg: 'HS256', cty: 'JWT' }, payload: 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA' },
      { header: { alg: 'HS256', cty: 'jwt' }, payload: 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA' },
      { header: { alg: 'HS256' }, payload: 'eyesight.example.com' },
      { header: { alg: 'HS256' }, payload: { token: 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA' } },
    ],
  },
});
