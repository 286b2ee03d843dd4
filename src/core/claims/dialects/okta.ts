// Okta, with the org's own authorization server or a custom one.
import { claimText } from '../claim-values.ts';
import { issuerHost } from '../issuer-host.ts';
import { defineDialect } from './define-dialect.ts';

export default defineDialect({
  id: 'okta',
  name: 'Okta',
  reference: 'Okta developer docs (OpenID Connect & OAuth 2.0 API)',
  recognise: ({ claims }) => {
    const host = issuerHost(claimText(claims, 'iss') ?? '') ?? '';
    const domain = /\.(okta|oktapreview|okta-emea|okta-gov|trexcloud)\.com$/.exec(host);
    if (domain) return `its issuer is on ${domain[1]}.com`;
    // A custom domain: two signs together.
    const id = claimText(claims, 'jti') ?? '';
    const isVersionOne = claims?.get('ver')?.kind === 'number';
    return isVersionOne && /^(?:AT|ID)\./.test(id)
      ? `its jti begins with ${id.slice(0, 3)} and its ver is a number`
      : undefined;
  },
  claims: [
    ['ver', 'Version', 'number', 'The version of the token’s format.', '1'],
    [
      'cid',
      'Client ID',
      'string',
      'The client that asked for the token.',
      '"0oabucvyc38HLL1ef0h7"',
    ],
    [
      'uid',
      'User ID',
      'string',
      'The user’s id at Okta; absent when a client acts for itself.',
      '"00u5t60iloOHN9pBi0h7"',
    ],
    ['scp', 'Scopes', 'array', 'The scopes that were granted.', '["openid"]'],
    [
      'idp',
      'Identity provider',
      'string',
      'The organization or outside provider that authenticated the user.',
    ],
    [
      'amr',
      'Authentication methods',
      'array',
      'How the user authenticated: pwd, mfa, okta_verify and so on.',
    ],
    ['groups', 'Groups', 'array', 'The user’s groups, where a claim of that name is configured.'],
  ],
});
