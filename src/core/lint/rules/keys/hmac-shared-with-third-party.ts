import { defineRule, type LintFacts } from '../../define-rule.ts';
import { usedAlgorithm } from '../../used-keys.ts';

function hasSeveralParties({ claims, expectations }: LintFacts): boolean {
  const aud = claims?.get('aud');
  if (aud?.kind === 'array') {
    const names = aud.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
    if (new Set(names).size > 1) return true;
  }
  const { issuer, audience } = expectations;
  return issuer !== undefined && audience !== undefined && issuer !== audience;
}

export default defineRule({
  id: 'hmac-shared-with-third-party',
  severity: 'info',
  appliesTo: ['jws'],
  needs: [],
  title: 'Every verifier can issue tokens, too',
  why: '{alg} verifies with the same secret that signs. Issuer and audience are different parties here: each of them can make tokens in the name of the other.',
  fix: 'Between organizations, sign with RS256, ES256 or Ed25519 and share the public key alone.',
  reference: 'RFC 7515 §10.5; OWASP JWT cheat sheet',
  check: (facts) => {
    const alg = usedAlgorithm(facts) ?? '';
    return /^HS\d+$/.test(alg) && hasSeveralParties(facts)
      ? { at: { part: 'signature' }, values: { alg } }
      : undefined;
  },
  examples: {
    flagged: [
      { header: { alg: 'HS256' }, payload: { aud: ['svc-a', 'svc-b'] }, severity: 'info' },
      {
        header: { alg: 'HS256' },
        payload: { aud: 'b' },
        expectations: { issuer: 'https://a.example', audience: 'b' },
      },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: { iss: 'a', aud: 'a' } },
      { header: { alg: 'HS256' }, payload: { iss: 'a', aud: ['a'] } },
      { header: { alg: 'ES256' }, payload: { aud: ['svc-a', 'svc-b'] } },
      {
        header: { alg: 'HS256' },
        payload: { aud: 'a' },
        expectations: { issuer: 'a', audience: 'a' },
      },
    ],
  },
});
