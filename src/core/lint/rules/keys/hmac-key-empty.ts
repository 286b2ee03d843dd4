import { secretOctets } from '../../../crypto/import-key.ts';
import { defineRule } from '../../define-rule.ts';
import { usedAlgorithm } from '../../used-keys.ts';

/** HMAC pads a key with zeros to the hash's block (RFC 2104 §2). */
const blockBytes = (alg: string): number => (alg === 'HS256' ? 64 : 128);

export default defineRule({
  id: 'hmac-key-empty',
  severity: 'critical',
  appliesTo: ['jws'],
  needs: ['verification'],
  title: 'The secret is empty',
  why: 'The signature holds under a secret of no bytes (or of nothing but zeros, which is the same to HMAC): anyone can make it.',
  fix: 'Fail when no secret is configured, instead of signing and verifying with none.',
  reference: 'RFC 2104 §2; RFC 7518 §3.2; CVE-2019-20933, CVE-2026-44351, CVE-2026-45363',
  hides: [
    'hmac-key-known',
    'hmac-key-derived',
    'hmac-key-low-entropy',
    'hmac-key-too-short',
    'signature-invalid',
  ],
  check: (facts) => {
    const { verification, key } = facts;
    if (verification?.clues?.emptySecret) {
      return { at: { part: key.status === 'empty' ? 'signature' : 'key' } };
    }
    const holds = verification?.verdict === 'verified' || verification?.verdict === 'lenient';
    const octets = holds && verification.key ? secretOctets(verification.key) : undefined;
    const isEmpty =
      octets !== undefined &&
      octets.length <= blockBytes(usedAlgorithm(facts) ?? '') &&
      octets.every((octet) => octet === 0);
    return isEmpty ? { at: { part: 'key' } } : undefined;
  },
  examples: {
    flagged: [
      // Signed with "".
      {
        text: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0._TE-uKsReGam2cPQXFGSWPgB_PlHHbZhXuEUI_K3EkA',
        severity: 'critical',
      },
      {
        text: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0._TE-uKsReGam2cPQXFGSWPgB_PlHHbZhXuEUI_K3EkA',
        key: '$secret',
      },
      {
        text: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0._TE-uKsReGam2cPQXFGSWPgB_PlHHbZhXuEUI_K3EkA',
        key: '00000000',
        keyFormat: 'hex',
      },
      {
        text: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0._TE-uKsReGam2cPQXFGSWPgB_PlHHbZhXuEUI_K3EkA',
        key: '{"kty":"oct","k":""}',
      },
    ],
    clean: [
      // Signed with a line break.
      {
        text: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.Fa3Nfab-1iPAK_pnyZLoSvRWOka66oXD5Kb5WW-8gU4',
        key: '0a',
        keyFormat: 'hex',
      },
      { header: { alg: 'HS256' }, payload: {}, key: '$secret' },
      { header: { alg: 'HS256' }, payload: {}, signWith: '$secret', key: '$secret' },
    ],
  },
});
