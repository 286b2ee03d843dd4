import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { usedAlgorithm } from '../../used-keys.ts';

export default defineRule({
  id: 'alg-not-in-browser',
  severity: 'info',
  appliesTo: ['jws'],
  needs: ['verification'],
  title: 'Checked without the browser’s cryptography',
  why: 'This browser has no {alg} of its own, so a library in JavaScript did the mathematics. Other browsers may have it.',
  fix: 'Nothing needs to be done about the token.',
  reference: 'W3C Web Cryptography API; RFC 8812, RFC 8032, RFC 9964',
  check: (facts) => {
    const { header, verification } = facts;
    const alg = header?.member('alg');
    const isSoftware = verification?.attempts.some(({ engine }) => engine === 'software');
    if (!alg || !isSoftware) return undefined;
    return { at: atMember('header', alg), values: { alg: usedAlgorithm(facts) ?? '' } };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'ES256K' },
        payload: {},
        signWith: '$secp256k1',
        key: '$secp256k1',
        severity: 'info',
      },
      { header: { alg: 'ES256K' }, payload: { sub: 'a' }, key: '$secp256k1' },
    ],
    clean: [
      { header: { alg: 'ES256' }, payload: {}, signWith: '$p256', key: '$p256-public' },
      { header: { alg: 'ES256K' }, payload: {} },
      { header: { alg: 'ES256K' }, payload: {}, key: '$p256-public' },
    ],
  },
});
