import { defineRule } from '../../define-rule.ts';

/** rfc8725bis §3.15 and the libraries that have a limit; go-jose allows ten times the input as well. */
const LIMIT = 250_000;
const FACTOR = 10;

export default defineRule({
  id: 'zip-bomb',
  severity: 'high',
  appliesTo: ['jwe'],
  needs: ['verification'],
  title: 'A decompression bomb',
  why: '{compressed} compressed bytes grow to {inflated}: a recipient without a limit runs out of memory.',
  fix: 'Inflate piece by piece, and stop at a limit.',
  reference: 'rfc8725bis §3.15; RFC 8725 §3.6; CVE-2024-28180',
  hides: ['zip-present'],
  check: ({ token: { segments, jose }, verification }) => {
    const ciphertext = segments.find(({ name }) => name === 'ciphertext');
    const compressed = ciphertext?.decoded.bytes?.length ?? 0;
    if (!ciphertext || jose.zip !== 'DEF' || !verification) return undefined;
    const { reason, plaintext } = verification;
    const length = plaintext?.length ?? 0;
    const isStopped = reason.code === 'inflated-too-large';
    if (!isStopped && length <= Math.max(LIMIT, FACTOR * compressed)) return undefined;
    const inflated = isStopped ? `more than ${reason.values?.['limit']}` : length;
    const { start, text } = ciphertext;
    return {
      at: { part: 'token', span: { start, end: start + text.length } },
      values: { compressed, inflated },
    };
  },
  // Made with Node’s deflateRawSync and aes-256-gcm: 250 kB of blanks, 255 kB of one letter; then 4 kB, and uncompressed.
  examples: {
    flagged: [
      {
        text: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwiemlwIjoiREVGIn0..MDEyMzQ1Njc4OWFi.UzYiRDsYORmhFdJx6q6dS_YYjlmiAJwypV3K2BY_DyWIUMrexIMY8FJrPH038MSnXmAAyHT2baaXAQ8e2itOT8BgvpCEpRq-8CoMPUmZM26vR3B0WSXEsDwTb8vVeQHNq16atWCCcEpjdipN3ywHsOwTvaK_YH_eaOIfrZMpOgGhj2QZJLtvWTV3FOcWBnT2CjwbhQwt6RUepjeH-T_CKvsmEHGl9gCwPSknhTOXwtQrt7hywlHsmglBx9EXqktVBbqDUt3D0WZNXshy8fvggjzLYAToVyvzVXpt13zPBjO1HY6cQg5h6NdeP_rd_M8eMyjh-mVnleLMMcVWVo0aC1srXTmXHKf2lf783Wl2iWRNUg.mETgpFWSF2W4ArQ4432eUA',
        key: '$secret',
        severity: 'high',
      },
      {
        text: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwiemlwIjoiREVGIn0..MDEyMzQ1Njc4OWFi.UzZSWDs4PRkxECnWPC41hyQaZ57y9nOp2Aus8hU_DyWIUMrexIMY8FJrPH038MSnXmAAyHT2baaXAQ8e2itOT8BgvpCEpRq-8CoMPUmZM26vR3B0WSXEsDwTb8vVeQHNq16atWCCcEpjdipN3ywHsOwTvaK_YH_eaOIfrZMpOgGhj2QZJLtvWTV3FOcWBnT2CjwbhQwt6RUepjeH-T_CKvsmEHGl9gCwPSknhTOXwtQrt7hywlHsmglBx9EXqktVBbqDUt3D0WZNXshy8fvggjzLYAToVyvzVXpt13zPBjO1HY6cQg5h6NdeP_rd_M8eMyjh-mVnleLMMcVWVo0aC1srXTmXHKf2lf783Wm2umcS.9s2Imca6WWfchHsPVCF65g',
        key: '$secret',
      },
    ],
    clean: [
      {
        text: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwiemlwIjoiREVGIn0..MDEyMzQ1Njc4OWFi.UzYiRDsYORmhFdJx6q6dS_YYjtmjEJwypV3K2BY_DyVwvv8.OiHeNwk6gmGmT_t_naugag',
        key: '$secret',
      },
      {
        text: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..MDEyMzQ1Njc4OWFi.xdUQPFkaDz_wHEs.Yogb1gh7iJWqTMcJuoVqUg',
        key: '$secret',
      },
    ],
  },
});
