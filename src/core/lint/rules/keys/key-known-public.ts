import { defineRule, type LintFacts } from '../../define-rule.ts';
import { whichKey } from '../../which-key.ts';

/** The tokens that go with published keys: jwt.io's, and those of RFC 7515 and RFC 7520. */
function isTutorial({ claims, token }: LintFacts): boolean {
  const sub = claims?.get('sub');
  const iss = claims?.get('iss');
  if (sub?.kind === 'string' && sub.value === '1234567890') return true;
  if (iss?.kind === 'string' && iss.value === 'joe') return true;
  // "It’s a dangerous business, Frodo, …"
  return (
    token.kind === 'jws' && token.payload?.text.startsWith('SXTigJlzIGEgZGFuZ2Vyb3Vz') === true
  );
}

export default defineRule({
  id: 'key-known-public',
  severity: 'critical',
  appliesTo: ['jws', 'jwe', 'empty'],
  needs: ['key', 'verification'],
  title: 'The private half of the key is published',
  why: 'The private half of {which} is public ({label}): anyone can sign with it.',
  fix: 'Generate a fresh key, and replace this one wherever it is trusted.',
  reference: 'RFC 8725 §3.5; RFC 7517 §9.2',
  check: (facts) => {
    const published = facts.verification?.keyClues?.find((clue) => clue.kind === 'published');
    if (!published) return undefined;
    return {
      at: { part: 'key' },
      values: { label: published.label, which: whichKey(facts.key, published.index) },
      severity: isTutorial(facts) ? 'info' : 'critical',
    };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'ES256' },
        payload: { sub: 'a' },
        key: {
          kty: 'EC',
          crv: 'P-256',
          x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
          y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
        },
        severity: 'critical',
      },
      {
        header: { alg: 'ES256' },
        payload: { sub: '1234567890', name: 'John Doe' },
        key: {
          kty: 'EC',
          crv: 'P-256',
          x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
          y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
        },
        severity: 'info',
      },
      {
        header: { alg: 'EdDSA' },
        payload: {},
        key: {
          keys: [
            '$p256-public-jwk',
            // RFC 8037, appendix A.2.
            { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' },
          ],
        },
      },
    ],
    clean: [
      { header: { alg: 'RS256' }, payload: {}, key: '$rsa-public' },
      { header: { alg: 'ES256' }, payload: {}, key: '$p256-public' },
      { header: { alg: 'HS256' }, payload: {}, key: '$secret' },
    ],
  },
});
