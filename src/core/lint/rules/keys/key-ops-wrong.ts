import { defineRule, type LintFacts } from '../../define-rule.ts';
import { usedAlgorithm, usedKeys } from '../../used-keys.ts';

/** Operations that serve: any one of them is enough (RFC 7517 §4.3). A private key verifies by its public half. */
function neededOperations(facts: LintFacts): readonly string[] {
  const alg = usedAlgorithm(facts) ?? '';
  if (facts.token.kind === 'jws') return facts.keyUse === 'sign' ? ['sign'] : ['verify', 'sign'];
  if (alg.startsWith('ECDH')) return ['deriveKey', 'deriveBits'];
  return alg === 'dir' ? ['decrypt', 'encrypt'] : ['decrypt', 'unwrapKey', 'encrypt', 'wrapKey'];
}

export default defineRule({
  id: 'key-ops-wrong',
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: ['key'],
  title: 'The key does not allow this operation',
  why: 'Its key_ops names other operations than "{needed}", so strict libraries and WebCrypto refuse it here.',
  fix: 'Take the key that is meant for this, or correct its key_ops.',
  reference: 'RFC 7517 §4.3',
  hides: ['signature-invalid'],
  check: (facts) => {
    const needed = neededOperations(facts);
    const keys = usedKeys(facts);
    const isWrong = keys.every(({ keyOps }) => keyOps && !keyOps.some((op) => needed.includes(op)));
    if (keys.length === 0 || !isWrong) return undefined;
    return { at: { part: 'key' }, values: { needed: needed[0] ?? '' } };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'RS256' },
        payload: {},
        key: { like: '$rsa-public-jwk', key_ops: ['encrypt'] },
        severity: 'high',
      },
      {
        text: 'eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkExMjhHQ00ifQ.AAAA.AAAA.AAAA.AAAA',
        key: { like: '$rsa-public-jwk', key_ops: ['verify'] },
      },
      {
        header: { alg: 'ES256' },
        payload: {},
        key: { like: '$p256', key_ops: ['verify'] },
        keyUse: 'sign',
      },
    ],
    clean: [
      {
        header: { alg: 'RS256' },
        payload: {},
        key: { like: '$rsa-public-jwk', key_ops: ['verify'] },
      },
      { header: { alg: 'RS256' }, payload: {}, key: '$rsa-public-jwk' },
      { header: { alg: 'ES256' }, payload: {}, key: { like: '$p256', key_ops: ['sign'] } },
    ],
  },
});
