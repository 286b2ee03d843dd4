// Private scalars that are trivial, and halves of a key that are not one key's.
import { CURVE_ORDERS } from '../../../keys/curve-orders.ts';
import { jwkInteger } from '../../../keys/jwk-integer.ts';
import type { KeyMaterial } from '../../../keys/key-reading.ts';
import { defineRule } from '../../define-rule.ts';
import { usedKeys } from '../../used-keys.ts';

const SMALL = 2n ** 32n;

const COMMON = { appliesTo: ['jws', 'jwe', 'empty'], needs: ['key'] } as const;

function isTrivial({ type, curve = '', material }: KeyMaterial): boolean {
  const d = type === 'EC' && material.form === 'jwk' ? jwkInteger(material.jwk, 'd') : undefined;
  const order = CURVE_ORDERS.get(curve);
  return d !== undefined && order !== undefined && (d < SMALL || d >= order);
}

export default [
  defineRule({
    ...COMMON,
    id: 'ec-private-weak',
    severity: 'critical',
    title: 'The private key is trivial',
    why: 'The private number of this key is zero, tiny or out of range: it is found by trying.',
    fix: 'Generate a new key.',
    reference: 'SEC 1 §3.2.1; NIST FIPS 186-5 §A.2',
    hides: ['ec-private-mismatch'],
    check: (facts) => {
      const isSmall = facts.verification?.keyClues?.some(({ kind }) => kind === 'small-multiple');
      return isSmall || usedKeys(facts).some(isTrivial) ? { at: { part: 'key' } } : undefined;
    },
    examples: {
      flagged: [
        {
          header: { alg: 'ES256' },
          payload: {},
          key: { like: '$p256', d: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE' },
          severity: 'critical',
        },
        // d is 2: twice the base point.
        {
          header: { alg: 'ES256' },
          payload: {},
          key: {
            kty: 'EC',
            crv: 'P-256',
            x: 'fPJ7GI0DT36KUjgDBLUaw8CJaeJ38hs1pgtI_EdmmXg',
            y: 'B3dVENuO0EApPZrGn3Qw27p9reY86YIpngS3nSJ4c9E',
          },
        },
      ],
      clean: [
        { header: { alg: 'ES256' }, payload: {}, key: '$p256' },
        { header: { alg: 'ES256' }, payload: {}, key: '$p256-public' },
        { header: { alg: 'EdDSA' }, payload: {}, key: '$ed25519-public' },
      ],
    },
  }),
  defineRule({
    ...COMMON,
    needs: ['key', 'verification'],
    id: 'ec-private-mismatch',
    severity: 'high',
    title: 'The two halves are not one key’s',
    why: 'The private half, d, does not belong to the public half beside it: what it signs does not verify with the public half.',
    fix: 'Export the key again from where it was made.',
    reference: 'RFC 7518 §6.2.2; RFC 8037 §2; RFC 8725 §3.4',
    check: ({ verification }) =>
      verification?.keyClues?.some(({ kind }) => kind === 'halves-differ')
        ? { at: { part: 'key' } }
        : undefined,
    examples: {
      flagged: [
        // d of another key.
        {
          header: { alg: 'ES256' },
          payload: {},
          key: { like: '$p256', d: 'gGC0645HzAHgpZNh8ecgj4STxLh8KkkSsNQhbgvJeWQ' },
          severity: 'high',
        },
        {
          header: { alg: 'ES256' },
          payload: {},
          key: { like: '$p256-other', d: 'e79BfSf0t1XrXlkYn8330bBoFRli4NHxTZioFmKoFnw' },
        },
      ],
      clean: [
        { header: { alg: 'ES256' }, payload: {}, key: '$p256' },
        { header: { alg: 'ES256' }, payload: {}, key: '$p256-pem' },
        { header: { alg: 'ES256' }, payload: {}, key: '$p256-public' },
      ],
    },
  }),
];
