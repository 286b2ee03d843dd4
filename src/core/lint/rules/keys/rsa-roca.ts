import { modularPower } from '../../../keys/ec-point.ts';
import { defineRule } from '../../define-rule.ts';
import { rsaNumbers } from '../../rsa-numbers.ts';

/** Primes of that library are powers of 65537 modulo this product of small primes. */
const PRODUCT = 0x924cba6ae99dfa084537facc54948df0c23da044d8cabe0edd75bc6n;
const GENERATOR = 65_537n;
/** The order of the generator, and its prime powers. */
const ORDER = 2_454_106_387_091_158_800n;
const PRIME_POWERS = [16n, 81n, 25n, 7n, 11n, 13n, 17n, 23n, 29n, 37n, 41n, 53n, 83n];

/** Whether n is in the group that the generator makes: part by part, as each is small enough to be written out. */
function isInGroup(n: bigint): boolean {
  if (modularPower(n, ORDER, PRODUCT) !== 1n) return false;
  return PRIME_POWERS.every((power) => {
    const wanted = modularPower(n, ORDER / power, PRODUCT);
    const step = modularPower(GENERATOR, ORDER / power, PRODUCT);
    let element = 1n;
    for (let i = 0n; i < power; i++) {
      if (element === wanted) return true;
      element = (element * step) % PRODUCT;
    }
    return false;
  });
}

export default defineRule({
  id: 'rsa-roca',
  severity: 'critical',
  appliesTo: ['jws', 'jwe', 'empty'],
  needs: ['key'],
  title: 'An RSA key that can be factored (ROCA)',
  why: 'The key was made by a flawed library of Infineon’s chips (smart cards, TPMs, YubiKey 4): its private half can be computed from it.',
  fix: 'Replace the key by one that is generated in software, or on a repaired device.',
  reference: 'CVE-2017-15361; RFC 8725 §3.5',
  check: (facts) =>
    rsaNumbers(facts).some(({ n }) => isInGroup(n)) ? { at: { part: 'key' } } : undefined,
  examples: {
    flagged: [
      // Wycheproof, json_web_key_test, jws_rsa_roca_key.
      {
        header: { alg: 'RS256' },
        payload: {},
        key: {
          kty: 'RSA',
          n: 'AanFpofbj7KjD4Lf-N2hVMKR7yewSyXhhbirIMTGpfYEhZ_lnt5UoK98DnKIgArXGTu3MaW_HhFw16HGaTDUHqPrId7fe4r11CqRw09yBFuW79V8sYIwHdzCaWflUI6auImYbVfoN9_nD5n8N8SY9DwXw7mwZM9wREPXoDPgOoIWl6q_MPsp7n0zs3Z5ZaiQWOOzl1S9OhwAfSiiOwz6efnXEaxuTEtPd7BjSx7NaFka8Dx9U7YqXy2RFj1O9PjyaDGuRh7YXsX3iMUSP_wSyHQg_c_qHRtKUsNSGCT7OZg0hzm2KphtjnayKJvC64vAbROBR4Ubg6Bxg9IQVZ-QYyE',
          e: 'AQAB',
        },
        severity: 'critical',
      },
      // Made for this as the flawed library does: each prime is k · PRODUCT + 65537^a mod PRODUCT.
      {
        header: { alg: 'RS256' },
        payload: {},
        key: {
          kty: 'RSA',
          n: '-xTettWoAhtSL5IFDje8k-1WFbhJAm_Yt0OFY-Htor3a-ugxC6hLLgy5SDFpjXM3VyPgNjOJRGf0FX5veSDr1eeWH5vZA4LVE1SSxaAMJuGk0Zu6oDxDLEWHJQFoXfsyIEDdKa8yrorOBL0XT2YNBUG7Z_zkiQ6icu2ZK3GOaseqL0cDPn6fR_ibkbykpHomrdMW8HNiPvP2_toQrnQ6O0R-odf0hbrWrKx4-2jFbu4f7k59qUdGwOQZZpAjeo8zok1_lWOvrYxwmdgx7LJCodj_YlY4YYqtRQ_EXamCAsh1Crc_hS9C7LPCKxkdW3Y5yyQWdgyi8gDmrF8IoMeF',
          e: 'AQAB',
        },
      },
    ],
    clean: [
      // Of the same file, rs256.
      {
        header: { alg: 'RS256' },
        payload: {},
        key: {
          kty: 'RSA',
          n: 'kqGboBfAWttWPCA-0cGRgsY6SaYoIARt0B_PkaEcIq9HPYNdu9n6UuWHuuTHrjF_ZoQW97r5HaAorNvrMEGTGdxCHZdEtkHvNVVmrtxTBLiQCbCozXhFoIrVcr3qUBrdGnNn_M3jJi7Wg7p_-x62nS5gNG875oyheRkutHsQXikFZwsN3q_TsPNOVlCiHy8mxzaFTUQGm-X8UYexFyAivlDSjgDJLAZSWfxd7k9Gxuwa3AUfQqQcVcegmgKGCaErQ3qQbh1x7WB6iopE3_-GZ8HMAVtR9AmrVscqYsnjhaCehfAI0iKKs8zXr8tISc0ORbaalrkk03H1ZrsEnDKEWQ',
          e: 'AQAB',
        },
      },
      { header: { alg: 'RS256' }, payload: {}, key: '$rsa-public' },
      { header: { alg: 'RS256' }, payload: {}, key: '$rsa-512-public' },
    ],
  },
});
