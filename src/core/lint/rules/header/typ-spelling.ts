import { setMember } from '../../../json/edit-json.ts';
import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';
import { shortName } from '../../short-name.ts';

/** Longer ones are no known type, and would not fit the sentence. */
const MAX = 40;
const PREFIX = /^application\/(?=[^/]*$)/i;

/** As it is meant to be written: without spaces around it and `application/`, and JWT in capitals. */
function usualSpelling(typ: string): string {
  const bare = typ.trim().replace(PREFIX, '');
  return bare.toLowerCase() === 'jwt' ? 'JWT' : bare;
}

export default defineRule({
  id: 'typ-spelling',
  severity: 'low',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'An unusual spelling of typ',
  why: '"{typ}" means the same as "{usual}"; a consumer that compares exactly refuses it.',
  fix: 'Write "{usual}".',
  reference: 'RFC 7519 §5.1; RFC 7515 §4.1.9; RFC 9068 §4',
  check: ({ header }) => {
    const member = header?.member('typ');
    if (member?.value.kind !== 'string' || member.value.value.length > MAX) return undefined;
    const typ = member.value.value;
    const usual = usualSpelling(typ);
    if (usual === typ || usual === '' || usual !== shortName(usual)) return undefined;
    return {
      at: atMember('header', member),
      // Resource servers must take both spellings of this one.
      ...(typ.toLowerCase() === 'application/at+jwt' && { severity: 'info' as const }),
      values: { typ: shortName(typ), usual },
    };
  },
  quickFix: editFix('Write "{usual}"', (text, finding) =>
    setMember(text, ['typ'], JSON.stringify(finding.values?.['usual'])),
  ),
  examples: {
    flagged: [
      { header: { alg: 'HS256', typ: 'jwt' }, payload: {}, severity: 'low' },
      { header: { alg: 'RS256', typ: 'application/at+jwt' }, payload: {}, severity: 'info' },
      { header: { alg: 'HS256', typ: ' JWT' }, payload: {} },
    ],
    clean: [
      { header: { alg: 'HS256', typ: 'JWT' }, payload: {} },
      { header: { alg: 'RS256', typ: 'at+jwt' }, payload: {} },
      // With another "/" in it, "application/" belongs to the type.
      { header: { alg: 'RS256', typ: 'application/x/y' }, payload: {} },
      { header: { alg: 'RS256', typ: 'text/plain' }, payload: {} },
    ],
  },
});
