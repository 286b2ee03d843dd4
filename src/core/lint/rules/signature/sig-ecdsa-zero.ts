import { defineRule } from '../../define-rule.ts';

/** Lengths in bytes of r and s together: P-256 and secp256k1, P-384, P-521. */
const RAW_LENGTHS: ReadonlySet<number> = new Set([64, 96, 132]);
const SEQUENCE = 0x30;
const INTEGER = 0x02;

const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);

/** r and s: two halves (RFC 7518 §3.4), or the DER that other software wraps them in. */
function readPair(bytes: Uint8Array): readonly Uint8Array[] {
  if (RAW_LENGTHS.has(bytes.length)) {
    const half = bytes.length / 2;
    return [bytes.subarray(0, half), bytes.subarray(half)];
  }
  if (bytes[0] !== SEQUENCE) return [];
  const integers: Uint8Array[] = [];
  // A length over 127 takes a byte more: 0x81, then the length.
  for (let at = bytes[1] === 0x81 ? 3 : 2; bytes[at] === INTEGER && integers.length < 2;) {
    const end = at + 2 + (bytes[at + 1] ?? 0);
    if (end > bytes.length) break;
    integers.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return integers.length === 2 ? integers : [];
}

export default defineRule({
  id: 'sig-ecdsa-zero',
  severity: 'critical',
  appliesTo: ['jws'],
  needs: [],
  title: 'A "psychic signature"',
  why: 'r or s is zero. Java 15 to 18 without its patch accepted such a signature for any message and any key.',
  fix: 'Patch Java. A verifier must check that r and s are at least 1 and below the order of the curve.',
  reference: 'SEC 1 §4.1.4; CVE-2022-21449',
  hides: ['sig-length-mismatch', 'signature-invalid'],
  check: ({ token }) => {
    const bytes = token.signature?.decoded.bytes;
    if (!bytes || !token.jose.alg?.startsWith('ES')) return undefined;
    return readPair(bytes).some(isZero) ? { at: { part: 'signature' } } : undefined;
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
