import { defineRule } from '../../define-rule.ts';
import { jweParts, type JweParts } from '../../jwe-parts.ts';

/** A counter that began at zero does not get further in a life. */
const COUNTER_OCTETS = 2;

function patternOf(iv: Uint8Array): string | undefined {
  if (iv.length < 8) return undefined;
  if (iv.every((octet) => octet === 0)) return 'all zero';
  if (iv.every((octet) => octet === iv[0])) return 'one byte repeated';
  const isZero = (octet: number): boolean => octet === 0;
  const isCounter =
    iv.subarray(0, -COUNTER_OCTETS).every(isZero) || iv.subarray(COUNTER_OCTETS).every(isZero);
  return isCounter ? 'a small counter' : undefined;
}

const WORDS = {
  high: 'With GCM one repetition under the same key gives the contents away, and lets others forge tokens.',
  medium: 'Whoever can guess it learns whether two contents begin the same.',
  low: 'Here each token has a content key of its own, so it does little harm; the next sender may not.',
} as const;

/** It is fatal only where the content key comes again: with `dir`. All others make a new one for each token. */
function weigh({ management, encryption }: JweParts): keyof typeof WORDS {
  if (management?.way !== 'direct') return 'low';
  return encryption?.mode === 'gcm' ? 'high' : 'medium';
}

export default defineRule({
  id: 'jwe-iv-predictable',
  severity: 'high',
  appliesTo: ['jwe'],
  needs: [],
  title: 'The initialization vector is not random',
  why: 'It is {pattern}. {harm}',
  fix: 'Take random bytes for each token: 12 for GCM, 16 for CBC.',
  reference: 'RFC 7518 §8.4; NIST SP 800-38D §8',
  check: ({ token }) => {
    const parts = jweParts(token);
    const pattern = patternOf(parts.octets('initialization-vector') ?? new Uint8Array());
    if (!pattern) return undefined;
    const severity = weigh(parts);
    const harm = WORDS[severity];
    return { at: parts.at('initialization-vector'), severity, values: { pattern, harm } };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'dir', enc: 'A256GCM' },
        sealed: [0, 'AAAAAAAAAAAAAAAA', 20, 16],
        severity: 'high',
      },
      {
        header: { alg: 'dir', enc: 'A256GCM' },
        sealed: [0, 'AAAAAAAAAAAAAAEC', 20, 16],
        severity: 'high',
      },
      { header: { alg: 'dir', enc: 'A256GCM' }, sealed: [0, 'AQAAAAAAAAAAAAAA', 20, 16] },
      {
        header: { alg: 'dir', enc: 'A128CBC-HS256' },
        sealed: [0, 'ICAgICAgICAgICAgICAgIA', 32, 16],
        severity: 'medium',
      },
      // A fresh content key for each token.
      {
        header: { alg: 'RSA-OAEP-256', enc: 'A256GCM' },
        sealed: [256, 'AAAAAAAAAAAAAAAA', 20, 16],
        severity: 'low',
      },
    ],
    clean: [
      { header: { alg: 'dir', enc: 'A256GCM' }, sealed: [0, '48V1_ALb6US04U3b', 20, 16] },
      { header: { alg: 'dir', enc: 'A256GCM' }, sealed: [0, 0, 20, 16] },
      // A field of 32 bits for the sender, then a counter (NIST SP 800-38D §8.2.1).
      { header: { alg: 'dir', enc: 'A256GCM' }, sealed: [0, '48V1_AAAAAAAAAAB', 20, 16] },
    ],
  },
});
