// Secrets and private keys in a set, which is made to be published.
import { defineRule } from '../../define-rule.ts';
import { keysOfSet } from '../../key-set.ts';
import { shortName } from '../../short-name.ts';

const RS256 = { header: { alg: 'RS256' }, payload: {} } as const;
const COMMON = { appliesTo: ['jws', 'jwe', 'empty'], needs: ['key'] } as const;

export default [
  defineRule({
    ...COMMON,
    id: 'jwks-private-or-secret',
    severity: 'critical',
    title: 'A key set with a private or secret key',
    why: 'Key sets are made to be published, and {which} of this one is {kind}: where the set can be fetched, anyone can sign with it.',
    fix: 'Take it out of the set, and replace the key now.',
    reference: 'RFC 7517 §9.2',
    hides: ['key-private-in-verify-field'],
    check: ({ key, keyUse }) => {
      const keys = keysOfSet(key);
      const index = keys.findIndex(({ kind }) => kind !== 'public');
      const found = keys[index];
      if (keyUse === 'sign' || !found) return undefined;
      const which =
        found.kid === undefined ? `key ${index + 1}` : `the key ${shortName(found.kid)}`;
      const kind = found.kind === 'secret' ? 'a secret' : 'private';
      return { at: { part: 'key' }, values: { which, kind } };
    },
    examples: {
      flagged: [
        {
          header: { alg: 'HS256' },
          payload: {},
          key: { keys: ['$secret'] },
          severity: 'critical',
        },
        { ...RS256, key: { keys: ['$rsa-public-jwk', { like: '$p256', kid: 'a' }] } },
      ],
      clean: [
        { ...RS256, key: { keys: ['$rsa-public-jwk', '$p256-public-jwk'] } },
        // Loaded to sign.
        { ...RS256, key: { keys: ['$p256'] }, keyUse: 'sign' },
        // A single key is not published: key-private-in-verify-field.
        { ...RS256, key: '$p256' },
      ],
    },
  }),
  defineRule({
    ...COMMON,
    id: 'jwks-mixed-symmetry',
    severity: 'high',
    title: 'Secrets and public keys in one set',
    why: 'The set holds both secrets and public or private keys. Sooner or later one is taken for the other, or a secret is published.',
    fix: 'Keep secrets in a set, or a place, of their own.',
    reference: 'RFC 7517 §9.2; RFC 8725 §3.1',
    check: ({ key }) => {
      const keys = keysOfSet(key);
      const isMixed =
        keys.some(({ type }) => type === 'oct') && keys.some(({ type }) => type !== 'oct');
      return isMixed ? { at: { part: 'key' } } : undefined;
    },
    examples: {
      flagged: [
        { ...RS256, key: { keys: ['$secret', '$rsa-public-jwk'] }, severity: 'high' },
        { ...RS256, key: { keys: ['$p256', '$secret'] }, keyUse: 'sign' },
      ],
      clean: [
        { ...RS256, key: { keys: ['$rsa-public-jwk', '$p256-public-jwk'] } },
        { ...RS256, key: { keys: ['$secret'] } },
      ],
    },
  }),
];
