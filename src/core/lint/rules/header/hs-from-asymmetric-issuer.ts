import { atMember } from '../../at-json.ts';
import { claimText } from '../../claim-text.ts';
import { defineRule } from '../../define-rule.ts';
import { issuerHost } from '../../../claims/issuer-host.ts';
import { shortName } from '../../short-name.ts';

/** By their discovery documents of November 2026 (`id_token_signing_alg_values_supported`). */
const ASYMMETRIC = [
  /^(?:https:\/\/)?accounts\.google\.com$/,
  /^https:\/\/(?:securetoken\.google\.com|login\.microsoftonline\.com|sts\.windows\.net)\//,
  /^https:\/\/appleid\.apple\.com$/,
  /^https:\/\/cognito-idp\.[a-z0-9-]+\.amazonaws\.com\//,
  /^https:\/\/token\.actions\.githubusercontent\.com(?:\/|$)/,
];

export default defineRule({
  id: 'hs-from-asymmetric-issuer',
  severity: 'high',
  appliesTo: ['jws'],
  needs: [],
  title: 'Not signed as its issuer signs',
  why: 'It claims to be from {host}, which signs with RSA or EC keys alone: a token made with {alg} was not made there.',
  fix: 'In the verifier, refuse HS256 and its like for this issuer.',
  reference: 'RFC 8725 §3.1; OpenID Connect Discovery 1.0 §3; RFC 8414 §2',
  check: ({ header, claims, token: { jose } }) => {
    const alg = header?.member('alg');
    const iss = claimText(claims, 'iss')?.slice(0, 400);
    if (!alg || iss === undefined || !/^HS\d/.test(jose.alg ?? '')) return undefined;
    if (!ASYMMETRIC.some((pattern) => pattern.test(iss))) return undefined;
    return {
      at: atMember('header', alg),
      values: { host: issuerHost(iss) ?? iss, alg: shortName(jose.alg ?? '') },
    };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: { iss: 'https://accounts.google.com' },
        severity: 'high',
      },
      {
        header: { alg: 'HS512' },
        payload: { iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_example' },
      },
    ],
    clean: [
      // Auth0 may use HS256.
      { header: { alg: 'HS256' }, payload: { iss: 'https://tenant.eu.auth0.com/' } },
      { header: { alg: 'RS256' }, payload: { iss: 'https://accounts.google.com' } },
      { header: { alg: 'HS256' }, payload: { iss: 'https://accounts.google.com.example' } },
    ],
  },
});
