import { defineRule } from '../../define-rule.ts';
import { usedAlgorithm, usedKeys } from '../../used-keys.ts';

export default defineRule({
  id: 'okp-wrong-purpose',
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: ['key'],
  title: 'The key is for something else',
  why: '{curve} keys are for {purpose}, and {alg} is for {wanted}: they look alike, and are different things.',
  fix: 'Ed25519 and Ed448 sign, X25519 and X448 agree on keys: take one of the right kind.',
  reference: 'RFC 8037 §3.1, §3.2',
  hides: ['key-curve-mismatch', 'signature-invalid'],
  check: (facts) => {
    const alg = usedAlgorithm(facts) ?? '';
    const signs = facts.token.kind === 'jws' && alg.startsWith('Ed');
    const agrees = facts.token.kind === 'jwe' && alg.startsWith('ECDH-ES');
    if (!signs && !agrees) return undefined;
    const keys = usedKeys(facts).filter(({ type }) => type === 'OKP');
    const isOther = keys.every(({ curve = '' }) => curve.startsWith(signs ? 'X' : 'Ed'));
    const curve = keys[0]?.curve;
    if (curve === undefined || !isOther) return undefined;
    const [wanted, purpose] = signs
      ? ['signatures', 'key agreement']
      : ['key agreement', 'signatures'];
    return { at: { part: 'key' }, values: { curve, purpose, wanted, alg } };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'EdDSA' },
        payload: {},
        key: { like: '$ed25519-public', crv: 'X25519' },
        severity: 'high',
      },
      {
        text: 'eyJhbGciOiJFQ0RILUVTIiwiZW5jIjoiQTEyOEdDTSJ9..AAAA.AAAA.AAAA',
        key: '$ed25519-public',
      },
    ],
    clean: [
      { header: { alg: 'EdDSA' }, payload: {}, key: '$ed25519-public' },
      { header: { alg: 'ES256' }, payload: {}, key: { like: '$ed25519-public', crv: 'X25519' } },
      {
        text: 'eyJhbGciOiJFQ0RILUVTIiwiZW5jIjoiQTEyOEdDTSJ9..AAAA.AAAA.AAAA',
        key: { like: '$ed25519-public', crv: 'X25519' },
      },
    ],
  },
});
