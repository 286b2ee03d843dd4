import { jwkOctets } from '../../../keys/jwk-integer.ts';
import { defineRule } from '../../define-rule.ts';
import { rsaNumbers } from '../../rsa-numbers.ts';

/** Equal octets in a row that chance does not make. */
const RUN = 16;
const MIN_ONES = 0.4;

function hasPattern(octets: Uint8Array): boolean {
  let run = 1;
  let ones = 0;
  for (const [i, octet] of octets.entries()) {
    run = i > 0 && octet === octets[i - 1] ? run + 1 : 1;
    if (run >= RUN) return true;
    for (let rest = octet; rest > 0; rest >>= 1) ones += rest & 1;
  }
  return ones < octets.length * 8 * MIN_ONES;
}

export default defineRule({
  id: 'rsa-modulus-pattern',
  severity: 'high',
  appliesTo: ['jws', 'jwe', 'empty'],
  needs: ['key'],
  title: 'The RSA modulus has a pattern',
  why: 'A product of random primes looks random. This n has a long run of one byte, or far fewer ones than zeros: it was damaged, or made without randomness.',
  fix: 'Copy the key again. If it is the same, generate a new one.',
  reference: 'NIST FIPS 186-5 §A.1.1; RFC 8017 §3.1',
  check: (facts) =>
    rsaNumbers(facts).some(({ jwk }) => {
      const octets = jwkOctets(jwk, 'n');
      // Leading zeros are another matter.
      const start = octets?.findIndex((octet) => octet !== 0) ?? -1;
      return octets !== undefined && start >= 0 && hasPattern(octets.subarray(start));
    })
      ? { at: { part: 'key' } }
      : undefined,
  examples: {
    flagged: [
      {
        header: { alg: 'RS256' },
        payload: {},
        key: {
          kty: 'RSA',
          n: 'uo3iOLc7zUcZv0vV1ItvFhbotMqiW4tmGnz-X_cOIGemv2vm16WknMWZMBmHv8Lgz-syLtc7Y7l719eB7LA_l9qHMUnS0FAUCuoIpkF7mVOYqVNLXClNttqx7VFsjDnYewpwaQAAAAAAAAAAAAAAAAAAAACXgDbYlv0UUq8uUUxxfStv8D5yw-7e5o3hzkv-a1idTCpwIMAPbYQbgmYl5-xmv0PJ4EHYJz1vjhIDpy8WnPbekaO0z5MQxE7AHb3xMOFH4vODwOOjHZawo69_5C5pUnhFmLMa_C4wmaNND5tMhx2EAHElYoUOn9rRIFrVqKvSLEWeBcerMy7tC58OeQ',
          e: 'AQAB',
        },
        severity: 'high',
      },
      {
        header: { alg: 'RS256' },
        payload: {},
        key: {
          kty: 'RSA',
          n: 'ugFAEBURRQEREUERVAFFEBQAFAAAEQEAEBBUEVUAAAEEEUEAVQEEEEUREBEFEUAARQEQAFURQRFREVUBRBAVEVABEQFQEFAQAAAAAEEREREQAVEBVAFFEFARRRFEABEQUQBQAUAQUBBBAFEQUBEAAUERBBEVABQQFBEUEAUAUQBREQEBUBBQAUQQRAFBAEEQQRAVAAAQAAAFAQQRAAAFAUQAFQFBAEEQBRFFABABBQEUEFQQEQEUAREQRABAERUREAFFAFEBQAEBERQQAQFVAAQBUBBFEBEQVAAQEQEBBRFEARUAABEFAAUAFRBRAFARAAFQAEUQBQEBEQQBAREEEQ',
          e: 'AQAB',
        },
      },
    ],
    clean: [
      { header: { alg: 'RS256' }, payload: {}, key: '$rsa-public' },
      { header: { alg: 'RS256' }, payload: {}, key: '$rsa-512-public' },
      { header: { alg: 'RS256' }, payload: {}, key: '$rsa-2047-public' },
    ],
  },
});
