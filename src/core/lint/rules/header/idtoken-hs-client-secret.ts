import { atMember } from '../../at-json.ts';
import { defineRule } from '../../define-rule.ts';
import { kindWords } from '../../kind-words.ts';
import { shortName } from '../../short-name.ts';

export default defineRule({
  id: 'idtoken-hs-client-secret',
  severity: 'info',
  appliesTo: ['jws'],
  needs: [],
  title: 'Its key is the client secret',
  why: '{alg} in {kind} is keyed with the UTF-8 bytes of the client_secret{guess}: a client that cannot keep one (a page, an app) cannot check it.',
  fix: 'To check it, use the client_secret as the secret. For public clients, issue RS256 or ES256.',
  reference: 'OpenID Connect Core 1.0 §10.1, §3.1.3.7 step 8; RFC 6749 §2.1',
  check: ({ header, profile, token: { jose } }) => {
    const alg = header?.member('alg');
    if (!alg || profile.name !== 'id-token' || !/^HS\d/.test(jose.alg ?? '')) return undefined;
    return {
      at: atMember('header', alg),
      values: { ...kindWords(profile), alg: shortName(jose.alg ?? '') },
    };
  },
  examples: {
    flagged: [
      { header: { alg: 'HS256' }, payload: { nonce: 'n', aud: 'c' }, severity: 'info' },
      { header: { alg: 'HS512' }, payload: { sub: 'a' }, profile: 'id-token' },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: { sub: 'a' } },
      { header: { alg: 'RS256' }, payload: { nonce: 'n', aud: 'c' } },
    ],
  },
});
