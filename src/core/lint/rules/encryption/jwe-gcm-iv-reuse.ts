import type { JweToken, ParsedToken } from '../../../token/parsed-token.ts';
import { memberOf } from '../../claim-text.ts';
import { defineRule } from '../../define-rule.ts';
import { isDirect, jweParts } from '../../jwe-parts.ts';
import { sameOctets } from '../../same-octets.ts';

/** What the agreed secret depends on, beside the recipient's key; empty for `dir`. */
function ephemeralPoint({ header }: JweToken): string {
  const root = header.json?.reading.root;
  const x = memberOf(memberOf(root, 'epk'), 'x');
  return x?.kind === 'string' ? x.value : '';
}

/** The same content key, as far as the headers tell, and the same initialization vector. */
function repeats(token: JweToken, other: ParsedToken): boolean {
  if (other.kind !== 'jwe') return false;
  const [mine, theirs] = [jweParts(token), jweParts(other)];
  if (!isDirect(mine) || mine.encryption?.mode !== 'gcm') return false;
  if (mine.alg !== theirs.alg || mine.enc !== theirs.enc) return false;
  if (token.jose.kid !== other.jose.kid) return false;
  const point = ephemeralPoint(token);
  if (mine.management?.way === 'agree' && (point === '' || point !== ephemeralPoint(other))) {
    return false;
  }
  const ivs = [mine, theirs].map(({ octets }) => octets('initialization-vector'));
  const ciphertexts = [mine, theirs].map(({ octets }) => octets('ciphertext'));
  if (!ivs[0] || !ivs[1] || ivs[0].length === 0 || !sameOctets(ivs[0], ivs[1])) return false;
  // The same token twice is no fault.
  return Boolean(ciphertexts[0] && ciphertexts[1] && !sameOctets(ciphertexts[0], ciphertexts[1]));
}

const DIR = { alg: 'dir', enc: 'A256GCM' };
const ECDH = { alg: 'ECDH-ES', enc: 'A128GCM', epk: '$p256-other-public' };
const RSA = { alg: 'RSA-OAEP-256', enc: 'A256GCM' };
const IV = '48V1_ALb6US04U3b';
const FIRST = [0, IV, 20, 16] as const;
const SECOND = [0, IV, 24, 16] as const;

export default defineRule({
  id: 'jwe-gcm-iv-reuse',
  severity: 'critical',
  appliesTo: ['jwe'],
  needs: [],
  title: 'Two tokens share key and initialization vector',
  why: 'Another token here was encrypted with the same key and the same initialization vector: the contents of both can be read against each other, and tokens can be forged.',
  fix: 'Take a random initialization vector for each token, or a fresh content key (A256KW). Replace the key.',
  reference: 'RFC 7518 §8.4; NIST SP 800-38D §8',
  check: ({ token, others }) =>
    others.some((other) => repeats(token, other))
      ? { at: jweParts(token).at('initialization-vector') }
      : undefined,
  examples: {
    flagged: [
      {
        header: DIR,
        sealed: FIRST,
        others: [{ header: DIR, sealed: SECOND }],
        severity: 'critical',
      },
      { header: ECDH, sealed: FIRST, others: [{ header: ECDH, sealed: SECOND }] },
    ],
    clean: [
      // A fresh content key each.
      {
        header: RSA,
        sealed: [256, IV, 20, 16],
        others: [{ header: RSA, sealed: [256, IV, 24, 16] }],
      },
      { header: DIR, sealed: FIRST, others: [{ header: DIR, sealed: FIRST }] },
      { header: DIR, sealed: FIRST, others: [{ header: DIR, sealed: [0, 12, 24, 16] }] },
      {
        header: { ...DIR, kid: '1' },
        sealed: FIRST,
        others: [{ header: { ...DIR, kid: '2' }, sealed: SECOND }],
      },
      {
        header: ECDH,
        sealed: FIRST,
        others: [{ header: { ...ECDH, epk: '$p256-public-jwk' }, sealed: SECOND }],
      },
    ],
  },
});
