import { numericDate } from '../../../time/time-status.ts';
import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'not-yet-valid',
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: ['clock'],
  title: 'Not valid yet',
  why: 'It is valid from {nbf|date}, in {nbf|until}; until then a verifier must not accept it.',
  fix: 'Wait, or compare the clocks of issuer and verifier.',
  reference: 'RFC 7519 §4.1.5',
  check: ({ claims, now, expectations: { leeway } }) => {
    const member = claims?.member('nbf');
    const nbf = member && numericDate(member.value);
    if (nbf === undefined || nbf <= now + leeway) return undefined;
    return { at: atMember('payload', member!), values: { nbf } };
  },
  examples: {
    flagged: [
      { header: { alg: 'HS256' }, payload: { nbf: 1795003600 }, severity: 'high' },
      { header: { alg: 'HS256' }, payload: { nbf: 1795000001 }, expectations: { leeway: 0 } },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: { nbf: 1795000030 } },
      { header: { alg: 'HS256' }, payload: { nbf: 1794996400 } },
    ],
  },
});
