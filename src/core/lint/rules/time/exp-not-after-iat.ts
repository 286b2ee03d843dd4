import { nodeAt, setMember } from '../../../json/edit-json.ts';
import { parseJson } from '../../../json/parse-json.ts';
import { numericDate } from '../../../time/time-status.ts';
import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';

const HOUR = 3_600;

export default defineRule({
  id: 'exp-not-after-iat',
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'Expired when it was issued',
  why: 'exp ({exp|date}) is not after iat ({iat|date}), so the token was never valid.',
  fix: 'Look for a mistake of unit or sign in the issuer.',
  reference: 'RFC 7519 §4.1.4, §4.1.6',
  check: ({ claims }) => {
    const member = claims?.member('exp');
    const exp = member && numericDate(member.value);
    const issued = claims?.get('iat');
    const iat = issued && numericDate(issued);
    if (!member || exp === undefined || iat === undefined || exp > iat) return undefined;
    return { at: atMember('payload', member), values: { exp, iat } };
  },
  quickFix: editFix('Set exp to an hour after iat', (text) => {
    const { root } = parseJson(text);
    const node = root && nodeAt(root, ['iat']);
    const iat = node && numericDate(node);
    return iat === undefined ? text : setMember(text, ['exp'], String(Math.floor(iat) + HOUR));
  }),
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: { iat: 1795000000, exp: 1794996400 },
        severity: 'high',
      },
      { header: { alg: 'HS256' }, payload: { iat: 1795000000, exp: 1795000000 } },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: { iat: 1795000000, exp: 1795000001 } },
      { header: { alg: 'HS256' }, payload: { exp: 1794996400 } },
      { header: { alg: 'HS256' }, payload: { iat: '1795000000', exp: 1794996400 } },
    ],
  },
});
