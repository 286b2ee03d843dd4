import { defineRule } from '../../define-rule.ts';
import { algorithmNeeds } from '../../algorithm-needs.ts';
import { usedAlgorithm, usedKeys } from '../../used-keys.ts';

export default defineRule({
  id: 'key-curve-mismatch',
  severity: 'high',
  appliesTo: ['jws'],
  needs: ['key'],
  title: 'The wrong curve',
  why: '{alg} is defined for {curve} only; this key is on {other}.',
  fix: 'Take a key on {curve}. (ES512 goes with P-521: there is no P-512.)',
  reference: 'RFC 7518 §3.4; RFC 8812 §3.2; RFC 9864',
  hides: ['signature-invalid'],
  check: (facts) => {
    const alg = usedAlgorithm(facts) ?? '';
    const algorithm = algorithmNeeds(alg);
    if (!algorithm) return undefined;
    const { curves, keyType } = algorithm;
    const others = usedKeys(facts).flatMap(({ type, curve }) =>
      type === keyType && curve !== undefined ? [curve] : [],
    );
    const [other] = others;
    if (other === undefined || curves.length === 0) return undefined;
    if (others.some((curve) => curves.includes(curve))) return undefined;
    return { at: { part: 'key' }, values: { alg, curve: curves.join(' or '), other } };
  },
  examples: {
    flagged: [
      { header: { alg: 'ES256' }, payload: {}, key: '$p384-public', severity: 'high' },
      { header: { alg: 'ES512' }, payload: {}, key: '$p256-public' },
    ],
    clean: [
      { header: { alg: 'ES512' }, payload: {}, key: '$p521-public' },
      { header: { alg: 'ES256' }, payload: {}, key: '$p256-public' },
      { header: { alg: 'ES256' }, payload: {}, key: '$rsa-public' },
      { header: { alg: 'EdDSA' }, payload: {}, key: '$ed25519-public' },
    ],
  },
});
