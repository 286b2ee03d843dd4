import { defineRule } from '../../define-rule.ts';
import { pastedToken } from '../../pasted-token.ts';

export default defineRule({
  id: 'token-in-url-fragment',
  severity: 'medium',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'The token came in a URL’s fragment',
  why: 'This is an answer of the implicit flow. Scripts of the page, extensions and the browser’s history get to see the fragment.',
  fix: 'Use the authorization code flow with PKCE.',
  reference: 'RFC 9700 §2.1.2; RFC 6749 §4.2, §10.16',
  check: (facts) => {
    const url = pastedToken(facts)?.url;
    if (url?.place !== 'fragment') return undefined;
    // What RFC 9700 forbids is access tokens; an ID token beside a code is an answer of OpenID Connect’s hybrid flow.
    const hasAccess = url.name === 'access_token' || facts.found.source.includes('access_token=');
    if (!hasAccess && url.name !== 'id_token') return undefined;
    return { at: { part: 'token' }, severity: hasAccess ? 'medium' : 'low' };
  },
  examples: {
    flagged: [
      {
        text: 'https://app.example/cb#access_token=eyJhbGciOiJIUzI1NiJ9.e30.AAAA&token_type=Bearer',
        severity: 'medium',
      },
      {
        text: 'https://app.example/cb#code=SplxlOBeZQQ&id_token=eyJhbGciOiJIUzI1NiJ9.e30.AAAA',
        severity: 'low',
      },
    ],
    clean: [
      // A link to a playground.
      { text: 'https://jwt.example/#token=eyJhbGciOiJIUzI1NiJ9.e30.AAAA' },
      { text: 'https://app.example/cb?access_token=eyJhbGciOiJIUzI1NiJ9.e30.AAAA' },
    ],
  },
});
