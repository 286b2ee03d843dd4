import { defineRule } from '../../define-rule.ts';
import { derPair, ecdsaNeeds } from '../../ecdsa-signature.ts';

export default defineRule({
  id: 'sig-ecdsa-der',
  severity: 'high',
  appliesTo: ['jws'],
  needs: [],
  title: 'The ECDSA signature is in DER',
  why: 'OpenSSL, Java and Go write ECDSA signatures in DER by default; {alg} in a JWS is r and s side by side, {expected} bytes.',
  fix: 'Convert it: dsaEncoding "ieee-p1363" in Node, SHA256withECDSAinP1363Format in Java, or unpack the two integers and pad each to {size} bytes.',
  reference: 'RFC 7518 §3.4; RFC 3279 §2.2.3',
  hides: ['sig-length-mismatch', 'signature-invalid'],
  check: ({ token }) => {
    const { alg } = token.jose;
    const needs = ecdsaNeeds(alg);
    const bytes = token.signature?.decoded.bytes;
    // A raw signature may begin with 0x30 too: its length decides first.
    if (!needs || !bytes || bytes.length === 2 * needs.size || !derPair(bytes)) return undefined;
    const { size } = needs;
    return { at: { part: 'signature' }, values: { alg: alg ?? '', size, expected: 2 * size } };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'ES256' },
        payload: {},
        signature:
          'MEUCIQCaJbxV7IUetU7lfheuR953EKdA13AJoDnQaQKZMsli-QIgWy7FXvWOJ75X7ocgt1DngBmwSeB5EqlC2XILojvSawQ',
        severity: 'high',
      },
      // Over 127 bytes the length takes two.
      {
        header: { alg: 'ES512' },
        payload: {},
        signature:
          'MIGIAkIBoSW8VeyFHrVO5X4XrkfedxCnQNdwCaA50GkCmTLJYvmSK8Jb8osku1TrhB20TeR9Fq1G3XYPpj_WbwifOM9oAZgCQgEov1jviCG4UeiBGrFK4XoTqkPacwyjPNNsBZw1zGX8lS7FXvWOJ75X7ocgt1DngBmwSeB5EqlC2XILojvSawSbNA',
      },
    ],
    clean: [
      // 64 raw bytes that happen to be a DER structure.
      {
        header: { alg: 'ES256' },
        payload: {},
        signature:
          'MD4CHSW8VeyFHrVO5X4XrkfedxCnQNdwCaA50GkCmTLJAh0pwFnwiSK5UumCG7JL4nsUq0TbdA2kPdRtBp02zQ',
      },
      { header: { alg: 'ES256' }, payload: {}, signWith: '$p256', key: '$p256-public' },
      {
        header: { alg: 'RS256' },
        payload: {},
        signature:
          'MEUCIQCaJbxV7IUetU7lfheuR953EKdA13AJoDnQaQKZMsli-QIgWy7FXvWOJ75X7ocgt1DngBmwSeB5EqlC2XILojvSawQ',
      },
      {
        header: { alg: 'ES256' },
        payload: {},
        signature: 'MEUCIQCaJbxV7IUetU7lfheuR953EKdA13AJoDnQaQKZMsli-QIgWy7FXvWO',
      },
    ],
  },
});
