import { isSameAlgorithm } from '../../../crypto/algorithms.ts';
import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { shortName } from '../../short-name.ts';

/** Whether a list says anything about `enc`: only when it names one. */
const isContentEncryption = (name: string): boolean =>
  /^A(?:128|192|256)(?:GCM|CBC-HS\d+)$/.test(name);

export default defineRule({
  id: 'verify-alg-not-allowed',
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'Not an allowed algorithm',
  why: '{alg} is not on the list of algorithms you expect, so a correct verifier rejects the token even if its signature is right.',
  fix: 'Keep the list to what the issuer uses, and find out why this token is another.',
  reference: 'RFC 8725 §3.1; RFC 7515 §5.2',
  check: ({ header, expectations: { algorithms } }) => {
    if (!algorithms?.length) return undefined;
    for (const name of ['alg', 'enc']) {
      const member = header?.member(name);
      if (member?.value.kind !== 'string') continue;
      if (name === 'enc' && !algorithms.some(isContentEncryption)) continue;
      const { value } = member.value;
      if (!algorithms.some((allowed) => isSameAlgorithm(allowed, value)))
        return { at: atMember('header', member), values: { alg: shortName(value) } };
    }
    return undefined;
  },
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: {},
        expectations: { algorithms: ['RS256'] },
        severity: 'high',
      },
      {
        text: 'eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkExMjhHQ00ifQ.AAAA.AAAA.AAAA.AAAA',
        expectations: { algorithms: ['RSA-OAEP', 'A256GCM'] },
      },
    ],
    clean: [
      { header: { alg: 'RS256' }, payload: {}, expectations: { algorithms: ['RS256'] } },
      { header: { alg: 'HS256' }, payload: {} },
      // Two names of one algorithm (RFC 9864 §2.2).
      { header: { alg: 'EdDSA' }, payload: {}, expectations: { algorithms: ['Ed25519'] } },
      {
        text: 'eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkExMjhHQ00ifQ.AAAA.AAAA.AAAA.AAAA',
        expectations: { algorithms: ['RSA-OAEP'] },
      },
    ],
  },
});
