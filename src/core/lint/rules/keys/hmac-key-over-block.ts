import { defineRule } from '../../define-rule.ts';
import { usedAlgorithm, usedKeys } from '../../used-keys.ts';

export default defineRule({
  id: 'hmac-key-over-block',
  severity: 'info',
  appliesTo: ['jws'],
  needs: ['key'],
  title: 'The secret is longer than HMAC uses',
  why: 'HMAC hashes a key longer than {block} bytes before it uses it: the hash of this secret is the same key, and its {n} bytes add nothing.',
  fix: 'Nothing to repair. Between {min} and {block} random bytes are as good as it gets.',
  reference: 'RFC 2104 §2, §3',
  check: (facts) => {
    const alg = usedAlgorithm(facts) ?? '';
    if (!/^HS(?:256|384|512)$/.test(alg)) return undefined;
    const block = alg === 'HS256' ? 64 : 128;
    const [key] = usedKeys(facts).filter(({ kind }) => kind === 'secret');
    const n = Math.floor((key?.bits ?? 0) / 8);
    const min = Number(alg.slice(2)) / 8;
    return n > block ? { at: { part: 'key' }, values: { block, n, min } } : undefined;
  },
  examples: {
    flagged: [
      { header: { alg: 'HS256' }, payload: {}, key: 'kJ8-'.repeat(25), severity: 'info' },
      { header: { alg: 'HS512' }, payload: {}, key: '4f8a'.repeat(65), keyFormat: 'hex' },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: {}, key: 'kJ8-'.repeat(16) },
      { header: { alg: 'HS512' }, payload: {}, key: 'kJ8-'.repeat(25) },
      // A key file is no secret.
      { header: { alg: 'RS256' }, payload: {}, key: '$rsa-public' },
    ],
  },
});
