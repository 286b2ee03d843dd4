import { defineRule } from '../../define-rule.ts';
import { derPair, rawPair } from '../../ecdsa-signature.ts';

const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);

export default defineRule({
  id: 'sig-ecdsa-zero',
  severity: 'critical',
  appliesTo: ['jws'],
  needs: [],
  title: 'A "psychic signature"',
  why: 'r or s is zero. Java 15 to 18 without its patch accepted such a signature for any message and any key.',
  fix: 'Patch Java. A verifier must check that r and s are at least 1 and below the order of the curve.',
  reference: 'SEC 1 §4.1.4; CVE-2022-21449',
  hides: ['sig-ecdsa-der', 'sig-length-mismatch', 'sig-placeholder', 'signature-invalid'],
  check: ({ token }) => {
    const bytes = token.signature?.decoded.bytes;
    if (!bytes || !token.jose.alg?.startsWith('ES')) return undefined;
    const pair = rawPair(bytes) ?? derPair(bytes);
    return pair && (isZero(pair.r) || isZero(pair.s)) ? { at: { part: 'signature' } } : undefined;
  },
  examples: {
    flagged: [
      {
        header: { alg: 'ES256' },
        payload: {},
        signature: 'A'.repeat(86),
        key: '$p256-public',
        severity: 'critical',
      },
      { header: { alg: 'ES256' }, payload: {}, signature: 'MAYCAQACAQA' },
      { header: { alg: 'ES384' }, payload: {}, signature: 'A'.repeat(64) + 'U'.repeat(64) },
    ],
    clean: [
      { header: { alg: 'ES256' }, payload: {}, signature: `${'A'.repeat(40)}${'U'.repeat(45)}Q` },
      { header: { alg: 'ES256' }, payload: {}, signature: 'MAYCAQECAQE' },
      { header: { alg: 'HS512' }, payload: {}, signature: 'A'.repeat(86) },
      { header: { alg: 'ES256' }, payload: {}, signWith: '$p256', key: '$p256-public' },
    ],
  },
});
