import { EXPLICIT_TYPES } from '../../../claims/explicit-types.ts';
import { foldMediaType } from '../../../claims/media-type.ts';
import { atMember } from '../../at-json.ts';
import { defineRule, type LintFacts } from '../../define-rule.ts';
import { kindWords } from '../../kind-words.ts';
import { shortName } from '../../short-name.ts';

/** Whether a token of that type may be of that kind. */
function fits(typ: string, name: LintFacts['profile']['name']): boolean {
  if (name === 'sd-jwt') return typ.endsWith('+sd-jwt');
  const kind = EXPLICIT_TYPES.get(typ);
  // A type that is not known here may be a newer one of the same kind.
  return kind === name || (kind === undefined && !typ.endsWith('+sd-jwt'));
}

export default defineRule({
  id: 'typ-unexpected',
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'Another type than expected',
  why: 'typ says {typ}, and you are checking it as {wanted}: one kind of token must not pass for another.',
  fix: 'Reject it, and require the exact type.',
  reference: 'RFC 8725 §3.11, §3.12',
  check: ({ header, profile, expectations }) => {
    const member = header?.member('typ');
    if (member?.value.kind !== 'string') return undefined;
    const typ = foldMediaType(member.value.value);
    if (typ === '' || typ === 'jwt') return undefined;
    const { typ: wanted } = expectations;
    const isChosen = profile.certain && profile.name !== 'jwt' && profile.name !== 'unknown';
    const isFit =
      wanted === undefined ? !isChosen || fits(typ, profile.name) : typ === foldMediaType(wanted);
    if (isFit) return undefined;
    return {
      at: atMember('header', member),
      values: {
        typ: shortName(member.value.value),
        wanted: wanted === undefined ? kindWords(profile).kind : shortName(wanted),
      },
    };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'ES256', typ: 'dpop+jwt' },
        payload: {},
        profile: 'access-token',
        severity: 'high',
      },
      { header: { alg: 'ES256', typ: 'at+jwt' }, payload: {}, profile: 'id-token' },
      { header: { alg: 'ES256', typ: 'dc+sd-jwt' }, payload: {}, profile: 'access-token' },
      { header: { alg: 'ES256', typ: 'a+jwt' }, payload: {}, expectations: { typ: 'b+jwt' } },
    ],
    clean: [
      {
        header: { alg: 'ES256', typ: 'application/at+jwt' },
        payload: {},
        profile: 'access-token',
      },
      { header: { alg: 'ES256', typ: 'JWT' }, payload: {}, profile: 'access-token' },
      { header: { alg: 'ES256', typ: 'vc+sd-jwt' }, payload: {}, profile: 'sd-jwt' },
      { header: { alg: 'ES256', typ: 'dpop+jwt' }, payload: {} },
      { header: { alg: 'ES256', typ: 'A+jwt' }, payload: {}, expectations: { typ: 'a+jwt' } },
    ],
  },
});
