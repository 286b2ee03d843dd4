import { octetsToInteger } from '../../../keys/ec-point.ts';
import { jwkInteger } from '../../../keys/jwk-integer.ts';
import type { KeyMaterial } from '../../../keys/key-reading.ts';
import { defineRule } from '../../define-rule.ts';
import { usedAlgorithm, usedKeys } from '../../used-keys.ts';

const MAX_BITS = 16_384;

function isTooLarge({ bits = 0, material }: KeyMaterial, signature: Uint8Array): boolean {
  if (signature.length !== Math.ceil(bits / 8)) return true;
  const n = material.form === 'jwk' ? jwkInteger(material.jwk, 'n') : undefined;
  return n !== undefined && octetsToInteger(signature) >= n;
}

export default defineRule({
  id: 'sig-rsa-not-below-modulus',
  severity: 'high',
  appliesTo: ['jws'],
  needs: ['key'],
  title: 'Not a signature of this RSA key',
  why: 'A signature is as long as the modulus, and a smaller number; the key has {bits} bits, the signature {n} bytes. So it was made with another key.',
  fix: 'Take the key that the token’s kid names.',
  reference: 'RFC 8017 §8.2.2 step 1',
  hides: ['signature-invalid'],
  check: (facts) => {
    const signature = facts.token.signature?.decoded.bytes;
    const tried = facts.verification?.attempts.map(({ key }) => key) ?? [];
    const keys = (tried.length > 0 ? tried : usedKeys(facts)).filter(({ type }) => type === 'RSA');
    const [first] = keys;
    if (!/^[RP]S\d+$/.test(usedAlgorithm(facts) ?? '') || !signature?.length || !first)
      return undefined;
    const isEach = keys.every((key) => (key.bits ?? 0) <= MAX_BITS && isTooLarge(key, signature));
    if (!isEach) return undefined;
    return { at: { part: 'signature' }, values: { bits: first.bits ?? 0, n: signature.length } };
  },
  examples: {
    flagged: [
      { header: { alg: 'RS256' }, payload: {}, key: '$rsa-1024-public', severity: 'high' },
      // As long as the key, and a larger number.
      {
        header: { alg: 'RS256' },
        payload: {},
        key: '$rsa-public',
        signature:
          '_iW8VeyFHrVO5X4XrkfedxCnQNdwCaA50GkCmTLJYvmSK8Jb8osku1TrhB20TeR9Fq1G3XYPpj_WbwifOM9oAZgxyGH4kSrBWvGKI7pT6oMcs0zjfBWsRdx1DqU-1W4HnjfOZwCXMMdg95ApwFnwiSK5UumCG7JL4nsUq0TbdA2kPdRtBp02zWb9li_GX_aPKL9Y74ghuFHogRqxSuF6E6pD2nMMozzTbAWcNcxl_JUuxV71jie-V-6HILdQ54AZsEngeRKpQtlyC6I70msEmzTLZPuULcRd9I0mvVbthh-2T-Z_GK9I33gRqEHYcQqhOtFqA5ozymP6kyzDXPOMJQ',
      },
    ],
    clean: [
      { header: { alg: 'RS256' }, payload: {}, key: '$rsa-public' },
      { header: { alg: 'ES256' }, payload: {}, key: '$rsa-public' },
      { header: { alg: 'RS256' }, payload: {} },
      // One of the two fits.
      {
        header: { alg: 'RS256' },
        payload: {},
        key: { keys: [{ like: '$rsa-1024-public' }, { like: '$rsa-public-jwk' }] },
      },
    ],
  },
});
