import { EXPLICIT_TYPES } from '../../../claims/explicit-types.ts';
import { foldMediaType } from '../../../claims/media-type.ts';
import { setMember } from '../../../json/edit-json.ts';
import { atMember, atOpening } from '../../at-json.ts';
import { defineRule, type LintFacts } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';
import { kindWords } from '../../kind-words.ts';
import { vendorForm } from '../../../claims/vendor-form.ts';

/** ID tokens have no type of their own. DPoP proofs and client assertions are held to theirs by their profiles. */
const TYPE_OF = new Map<LintFacts['profile']['name'], string>(
  [...EXPLICIT_TYPES].flatMap(([typ, kind]) =>
    kind === 'dpop-proof' || kind === 'client-assertion' ? [] : [[kind, typ] as const],
  ),
);

export default defineRule({
  id: 'typ-generic',
  severity: 'info',
  appliesTo: ['jws'],
  needs: [],
  title: 'typ does not tell what it is for',
  why: 'There is a type of its own, {typ}, for {kind}{guess}: it keeps one kind of token from passing for another.',
  fix: 'Write "typ": "{typ}" and require it, once both sides can.',
  reference: 'RFC 8725 §3.11; rfc8725bis §3.11',
  check: (facts) => {
    const { header, profile } = facts;
    const typ = TYPE_OF.get(profile.name);
    const member = header?.member('typ');
    // A vendor's form has the type that the vendor wants.
    if (!header || typ === undefined || vendorForm(facts)) return undefined;
    if (member && member.value.kind !== 'string') return undefined;
    if (member?.value.kind === 'string' && foldMediaType(member.value.value) !== 'jwt')
      return undefined;
    return {
      at: member ? atMember('header', member) : atOpening('header', header.root),
      values: { typ, ...kindWords(profile) },
    };
  },
  quickFix: editFix('Write {typ}', (text, finding) =>
    setMember(text, ['typ'], JSON.stringify(finding.values?.['typ'])),
  ),
  examples: {
    flagged: [
      {
        header: { alg: 'RS256', typ: 'JWT' },
        payload: { client_id: 'c', scope: 'read' },
        severity: 'info',
      },
      { header: { alg: 'RS256' }, payload: { sub: 'a' }, profile: 'logout-token' },
    ],
    clean: [
      {
        header: { alg: 'RS256', typ: 'JWT' },
        payload: { aud: 'https://oauth2.googleapis.com/token', scope: 'a' },
      },
      { header: { alg: 'RS256', typ: 'at+jwt' }, payload: { client_id: 'c', scope: 'read' } },
      // No kind can be made out, and an ID token has no type of its own.
      { header: { alg: 'RS256', typ: 'JWT' }, payload: { sub: 'a' } },
      { header: { alg: 'RS256', typ: 'JWT' }, payload: { nonce: 'n', aud: 'c' } },
    ],
  },
});
