// The public exponent of an RSA key: invalid, small, or strangely large.
import { defineRule, type LintFacts, type Rule } from '../../define-rule.ts';
import { rsaNumbers, type RsaNumbers } from '../../rsa-numbers.ts';

const USUAL = 65_537n;
const LARGE = 2n ** 32n;
const MAX_DIGITS = 12;

const COMMON = { appliesTo: ['jws', 'jwe', 'empty'], needs: ['key'] } as const;

/** A check of the exponents; `{e}` is the first that fails. */
function firstWith(fails: (numbers: RsaNumbers) => boolean): Rule['check'] {
  return (facts: LintFacts) => {
    const found = rsaNumbers(facts).find(fails);
    if (!found) return undefined;
    const digits = String(found.e);
    const e = digits.length > MAX_DIGITS ? `a number of ${digits.length} digits` : digits;
    return { at: { part: 'key' }, values: { e } };
  };
}

const isInvalid = ({ n, e }: RsaNumbers): boolean => e < 3n || e % 2n === 0n || e >= n;

export default [
  defineRule({
    ...COMMON,
    id: 'rsa-exponent-invalid',
    severity: 'critical',
    title: 'The RSA exponent gives no security',
    why: 'The public exponent e is {e}: it must be odd, at least 3, and smaller than n. With e = 1 the "signature" is the message itself.',
    fix: 'Generate a new key; e is 65537 (AQAB).',
    reference: 'RFC 8017 §3.1; RFC 7518 §6.3.1.2',
    check: firstWith(isInvalid),
    examples: {
      flagged: [
        {
          header: { alg: 'RS256' },
          payload: {},
          key: { like: '$rsa-public-jwk', e: 'AQ' },
          severity: 'critical',
        },
        { header: { alg: 'RS256' }, payload: {}, key: { like: '$rsa-public-jwk', e: 'AQAA' } },
      ],
      clean: [
        { header: { alg: 'RS256' }, payload: {}, key: '$rsa-public-jwk' },
        { header: { alg: 'RS256' }, payload: {}, key: { like: '$rsa-public-jwk', e: 'Aw' } },
        { header: { alg: 'ES256' }, payload: {}, key: '$p256-public' },
      ],
    },
  }),
  defineRule({
    ...COMMON,
    id: 'rsa-exponent-small',
    severity: 'low',
    title: 'The RSA exponent is small',
    why: 'The public exponent e is {e}. That is legal, but verifiers that check the padding carelessly can then be fooled with forged signatures.',
    fix: 'Use 65537 (AQAB) for new keys.',
    reference: 'RFC 8017 §3.1; NIST SP 800-56B §6.2; CVE-2006-4339',
    check: firstWith((numbers) => !isInvalid(numbers) && numbers.e < USUAL),
    examples: {
      flagged: [
        {
          header: { alg: 'RS256' },
          payload: {},
          key: { like: '$rsa-public-jwk', e: 'Aw' },
          severity: 'low',
        },
        { header: { alg: 'RS256' }, payload: {}, key: { like: '$rsa-public-jwk', e: 'EQ' } },
      ],
      clean: [
        { header: { alg: 'RS256' }, payload: {}, key: '$rsa-public-jwk' },
        { header: { alg: 'RS256' }, payload: {}, key: { like: '$rsa-public-jwk', e: 'AQ' } },
      ],
    },
  }),
  defineRule({
    ...COMMON,
    id: 'rsa-exponent-large',
    severity: 'medium',
    title: 'The RSA exponent is unusually large',
    why: 'The public exponent e is {e}. It makes verification slow, and it is how a private exponent looks that is too small to be safe.',
    fix: 'Use 65537 (AQAB).',
    reference: 'RFC 8017 §3.1; NIST SP 800-56B §6.2; Wiener’s attack',
    check: firstWith((numbers) => !isInvalid(numbers) && numbers.e > LARGE),
    examples: {
      flagged: [
        {
          header: { alg: 'RS256' },
          payload: {},
          key: { like: '$rsa-public-jwk', e: 'AQAAAAE' },
          severity: 'medium',
        },
        {
          header: { alg: 'RS256' },
          payload: {},
          key: { like: '$rsa-public-jwk', e: 'k7Zx'.repeat(84) },
        },
      ],
      clean: [
        { header: { alg: 'RS256' }, payload: {}, key: '$rsa-public-jwk' },
        { header: { alg: 'RS256' }, payload: {}, key: { like: '$rsa-public-jwk', e: 'AQAAAQ' } },
      ],
    },
  }),
];
