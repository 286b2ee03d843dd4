import { defineRule } from '../../define-rule.ts';
import { algorithmNeeds } from '../../algorithm-needs.ts';
import { usedAlgorithm, usedKeys } from '../../used-keys.ts';

export default defineRule({
  id: 'hmac-key-too-short',
  severity: 'high',
  appliesTo: ['jws'],
  needs: ['key'],
  title: 'The secret is too short',
  why: '{alg} needs at least {min} bytes of secret; this one has {n}. A short secret can be guessed from a single token.',
  fix: 'Make one that nobody chose: openssl rand -base64 {min}',
  reference: 'RFC 7518 §3.2; RFC 2104 §3',
  check: (facts) => {
    const alg = usedAlgorithm(facts) ?? '';
    const min = algorithmNeeds(alg)?.minSecretBytes;
    if (min === undefined) return undefined;
    const lengths = usedKeys(facts).flatMap(({ kind, bits }) =>
      kind === 'secret' && bits !== undefined ? [Math.floor(bits / 8)] : [],
    );
    const n = Math.min(...lengths);
    return n < min ? { at: { part: 'key' }, values: { alg, min, n } } : undefined;
  },
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: {},
        key: 'xq8-Rt!2z',
        keyFormat: 'utf8',
        severity: 'high',
      },
      { header: { alg: 'HS512' }, payload: {}, signWith: '$secret', key: '$secret' },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: {}, signWith: '$secret', key: '$secret' },
      { header: { alg: 'RS256' }, payload: {}, key: '$rsa-public' },
      { header: { alg: 'HS256' }, payload: {} },
    ],
  },
});
