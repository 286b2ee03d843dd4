import { defineRule } from '../../define-rule.ts';
import { shortName } from '../../short-name.ts';
import { whichKey } from '../../which-key.ts';

/** RFC 7517 §4.3: operations that go with each use. */
const SIGNING: ReadonlySet<string> = new Set(['sign', 'verify']);
const ENCRYPTION: ReadonlySet<string> = new Set(['encrypt', 'decrypt', 'wrapKey', 'unwrapKey']);

export default defineRule({
  id: 'key-use-ops-conflict',
  severity: 'medium',
  appliesTo: ['jws', 'jwe', 'empty'],
  needs: ['key'],
  title: 'use and key_ops contradict each other',
  why: 'The use of {which} is "{use}", and its key_ops allows "{op}". Libraries look at one or the other, so they will not agree.',
  fix: 'Keep one of the two members.',
  reference: 'RFC 7517 §4.3',
  check: ({ key }) => {
    for (const [index, { use, keyOps = [] }] of key.keys.entries()) {
      const against = use === 'sig' ? ENCRYPTION : use === 'enc' ? SIGNING : undefined;
      const op = against && keyOps.find((one) => against.has(one));
      if (op !== undefined && use !== undefined) {
        const which = whichKey(key, index);
        return { at: { part: 'key' }, values: { which, use, op: shortName(op) } };
      }
    }
    return undefined;
  },
  examples: {
    flagged: [
      {
        header: { alg: 'RS256' },
        payload: {},
        key: { like: '$rsa-public-jwk', use: 'sig', key_ops: ['encrypt'] },
        severity: 'medium',
      },
      {
        header: { alg: 'RS256' },
        payload: {},
        key: { like: '$rsa-public-jwk', use: 'enc', key_ops: ['verify'] },
      },
    ],
    clean: [
      {
        header: { alg: 'RS256' },
        payload: {},
        key: { like: '$rsa-public-jwk', use: 'sig', key_ops: ['verify'] },
      },
      {
        header: { alg: 'RS256' },
        payload: {},
        key: { like: '$rsa-public-jwk', key_ops: ['verify'] },
      },
      // ECDH-ES derives.
      {
        header: { alg: 'ES256' },
        payload: {},
        key: { like: '$p256-public-jwk', use: 'enc', key_ops: ['deriveKey'] },
      },
    ],
  },
});
