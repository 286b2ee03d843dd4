import type { Severity } from '../../define-rule.ts';
import { defineRule } from '../../define-rule.ts';
import { pastedToken } from '../../pasted-token.ts';
import { shortName } from '../../short-name.ts';

/** Parameters that carry JWTs through the browser by design: RFC 9101, JARM, OpenID Connect logout. */
const BY_DESIGN: ReadonlyMap<string, Severity | undefined> = new Map([
  ['request', undefined],
  ['response', undefined],
  ['logout_token', undefined],
  ['id_token_hint', 'low'],
]);

export default defineRule({
  id: 'token-in-url-query',
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'The token came in a URL’s query',
  why: 'In the query ("{name}") it is written to logs, histories and Referer headers on its way.',
  fix: 'Send it in the Authorization header or the body of a POST, and revoke this one.',
  reference: 'RFC 9700 §4.3.2; RFC 6750 §5.3; CVE-2026-44883',
  check: (facts) => {
    const url = pastedToken(facts)?.url;
    if (url?.place !== 'query') return undefined;
    const severity = BY_DESIGN.has(url.name) ? BY_DESIGN.get(url.name) : 'high';
    if (!severity) return undefined;
    return { at: { part: 'token' }, severity, values: { name: shortName(url.name) } };
  },
  examples: {
    flagged: [
      {
        text: 'https://api.example/x?access_token=eyJhbGciOiJIUzI1NiJ9.e30.AAAA',
        severity: 'high',
      },
      {
        text: 'https://sp.example/cb?a=1&id_token_hint=eyJhbGciOiJIUzI1NiJ9.e30.AAAA',
        severity: 'low',
      },
    ],
    clean: [
      { text: 'https://as.example/authorize?request=eyJhbGciOiJIUzI1NiJ9.e30.AAAA' },
      { text: 'https://sp.example/cb#id_token=eyJhbGciOiJIUzI1NiJ9.e30.AAAA' },
      { text: 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA' },
    ],
  },
});
