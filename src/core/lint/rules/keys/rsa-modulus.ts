// A modulus that gives its factors away, as find-key-clues.ts has found out.
import type { KeyClue } from '../../../crypto/clues/clues.ts';
import { defineRule, type LintFacts, type Rule } from '../../define-rule.ts';
import { whichKey } from '../../which-key.ts';

const COMMON = {
  severity: 'critical',
  appliesTo: ['jws', 'jwe', 'empty'],
  needs: ['key', 'verification'],
} as const;

type ClueOf<Kind extends KeyClue['kind']> = Extract<KeyClue, { kind: Kind }>;

/** A check for one kind of clue; `{which}` and what `tell` gives fill the sentences. */
function forClue<Kind extends KeyClue['kind']>(
  kind: Kind,
  tell: (clue: ClueOf<Kind>) => Readonly<Record<string, string | number>> = () => ({}),
): Rule['check'] {
  return ({ key, verification }: LintFacts) => {
    const clue = verification?.keyClues?.find((one): one is ClueOf<Kind> => one.kind === kind);
    if (!clue) return undefined;
    return { at: { part: 'key' }, values: { which: whichKey(key, clue.index), ...tell(clue) } };
  };
}

export default [
  defineRule({
    ...COMMON,
    id: 'rsa-modulus-small-factor',
    title: 'The RSA modulus has a small factor',
    why: 'The n of {which} can be divided by {factor}: the private key follows at once, or a character was damaged in copying.',
    fix: 'Copy the key again. If it is the same, generate a new one.',
    reference: 'RFC 8017 §3.1; NIST SP 800-56B §6.4.2',
    hides: ['rsa-modulus-fermat', 'rsa-modulus-pattern'],
    check: forClue('small-factor', ({ factor }) => ({ factor })),
    examples: {
      flagged: [
        // One more than a product of two primes.
        {
          header: { alg: 'RS256' },
          payload: {},
          key: {
            kty: 'RSA',
            n: 'rapTeS4CmQCrZ-BOOcxVTqMF2qn5_FgjypZ3Nvurorb_-AM9S_XHV-kf08od1XP5ZAE2Txsa9d44BactByGj-N-jXj7kMJih4PcWiGhqhe95GqeELqcfQqzeYoCJbeYLbJNxcwGmtQTBUhxsGiMzhAr3QAQLNyrZ-MiSeiUT1pxnQIia7Mz5faqnUGC_UTVvvbVf3tKJ6iXzfigsA-F7mlhhBVGOL5vq_K226vmEOqdaFBGzk7lrL_ZtTM_l7d007hRNKFkhNWuCJD6JUfgwdZNe4dBzzS1XamJbPl02xSsdKE4UCDVKmlAi_C4GfJ9iDswQ84w5UZc6TqN1lwCUTg',
            e: 'AQAB',
          },
          severity: 'critical',
        },
        // 65537 and a large number.
        {
          header: { alg: 'RS256' },
          payload: {},
          key: {
            kty: 'RSA',
            n: 'rapTeS4CmQCrZ-BOOcxVTqMF2qn5_FgjypZ3Nvurorb_-AM9S_XHV-kf08od1XP5ZAE2Txsa9d44BactByGj-N-jXj7kMJih4PcWiGhqhe95GqeELqcfQqzeYoCJbeYLbJNxcwGmtQTBUhxsGiMzhAr3QAQLNyrZ-MiSeiUT1pxnQIia7Mz5faqnUGC_UTVvvbVf3tKJ6iXzfigsA-F7mlhhBVGOL5vq_K226vmEOqdaFBGzk7lrL_ZtTM_l7d007hRNKFkhNWuCJD6JUfgwdZNe4dBzzS1XamJbPl02xSsdKE4UCDVKmlAi_C4GfJ9iDswQ84w5UZc6TqN1lwns9w',
            e: 'AQAB',
          },
        },
      ],
      clean: [
        { header: { alg: 'RS256' }, payload: {}, key: '$rsa-public' },
        { header: { alg: 'RS256' }, payload: {}, key: '$rsa-1024-public' },
      ],
    },
  }),
  defineRule({
    ...COMMON,
    id: 'rsa-modulus-fermat',
    title: 'The two primes lie too close together',
    why: 'The n of {which} was factored here in {steps} steps (Fermat’s method): anyone can compute the private key.',
    fix: 'Replace the key, and the program that made it.',
    reference: 'NIST FIPS 186-5 §A.1.3; CVE-2022-26320',
    hides: ['rsa-modulus-pattern'],
    check: forClue('close-primes', ({ steps }) => ({ steps })),
    examples: {
      flagged: [
        // p and the next prime.
        {
          header: { alg: 'RS256' },
          payload: {},
          key: {
            kty: 'RSA',
            n: 'rrgDdo-XHxcsNny9PN8AC1GFybjucAQJ6eDrWbNrjyvdHd6582-ySgdw1fCNN0A2EZ3oI8FHgWjZjHsE_HNXeEG3O09XfXESmMLBx_7Vf35U7sA_3wAIlkjq9UUp4zX30StBebQiu3-GzLtAb9BXUghXNO3fDTW-A8dAhskENRIpsw_8Wo7hdZ9_rw_c1ZhDeQlOem2fa_DBDWWwMdXaKhbaJamrlSpVf0_p7O11-6BylXKs18ABvdxMC0KHCzhscfdyFsVN8wGMGs9tSOMRMAoYhQ5xUg54X4ZJUuX8c8bBLHHX6Q0XQIrj9nstSHthOJrHMU-QcJMwg9avoUtx2Q',
            e: 'AQAB',
          },
          severity: 'critical',
        },
        // The square of a prime.
        {
          header: { alg: 'RS256' },
          payload: {},
          key: {
            kty: 'RSA',
            n: 'xzD_Mjyq4-1qM3ugkc7UKWN4gDln0-cheo97lyO24P4M85fBcfI87L8Tp2tLH2waReStdHYlQei-VTRf4Zb1Be5cJj4UrzkDXAdoVrYqpIMlWvnWqd2vdTOnfBYsHUfJGqgTkB21F7yeifgVLTI2SsGABj5PGKwIzowM-X56B6zXqq30h79u7Q27UiFuItTpmTcuA4kXP7XkH-ww5tL0GAp7hFTSEogLXAazAoWDyYBe4xWsNkttqu-PGLAqO8e-GzfrUnHCVgXWOHhlqCb1a4EP6VYYb51yL-4MvlfXzkJpZTThs3M0bmQJDvg1RuLoxb4PN-fgX9EVqcWcjJccwQ',
            e: 'AQAB',
          },
        },
      ],
      clean: [
        { header: { alg: 'RS256' }, payload: {}, key: '$rsa-public' },
        { header: { alg: 'RS256' }, payload: {}, key: '$rsa-512-public' },
      ],
    },
  }),
  defineRule({
    ...COMMON,
    id: 'rsa-modulus-prime',
    title: 'The RSA modulus is a prime',
    why: 'The n of {which} must be a product of two primes and is one itself, so the private key is computed in no time.',
    fix: 'Generate a new key.',
    reference: 'RFC 8017 §3.1',
    check: forClue('prime-modulus'),
    examples: {
      flagged: [
        {
          header: { alg: 'RS256' },
          payload: {},
          key: {
            kty: 'RSA',
            n: '8SXXGrbzuEcpf3TI_2PdawY1x2cf7A1veTggR3YpaeT4ICqAvT6ctAYmxZMbD3FEl0hBRS5WzleaAbJ8sBVJLyZreCq96WC3kJngklcKqcDCH-tUW88OcqPCBdZDVsM-LKAHGzwND8l63j_4aiUXRHaLBQmgaXmyk5Ti-jjA_T66x7pqVoItQ_lXtUYfTKcGVIp-YGgHlBiryIkglX7nD5l_k50b3qiN-ftVIMGobO99K35w-e6LaDBdIGZImquT',
            e: 'AQAB',
          },
          severity: 'critical',
        },
        {
          header: { alg: 'RS256' },
          payload: {},
          key: {
            kty: 'RSA',
            n: 'PL6Nm9gfJPjzICgGSDbSTppub_1Ll0qQUCMe3BkYxkKhwamJRFLHuQaTO2PTx0mOR-hkP_WnbWJXsy32x8d9rg20RAUmcB7l21VzW0znFuf4y2gN8jZHm2zZHClRiVUo0oudCUH1b0CNJidHeccb08KPaxMtaymr_4tKkBOrRdtL',
            e: 'AQAB',
          },
        },
      ],
      clean: [
        { header: { alg: 'RS256' }, payload: {}, key: '$rsa-1024-public' },
        { header: { alg: 'RS256' }, payload: {}, key: '$rsa-512-public' },
      ],
    },
  }),
  defineRule({
    ...COMMON,
    id: 'rsa-shared-prime',
    title: 'Two RSA keys share a prime',
    why: 'The moduli of key {first} and key {second} have a common factor: with both, anyone can compute both private keys.',
    fix: 'Replace both keys, and look at how the program that made them gets its random numbers.',
    reference: 'RFC 4086; NIST FIPS 186-5 §A.1.1; Heninger et al. 2012',
    check: forClue('shared-prime', ({ index, other }) => ({ first: index + 1, second: other + 1 })),
    examples: {
      flagged: [
        {
          header: { alg: 'RS256' },
          payload: {},
          key: {
            keys: ['$rsa-shared-prime', '$rsa-shared-prime-other'],
          },
          severity: 'critical',
        },
        {
          header: { alg: 'RS256' },
          payload: {},
          key: {
            keys: ['$rsa-shared-prime-other', '$rsa-public-jwk', '$rsa-shared-prime'],
          },
        },
      ],
      clean: [
        {
          header: { alg: 'RS256' },
          payload: {},
          key: { keys: ['$rsa-public-jwk', '$rsa-1024-public'] },
        },
        // The same key twice.
        {
          header: { alg: 'RS256' },
          payload: {},
          key: { keys: ['$rsa-public-jwk', '$rsa-public-jwk'] },
        },
        {
          header: { alg: 'RS256' },
          payload: {},
          key: '$rsa-shared-prime',
        },
      ],
    },
  }),
];
