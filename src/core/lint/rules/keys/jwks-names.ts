// Keys of a set that cannot be told apart by their names, or serve two uses.
import { algorithmNeeds } from '../../algorithm-needs.ts';
import { defineRule } from '../../define-rule.ts';
import { groupBy, keysOfSet, publicHalf } from '../../key-set.ts';
import { shortName } from '../../short-name.ts';
import { usedAlgorithm } from '../../used-keys.ts';

const RS256 = { header: { alg: 'RS256' }, payload: {} } as const;
const COMMON = { appliesTo: ['jws', 'jwe', 'empty'], needs: ['key'] } as const;

export default [
  defineRule({
    ...COMMON,
    id: 'jwks-duplicate-kid',
    severity: 'high',
    title: 'Two keys have the same kid',
    why: 'The kid {kid} stands for {count} keys of this set: libraries pick different ones, so that a good token fails in one place and not in another.',
    fix: 'Give each key a kid of its own, for example its thumbprint.',
    reference: 'RFC 7517 §4.5',
    check: ({ key }) => {
      const groups = groupBy(keysOfSet(key), ({ kid }) => kid);
      // RFC 7517 §4.5 lets keys of different types share a kid; one key that stands twice does no harm.
      const isHarmless = ([, group]: (typeof groups)[number]): boolean =>
        new Set(group.map(({ type }) => type)).size === group.length ||
        new Set(group.map(publicHalf)).size === 1;
      const found = groups.find((group) => !isHarmless(group)) ?? groups[0];
      if (!found) return undefined;
      const [kid, group] = found;
      return {
        at: { part: 'key' },
        values: { kid: shortName(kid), count: group.length },
        severity: isHarmless(found) ? 'low' : 'high',
      };
    },
    examples: {
      flagged: [
        {
          ...RS256,
          key: {
            keys: [
              { like: '$rsa-public-jwk', kid: '1' },
              { like: '$rsa-1024-public', kid: '1' },
            ],
          },
          severity: 'high',
        },
        {
          ...RS256,
          key: {
            keys: [
              { like: '$rsa-public-jwk', kid: '1' },
              { like: '$p256-public-jwk', kid: '1' },
            ],
          },
          severity: 'low',
        },
      ],
      clean: [
        {
          ...RS256,
          key: {
            keys: [
              { like: '$rsa-public-jwk', kid: '1' },
              { like: '$p256-public-jwk', kid: '2' },
            ],
          },
        },
        { ...RS256, key: { keys: ['$rsa-public-jwk', '$p256-public-jwk'] } },
      ],
    },
  }),
  defineRule({
    ...COMMON,
    id: 'jwks-missing-kid',
    severity: 'low',
    title: 'The verifier must guess the key',
    why: '{fault}, so a verifier cannot know which key is meant and tries one after the other.',
    fix: 'Give each key a kid, for example its thumbprint (RFC 7638), and name it in the token.',
    reference: 'RFC 7517 §4.5; OpenID Connect Core §10.1',
    check: (facts) => {
      const keys = keysOfSet(facts.key);
      if (keys.length < 2) return undefined;
      if (keys.some(({ kid }) => kid === undefined)) {
        return { at: { part: 'key' }, values: { fault: 'Keys of the set have no kid' } };
      }
      const { token } = facts;
      if (token.kind !== 'jws' || token.jose.kid !== undefined) return undefined;
      const type = algorithmNeeds(usedAlgorithm(facts) ?? '')?.keyType;
      const fitting = keys.filter((key) => key.type === type && key.use !== 'enc');
      return fitting.length > 1
        ? { at: { part: 'key' }, values: { fault: 'The token names no kid, and several keys fit' } }
        : undefined;
    },
    examples: {
      flagged: [
        { ...RS256, key: { keys: ['$rsa-public-jwk', '$rsa-1024-public'] }, severity: 'low' },
        {
          ...RS256,
          key: {
            keys: [
              { like: '$rsa-public-jwk', kid: '1' },
              { like: '$rsa-1024-public', kid: '2' },
            ],
          },
        },
      ],
      clean: [
        { ...RS256, key: { keys: ['$rsa-public-jwk'] } },
        {
          header: { alg: 'RS256', kid: '1' },
          payload: {},
          key: {
            keys: [
              { like: '$rsa-public-jwk', kid: '1' },
              { like: '$rsa-1024-public', kid: '2' },
            ],
          },
        },
        // One key for each algorithm.
        {
          ...RS256,
          key: {
            keys: [
              { like: '$rsa-public-jwk', kid: '1' },
              { like: '$p256-public-jwk', kid: '2' },
            ],
          },
        },
      ],
    },
  }),
  defineRule({
    ...COMMON,
    id: 'jwks-key-reused-for-enc',
    severity: 'medium',
    title: 'One key for signatures and encryption',
    why: 'The same key stands in the set with use sig and with use enc. What one of them reveals can then be used against the other.',
    fix: 'Generate a key for each use.',
    reference: 'RFC 8725 §3.1; NIST SP 800-57 part 1 §5.2',
    check: ({ key }) =>
      groupBy(keysOfSet(key), publicHalf).some(([, group]) =>
        ['sig', 'enc'].every((use) => group.some((one) => one.use === use)),
      )
        ? { at: { part: 'key' } }
        : undefined,
    examples: {
      flagged: [
        {
          ...RS256,
          key: {
            keys: [
              { like: '$rsa-public-jwk', use: 'sig', kid: '1' },
              { like: '$rsa-public-jwk', use: 'enc', kid: '2' },
            ],
          },
          severity: 'medium',
        },
        {
          ...RS256,
          key: {
            keys: [
              { like: '$p256-public-jwk', use: 'enc' },
              '$rsa-public-jwk',
              { like: '$p256-public-jwk', use: 'sig' },
            ],
          },
        },
      ],
      clean: [
        {
          ...RS256,
          key: {
            keys: [
              { like: '$rsa-public-jwk', use: 'sig' },
              { like: '$rsa-1024-public', use: 'enc' },
            ],
          },
        },
        { ...RS256, key: { keys: ['$rsa-public-jwk', '$rsa-public-jwk'] } },
      ],
    },
  }),
];
