import type { JwsToken, ParsedToken } from '../../../token/parsed-token.ts';
import { algorithmNeeds } from '../../algorithm-needs.ts';
import { defineRule } from '../../define-rule.ts';
import { sameOctets } from '../../same-octets.ts';

/** r and s of ECDSA, R and S of EdDSA: the halves of a signature as long as its algorithm wants. */
function halvesOf({ jose, signature }: JwsToken): readonly [Uint8Array, Uint8Array] | undefined {
  const needs = algorithmNeeds(jose.alg ?? '');
  const bytes = signature?.decoded.bytes;
  if (needs?.keyType !== 'EC' && needs?.keyType !== 'OKP') return undefined;
  if (!bytes || !needs.signatureBytes.includes(bytes.length)) return undefined;
  const half = bytes.length / 2;
  return [bytes.subarray(0, half), bytes.subarray(half)];
}

function sharesNonce(token: JwsToken, other: ParsedToken): boolean {
  if (other.kind !== 'jws' || other.jose.alg !== token.jose.alg) return false;
  const kids = [token.jose.kid, other.jose.kid];
  if (kids[0] !== undefined && kids[1] !== undefined && kids[0] !== kids[1]) return false;
  const mine = halvesOf(token);
  const theirs = halvesOf(other);
  if (!mine || !theirs || mine[0].every((byte) => byte === mine[0][0])) return false;
  // With the same second half it is the same signature, copied: sig-reused-across-tokens.
  return sameOctets(mine[0], theirs[0]) && !sameOctets(mine[1], theirs[1]);
}

export default defineRule({
  id: 'ecdsa-nonce-reuse',
  severity: 'critical',
  appliesTo: ['jws'],
  needs: [],
  title: 'Two signatures share a nonce',
  why: 'Two tokens here begin their signatures with the same number, so they were made with the same nonce: the private key can be computed from them.',
  fix: 'Replace the key now. Sign with deterministic nonces (RFC 6979), or with Ed25519.',
  reference: 'RFC 8725 §3.2; RFC 6979',
  check: ({ token, others }) =>
    others.some((other) => sharesNonce(token, other)) ? { at: { part: 'signature' } } : undefined,
  examples: {
    flagged: [
      {
        header: { alg: 'ES256' },
        payload: { sub: 'a' },
        signature:
          'miW8VeyFHrVO5X4XrkfedxCnQNdwCaA50GkCmTLJYvlbLsVe9Y4nvlfuhyC3UOeAGbBJ4HkSqULZcguiO9JrBA',
        others: [
          {
            header: { alg: 'ES256' },
            payload: { sub: 'b' },
            signature:
              'miW8VeyFHrVO5X4XrkfedxCnQNdwCaA50GkCmTLJYvkqwVrxiiO6U-qDHLNM43wVrEXcdQ6lPtVuB543zmcAlw',
          },
        ],
        severity: 'critical',
      },
      {
        header: { alg: 'EdDSA', kid: '1' },
        payload: { sub: 'a' },
        signature:
          'miW8VeyFHrVO5X4XrkfedxCnQNdwCaA50GkCmTLJYvkqwVrxiiO6U-qDHLNM43wVrEXcdQ6lPtVuB543zmcAAQ',
        others: [
          {
            header: { alg: 'EdDSA', kid: '1' },
            payload: { sub: 'b' },
            signature:
              'miW8VeyFHrVO5X4XrkfedxCnQNdwCaA50GkCmTLJYvkrwlvyiyS7VOuEHbRN5H0WrUbddg-mP9ZvCJ84z2gBAQ',
          },
        ],
      },
    ],
    clean: [
      // The very same token, pasted twice.
      {
        header: { alg: 'ES256' },
        payload: { sub: 'a' },
        signature:
          'miW8VeyFHrVO5X4XrkfedxCnQNdwCaA50GkCmTLJYvlbLsVe9Y4nvlfuhyC3UOeAGbBJ4HkSqULZcguiO9JrBA',
        others: [
          {
            header: { alg: 'ES256' },
            payload: { sub: 'a' },
            signature:
              'miW8VeyFHrVO5X4XrkfedxCnQNdwCaA50GkCmTLJYvlbLsVe9Y4nvlfuhyC3UOeAGbBJ4HkSqULZcguiO9JrBA',
          },
        ],
      },
      // One signature, copied under another payload: nothing can be computed from that.
      {
        header: { alg: 'ES256' },
        payload: { sub: 'a' },
        signature:
          'miW8VeyFHrVO5X4XrkfedxCnQNdwCaA50GkCmTLJYvlbLsVe9Y4nvlfuhyC3UOeAGbBJ4HkSqULZcguiO9JrBA',
        others: [
          {
            header: { alg: 'ES256' },
            payload: { sub: 'b' },
            signature:
              'miW8VeyFHrVO5X4XrkfedxCnQNdwCaA50GkCmTLJYvlbLsVe9Y4nvlfuhyC3UOeAGbBJ4HkSqULZcguiO9JrBA',
          },
        ],
      },
      // Another key.
      {
        header: { alg: 'ES256', kid: '1' },
        payload: { sub: 'a' },
        signature:
          'miW8VeyFHrVO5X4XrkfedxCnQNdwCaA50GkCmTLJYvlbLsVe9Y4nvlfuhyC3UOeAGbBJ4HkSqULZcguiO9JrBA',
        others: [
          {
            header: { alg: 'ES256', kid: '2' },
            payload: { sub: 'b' },
            signature:
              'miW8VeyFHrVO5X4XrkfedxCnQNdwCaA50GkCmTLJYvkqwVrxiiO6U-qDHLNM43wVrEXcdQ6lPtVuB543zmcAlw',
          },
        ],
      },
    ],
  },
});
