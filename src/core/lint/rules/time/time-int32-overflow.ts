import { defineRule } from '../../define-rule.ts';
import { numericClaim } from '../../numeric-claim.ts';

const INT32_MAX = 2_147_483_647;
/** The year 3000: beyond, nobody means the date. */
const MAX = 32_503_680_000;
/** Of exp-far-future: they mean "never". */
const SENTINELS: ReadonlySet<number> = new Set([4102444800, 9999999999]);

export default defineRule({
  id: 'time-int32-overflow',
  severity: 'low',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'It expires after January 2038',
  why: '{exp|date} does not fit into 32 bits. A system that counts seconds in them takes it for a time before 1970, and the token for expired.',
  fix: 'Keep lifetimes short.',
  reference: 'RFC 7519 §2 (NumericDate); CWE-190',
  check: ({ claims }) => {
    const { value, at } = numericClaim(claims, 'exp') ?? {};
    if (value === undefined || !at || SENTINELS.has(value)) return undefined;
    return value > INT32_MAX && value < MAX ? { at, values: { exp: value } } : undefined;
  },
  examples: {
    flagged: [
      { header: { alg: 'HS256' }, payload: { exp: 2500000000 }, severity: 'low' },
      { header: { alg: 'HS256' }, payload: { exp: 2147483648 } },
    ],
    clean: [
      // exp-far-future tells of it.
      { header: { alg: 'HS256' }, payload: { exp: 2147483647 } },
      { header: { alg: 'HS256' }, payload: { exp: 9999999999 } },
      { header: { alg: 'HS256' }, payload: { exp: 1795003600 } },
      { header: { alg: 'HS256' }, payload: { exp: 1795003600000 } },
    ],
  },
});
