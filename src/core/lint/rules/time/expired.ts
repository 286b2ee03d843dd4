import { numericDate } from '../../../time/time-status.ts';
import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'expired',
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: ['clock'],
  title: 'Expired',
  why: 'It expired {exp|since} ago ({exp|date}); a verifier must not accept it any more.',
  fix: 'Get a new token. If it should still be good, compare the clocks of issuer and verifier.',
  reference: 'RFC 7519 §4.1.4',
  check: ({ claims, now, expectations: { leeway } }) => {
    const member = claims?.member('exp');
    const exp = member && numericDate(member.value);
    if (exp === undefined || now < exp + leeway) return undefined;
    return { at: atMember('payload', member!), values: { exp } };
  },
  examples: {
    flagged: [
      { header: { alg: 'HS256' }, payload: { exp: 1794996400 }, severity: 'high' },
      { header: { alg: 'HS256' }, payload: { exp: 1795000000 }, expectations: { leeway: 0 } },
      { header: { alg: 'HS256' }, payload: { exp: 1794999940 } },
      { header: { alg: 'HS256' }, payload: { exp: 0 } },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: { exp: 1794999970 } },
      { header: { alg: 'HS256' }, payload: { exp: 1795003600 } },
      { header: { alg: 'HS256' }, payload: { exp: '1794996400' } },
      { header: { alg: 'HS256' }, payload: '{"exp":1e400}' },
    ],
  },
});
