import { defineRule } from '../../define-rule.ts';
import { whichKey } from '../../which-key.ts';

/** RFC 7517 §4.3: the pairs that may stand together. */
const FAMILIES: readonly (readonly string[])[] = [
  ['sign', 'verify'],
  ['encrypt', 'decrypt'],
  ['wrapKey', 'unwrapKey'],
  ['deriveKey', 'deriveBits'],
];

function familyOf(operation: string): number {
  return FAMILIES.findIndex((family) => family.includes(operation));
}

export default defineRule({
  id: 'key-ops-duplicate',
  severity: 'low',
  appliesTo: ['jws', 'jwe', 'empty'],
  needs: ['key'],
  title: 'key_ops repeats or mixes operations',
  why: 'The key_ops of {which} {fault}: libraries may refuse such a key.',
  fix: 'Name each operation once, and only those that belong together, such as sign and verify.',
  reference: 'RFC 7517 §4.3',
  check: ({ key }) => {
    for (const [index, { keyOps = [] }] of key.keys.entries()) {
      const isRepeated = new Set(keyOps).size < keyOps.length;
      const families = new Set(keyOps.map(familyOf).filter((family) => family >= 0));
      // Encrypting and wrapping are the same thing to most programs.
      const isMixed =
        families.size > 1 && !(families.size === 2 && families.has(1) && families.has(2));
      if (isRepeated || isMixed) {
        const fault = isRepeated ? 'names one operation twice' : 'mixes unrelated operations';
        return { at: { part: 'key' }, values: { which: whichKey(key, index), fault } };
      }
    }
    return undefined;
  },
  examples: {
    flagged: [
      {
        header: { alg: 'RS256' },
        payload: {},
        key: { like: '$rsa-public-jwk', key_ops: ['verify', 'verify'] },
        severity: 'low',
      },
      {
        header: { alg: 'RS256' },
        payload: {},
        key: { like: '$rsa-public-jwk', key_ops: ['verify', 'encrypt'] },
      },
    ],
    clean: [
      {
        header: { alg: 'ES256' },
        payload: {},
        key: { like: '$p256', key_ops: ['sign', 'verify'] },
      },
      {
        header: { alg: 'RS256' },
        payload: {},
        key: { like: '$rsa-public-jwk', key_ops: ['encrypt', 'wrapKey'] },
      },
      { header: { alg: 'RS256' }, payload: {}, key: '$rsa-public-jwk' },
    ],
  },
});
