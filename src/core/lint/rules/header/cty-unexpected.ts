import { foldMediaType } from '../../../claims/media-type.ts';
import { removeMember } from '../../../json/edit-json.ts';
import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';
import { shortName } from '../../short-name.ts';

/** Types that tell the truth about claims in JSON: of credentials, and what Twilio documents for its access tokens. */
const TRUE_OF_JSON = /^(?:json|[\w.-]+\+json|vc|vp|twilio-[\w;=.-]+)$/;

export default defineRule({
  id: 'cty-unexpected',
  severity: 'low',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'cty on plain claims',
  why: '"{cty}" announces something else than claims, and here are claims. Recipients may look for a token inside.',
  fix: 'Take cty out: it is meant for tokens inside tokens.',
  reference: 'RFC 7519 §5.2',
  check: ({ header, claims }) => {
    const cty = header?.member('cty');
    if (!claims || cty?.value.kind !== 'string') return undefined;
    const type = foldMediaType(cty.value.value.slice(0, 200));
    if (TRUE_OF_JSON.test(type)) return undefined;
    return { at: atMember('header', cty), values: { cty: shortName(cty.value.value) } };
  },
  quickFix: editFix('Remove cty', (text) => removeMember(text, ['cty'])),
  examples: {
    flagged: [
      { header: { alg: 'HS256', cty: 'JWT' }, payload: { sub: 'a' }, severity: 'low' },
      { header: { alg: 'HS256', cty: 'text/plain' }, payload: { sub: 'a' } },
    ],
    clean: [
      { header: { alg: 'HS256', cty: 'application/json' }, payload: { sub: 'a' } },
      { header: { alg: 'HS256', cty: 'JWT' }, payload: 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA' },
      { header: { alg: 'ES256', typ: 'vc+jwt', cty: 'vc' }, payload: { sub: 'a' } },
      { header: { alg: 'HS256', typ: 'JWT', cty: 'twilio-fpa;v=1' }, payload: { sub: 'a' } },
    ],
  },
});
