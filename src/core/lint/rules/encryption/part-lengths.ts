// Parts of a JWE that do not have the length that its algorithms give them (RFC 7518 §4, §5).
import type { SegmentName } from '../../../token/parsed-token.ts';
import { defineRule, type LintFacts, type Rule } from '../../define-rule.ts';
import { isDirect, jweParts, type JweParts } from '../../jwe-parts.ts';
import { usedKeys } from '../../used-keys.ts';

type LengthRule = Omit<Rule, 'appliesTo' | 'needs' | 'check' | 'watch'> & {
  readonly part: SegmentName;
  /** `wanted` in words when the length is wrong; `undefined`: it is right, or nobody can tell. */
  readonly tell: (length: number, parts: JweParts, facts: LintFacts) => string | undefined;
};

const unless = (isRight: boolean, wanted: string): string | undefined =>
  isRight ? undefined : wanted;

/** RFC 8017 §7: as long as the modulus. Keys under 2048 bits are against RFC 7518 §4.2. */
function rsaLength(length: number, facts: LintFacts): string | undefined {
  const moduli = usedKeys(facts).flatMap(({ type, bits = 0 }) =>
    type === 'RSA' ? [Math.ceil(bits / 8)] : [],
  );
  if (moduli.length > 0 && !moduli.includes(length)) return `${moduli[0]} with this key`;
  return unless(length >= 256, 'at least 256');
}

const GCM = { alg: 'dir', enc: 'A256GCM' };
const CBC = { alg: 'dir', enc: 'A128CBC-HS256' };
const A128KW = { alg: 'A128KW', enc: 'A256GCM' };
const RSA = { alg: 'RSA-OAEP-256', enc: 'A256GCM' };

const LENGTHS: readonly LengthRule[] = [
  {
    id: 'jwe-iv-length',
    severity: 'high',
    part: 'initialization-vector',
    tell: (length, { encryption }) =>
      encryption && unless(length === encryption.ivOctets, String(encryption.ivOctets)),
    title: 'The initialization vector has the wrong length',
    why: '{enc} needs an initialization vector of {wanted} bytes; this one has {length}. A correct recipient refuses it.',
    fix: 'Mend the sender, or look whether the token was copied whole.',
    reference: 'RFC 7518 §5.2.3, §5.3',
    examples: {
      flagged: [
        { header: GCM, sealed: [0, 16, 20, 16], severity: 'high' },
        { header: CBC, sealed: [0, 12, 32, 16] },
        { header: GCM, sealed: [0, 0, 20, 16] },
      ],
      clean: [
        { header: GCM, sealed: [0, 12, 20, 16] },
        { header: CBC, sealed: [0, 16, 32, 16] },
        { header: { alg: 'dir', enc: 'A256CTR' }, sealed: [0, 8, 20, 16] },
      ],
    },
  },
  {
    id: 'jwe-tag-length',
    severity: 'critical',
    part: 'authentication-tag',
    tell: (length, { encryption }) =>
      encryption && unless(length === encryption.tagOctets, String(encryption.tagOctets)),
    title: 'The authentication tag has the wrong length',
    why: 'It has {length} bytes, and {enc} makes {wanted}. A library that accepts a short tag accepts a forged token after a few tries.',
    fix: 'Refuse it: exactly that length, nothing else.',
    reference: 'RFC 7518 §5.2.2.1, §5.3; CVE-2018-1000539',
    examples: {
      flagged: [
        { header: GCM, sealed: [0, 12, 20, 1], severity: 'critical' },
        { header: { alg: 'dir', enc: 'A256CBC-HS512' }, sealed: [0, 16, 32, 16] },
        { header: GCM, sealed: [0, 12, 20, 0] },
      ],
      clean: [
        { header: GCM, sealed: [0, 12, 20, 16] },
        { header: { alg: 'dir', enc: 'A192CBC-HS384' }, sealed: [0, 16, 32, 24] },
        { header: { alg: 'dir', enc: 'A256CBC-HS512' }, sealed: [0, 16, 32, 32] },
      ],
    },
  },
  {
    id: 'jwe-ciphertext-length',
    severity: 'high',
    part: 'ciphertext',
    tell: (length, { encryption }) =>
      unless(encryption?.mode !== 'cbc' || (length > 0 && length % 16 === 0), '16'),
    title: 'The ciphertext is not of whole blocks',
    why: '{enc} makes blocks of {wanted} bytes, at least one; this ciphertext has {length} bytes.',
    fix: 'It was probably cut off: copy the token again.',
    reference: 'RFC 7518 §5.2.2.1',
    examples: {
      flagged: [
        { header: CBC, sealed: [0, 16, 30, 16], severity: 'high' },
        { header: CBC, sealed: [0, 16, 0, 16] },
      ],
      clean: [
        { header: CBC, sealed: [0, 16, 32, 16] },
        { header: GCM, sealed: [0, 12, 30, 16] },
      ],
    },
  },
  {
    id: 'jwe-encrypted-key-unexpected',
    severity: 'high',
    part: 'encrypted-key',
    tell: (length, parts) => unless(length === 0 || !isDirect(parts), '0'),
    title: 'An encrypted key where there is none',
    why: '{alg} has no encrypted key, so the second part must be empty; this one has {length} bytes. A correct recipient refuses it.',
    fix: 'Refuse the token. As the sender, leave the part empty or choose another alg.',
    reference: 'RFC 7516 §5.2 step 10; RFC 7518 §4.5, §4.6',
    hides: ['decrypt-failed'],
    examples: {
      flagged: [
        { header: GCM, sealed: [24, 12, 20, 16], severity: 'high' },
        { header: { alg: 'ECDH-ES', enc: 'A128GCM' }, sealed: [24, 12, 20, 16] },
      ],
      clean: [
        { header: GCM, sealed: [0, 12, 20, 16] },
        { header: { alg: 'ECDH-ES+A128KW', enc: 'A128GCM' }, sealed: [24, 12, 20, 16] },
      ],
    },
  },
  {
    id: 'jwe-encrypted-key-missing',
    severity: 'high',
    part: 'encrypted-key',
    tell: (length, parts) =>
      parts.management && unless(length > 0 || isDirect(parts), 'one or more'),
    title: 'The encrypted key is missing',
    why: '{alg} needs the content key, encrypted, in the second part, which is empty. Such tokens have crashed servers.',
    fix: 'Refuse it.',
    reference: 'RFC 7516 §5.2; CVE-2026-34986',
    examples: {
      flagged: [
        { header: { alg: 'A128KW', enc: 'A128GCM' }, sealed: [0, 12, 20, 16], severity: 'high' },
        { header: RSA, sealed: [0, 12, 20, 16] },
      ],
      clean: [
        { header: { alg: 'A128KW', enc: 'A128GCM' }, sealed: [24, 12, 20, 16] },
        { header: GCM, sealed: [0, 12, 20, 16] },
        { header: { alg: 'HPKE-0', enc: 'A128GCM' }, sealed: [0, 12, 20, 16] },
      ],
    },
  },
  {
    id: 'jwe-encrypted-key-length',
    severity: 'medium',
    part: 'encrypted-key',
    tell: (length, { management, encryption }, facts) => {
      if (!management || length === 0) return undefined;
      if (management.way === 'rsa' || management.way === 'rsa1-5') return rsaLength(length, facts);
      if (!encryption || management.wrapOctets === undefined) return undefined;
      // AES Key Wrap adds a block of 8 bytes (RFC 3394 §2.2.1); GCM adds none.
      const wanted = encryption.keyOctets + (management.way === 'gcm-wrap' ? 0 : 8);
      return unless(length === wanted, String(wanted));
    },
    title: 'The encrypted key has the wrong length',
    why: 'It has {length} bytes; {alg} with {enc} needs {wanted}. It was cut off, or enc is another one than the key was made for.',
    fix: 'Copy the token again. RSA with less than 256 bytes is a key under 2048 bits: replace it.',
    reference: 'RFC 7518 §4.2 to §4.8; RFC 3394 §2.2',
    hides: ['decrypt-failed'],
    examples: {
      flagged: [
        { header: A128KW, sealed: [24, 12, 20, 16], severity: 'medium' },
        { header: { alg: 'A128GCMKW', enc: 'A256GCM' }, sealed: [40, 12, 20, 16] },
        { header: RSA, sealed: [128, 12, 20, 16] },
        { header: RSA, sealed: [512, 12, 20, 16], key: '$rsa' },
      ],
      clean: [
        { header: A128KW, sealed: [40, 12, 20, 16] },
        { header: { alg: 'ECDH-ES+A256KW', enc: 'A128CBC-HS256' }, sealed: [40, 16, 32, 16] },
        { header: { alg: 'A128GCMKW', enc: 'A256GCM' }, sealed: [32, 12, 20, 16] },
        { header: RSA, sealed: [512, 12, 20, 16] },
        { header: RSA, sealed: [256, 12, 20, 16], key: '$rsa' },
      ],
    },
  },
];

export default LENGTHS.map(({ part, tell, ...rule }) =>
  defineRule({
    ...rule,
    appliesTo: ['jwe'],
    needs: [],
    check: (facts) => {
      const parts = jweParts(facts.token);
      const length = parts.octets(part)?.length;
      const wanted = length === undefined ? undefined : tell(length, parts, facts);
      if (length === undefined || wanted === undefined) return undefined;
      const { alg, enc } = parts;
      return { at: parts.at(part), values: { length, wanted, alg, enc } };
    },
  }),
);
