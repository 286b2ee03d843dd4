import { algorithmNeeds } from '../../algorithm-needs.ts';
import { defineRule } from '../../define-rule.ts';

/** ASCII codes of hexadecimal digits. */
const isHexDigit = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);

/** RSA keys in use: their signatures, twice as long. */
const RSA_HEX_LENGTHS: ReadonlySet<number> = new Set([256, 512, 768, 1024, 2048]);

export default defineRule({
  id: 'sig-hex-encoded',
  severity: 'high',
  appliesTo: ['jws'],
  needs: [],
  title: 'The signature is hexadecimal text',
  why: 'What was encoded as base64url are the {n} hexadecimal digits of a signature, not its {half} bytes.',
  fix: 'Encode the bytes: digest() instead of hexdigest() in Python, no "hex" in Node.',
  reference: 'RFC 7515 §5.1',
  hides: ['sig-length-mismatch', 'sig-matches-other-alg', 'signature-invalid'],
  check: ({ token }) => {
    const needs = algorithmNeeds(token.jose.alg ?? '');
    const bytes = token.signature?.decoded.bytes;
    if (!needs || !bytes) return undefined;
    const n = bytes.length;
    const fits =
      needs.keyType === 'RSA'
        ? RSA_HEX_LENGTHS.has(n)
        : needs.signatureBytes.some((length) => n === 2 * length);
    if (!fits || !bytes.every(isHexDigit)) return undefined;
    return { at: { part: 'signature' }, values: { n, half: n / 2 } };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: {},
        signature:
          'Y2E5NzgxMTJjYTFiYmRjYWZhYzIzMWIzOWEyM2RjNGRhNzg2ZWZmODE0N2M0ZTcyYjk4MDc3ODVhZmVlNDhiYg',
        severity: 'high',
      },
      {
        header: { alg: 'ES256' },
        payload: {},
        signature:
          'Y2E5NzgxMTJjYTFiYmRjYWZhYzIzMWIzOWEyM2RjNGRhNzg2ZWZmODE0N2M0ZTcyYjk4MDc3ODVhZmVlNDhiYmJiODRlZWZhNTg3NzA4OWIyN2U0Yzc0MThmZmU2ODdhZDRjZDMyYTkzYjEzMmNhZmFjZGJiMWFjMjExODc5YWM',
      },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: {} },
      // As long as it must be, whatever it looks like.
      {
        header: { alg: 'HS512' },
        payload: {},
        signature:
          'Y2E5NzgxMTJjYTFiYmRjYWZhYzIzMWIzOWEyM2RjNGRhNzg2ZWZmODE0N2M0ZTcyYjk4MDc3ODVhZmVlNDhiYg',
      },
      {
        header: { alg: 'HS256' },
        payload: {},
        signature:
          'JbxV7IUetU7lfheuR953EKdA13AJoDnQaQKZMsli-ZIrwlvyiyS7VOuEHbRN5H0WrUbddg-mP9ZvCJ84z2gBmA',
      },
    ],
  },
});
