import type { KeyType } from '../../../keys/key-reading.ts';
import { defineRule } from '../../define-rule.ts';
import { algorithmNeeds } from '../../algorithm-needs.ts';
import { usedAlgorithm, usedKeys } from '../../used-keys.ts';

const WORDS = {
  oct: 'a secret',
  RSA: 'an RSA key',
  EC: 'an elliptic-curve (EC) key',
  OKP: 'an Edwards-curve (OKP) key',
  AKP: 'an ML-DSA (AKP) key',
} satisfies Record<KeyType, string>;

export default defineRule({
  id: 'key-type-mismatch',
  severity: 'high',
  appliesTo: ['jws'],
  needs: ['key'],
  title: 'The wrong kind of key',
  why: '{alg} needs {expected}, but this is {actual}.',
  fix: 'Take the key that belongs to {alg}, or, if the header should say another algorithm, find out who changed it.',
  reference: 'RFC 7518 §3.1; RFC 8725 §3.1; CVE-2022-23539',
  hides: ['signature-invalid'],
  check: (facts) => {
    const alg = usedAlgorithm(facts) ?? '';
    const expected = algorithmNeeds(alg)?.keyType;
    const keys = usedKeys(facts);
    const [first] = keys;
    if (!expected || !first || keys.some(({ type }) => type === expected)) return undefined;
    return {
      at: { part: 'key' },
      values: { alg, expected: WORDS[expected], actual: WORDS[first.type] },
    };
  },
  examples: {
    flagged: [
      { header: { alg: 'ES256' }, payload: {}, key: '$rsa-public', severity: 'high' },
      { header: { alg: 'HS256' }, payload: {}, key: '$p256-public' },
      { header: { alg: 'RS256' }, payload: {}, key: '$secret' },
    ],
    clean: [
      { header: { alg: 'PS256' }, payload: {}, key: '$rsa-public' },
      { header: { alg: 'ES256' }, payload: {}, key: '$p384-public' },
      { header: { alg: 'SM2' }, payload: {}, key: '$rsa-public' },
    ],
  },
});
