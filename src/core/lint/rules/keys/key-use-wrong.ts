import { defineRule } from '../../define-rule.ts';
import { shortName } from '../../short-name.ts';
import { usedKeys } from '../../used-keys.ts';

export default defineRule({
  id: 'key-use-wrong',
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: ['key'],
  title: 'The key is for another use',
  why: 'Its use says "{use}", and this token needs a key for {needed}. Strict libraries refuse it.',
  fix: 'Take the key with use "{wanted}". Signing and encryption need a key each.',
  reference: 'RFC 7517 §4.2',
  hides: ['signature-invalid'],
  check: (facts) => {
    const isEncrypted = facts.token.kind === 'jwe';
    const wanted = isEncrypted ? 'enc' : 'sig';
    const other = isEncrypted ? 'sig' : 'enc';
    const keys = usedKeys(facts);
    if (keys.length === 0 || !keys.every(({ use }) => use === other)) return undefined;
    const needed = isEncrypted ? 'encryption' : 'signatures';
    return { at: { part: 'key' }, values: { use: shortName(other), wanted, needed } };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'RS256' },
        payload: {},
        key: { like: '$rsa-public-jwk', use: 'enc' },
        severity: 'high',
      },
      {
        text: 'eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkExMjhHQ00ifQ.AAAA.AAAA.AAAA.AAAA',
        key: { like: '$rsa-public-jwk', use: 'sig' },
      },
    ],
    clean: [
      { header: { alg: 'RS256' }, payload: {}, key: '$rsa-public-jwk' },
      { header: { alg: 'RS256' }, payload: {}, key: { like: '$rsa-public-jwk', use: 'sig' } },
      // A set may hold both.
      {
        header: { alg: 'ES256' },
        payload: {},
        key: {
          keys: [
            { like: '$rsa-public-jwk', use: 'enc' },
            { like: '$p256-public-jwk', use: 'sig' },
          ],
        },
      },
    ],
  },
});
