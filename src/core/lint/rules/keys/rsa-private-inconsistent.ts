import { jwkInteger } from '../../../keys/jwk-integer.ts';
import type { KeyMaterial } from '../../../keys/key-reading.ts';
import { oncePerKey } from '../../../keys/once-per-key.ts';
import { defineRule } from '../../define-rule.ts';
import { rsaNumbers } from '../../rsa-numbers.ts';

/** RFC 8017 §3.2: what must hold between the numbers. */
const findFault = oncePerKey(({ material }: KeyMaterial): string | undefined => {
  const jwk = material.form === 'jwk' ? material.jwk : {};
  const [n, e, d, p, q] = ['n', 'e', 'd', 'p', 'q'].map((name) => jwkInteger(jwk, name));
  const [dp, dq, qi] = ['dp', 'dq', 'qi'].map((name) => jwkInteger(jwk, name));
  if (!n || !e || !d || !p || !q || p < 2n || q < 2n) return undefined;
  if (p * q !== n) return 'p times q is not n';
  if ((e * d) % (p - 1n) !== 1n || (e * d) % (q - 1n) !== 1n) return 'd does not belong to e';
  if (dp !== undefined && dp !== d % (p - 1n)) return 'dp is wrong';
  if (dq !== undefined && dq !== d % (q - 1n)) return 'dq is wrong';
  return qi !== undefined && (qi * q) % p !== 1n ? 'qi is wrong' : undefined;
});

export default defineRule({
  id: 'rsa-private-inconsistent',
  severity: 'high',
  appliesTo: ['jws', 'jwe', 'empty'],
  needs: ['key'],
  title: 'The numbers of the private key do not fit together',
  why: 'In this RSA key {fault}. Some libraries refuse it; one that signs with it all the same can give away the key by a single wrong signature.',
  fix: 'Export the key again from where it was made.',
  reference: 'RFC 8017 §3.2; RFC 7518 §6.3.2',
  check: (facts) => {
    for (const { key } of rsaNumbers(facts)) {
      const fault = key.kind === 'private' ? findFault(key) : undefined;
      if (fault !== undefined) return { at: { part: 'key' }, values: { fault } };
    }
    return undefined;
  },
  examples: {
    flagged: [
      // q of another key.
      {
        header: { alg: 'RS256' },
        payload: {},
        key: {
          like: '$rsa',
          q: '5wBCBYluz6PzAUCLoPPx5K0HRx0rzrSfuIfEd2l5e5fK5W8oSYXYDnRvL9j-CklUNz50nrHAR6ZLD1aokINOZrvRvZeO7NA-xDSldIS350Xnc9b4aarLIr7lEZv5gVTSRki5Kz8xRiyzEt2mLNMEEh5njgVSxvUQpyq48T1FjUU',
        },
        severity: 'high',
      },
      {
        header: { alg: 'RS256' },
        payload: {},
        key: {
          like: '$rsa',
          dp: 'L_AgU1t-lIUav8ljLcfyoX0sOz_1_vP01NBvxfW03rNVE-ck73hs6pAizC6L9Xd_9hBj_0vqogA8W_BH-2_gKNT3_I02zw8YCvy-CxX_CjShxfHlYhpVW3mAXPbQgCmZDNr_wReZ1Pt08oH_crc3KCJR01NNiyCF7fLFFCV6YCE',
        },
      },
    ],
    clean: [
      { header: { alg: 'RS256' }, payload: {}, key: '$rsa' },
      { header: { alg: 'RS256' }, payload: {}, key: '$rsa-public' },
      { header: { alg: 'ES256' }, payload: {}, key: '$p256' },
    ],
  },
});
