// Microsoft Entra ID (formerly Azure AD), tokens of version 2.0; also its External ID and B2C.
import { claimText } from '../claim-values.ts';
import { isEntraIssuer, issuerHost } from '../issuer-host.ts';
import { defineDialect } from './define-dialect.ts';
import { ENTRA_CLAIMS, ENTRA_REFERENCE } from './entra-claims.ts';

export default defineDialect({
  id: 'entra-v2',
  name: 'Microsoft Entra ID, v2.0',
  reference: ENTRA_REFERENCE,
  recognise: ({ claims }) => {
    const issuer = claimText(claims, 'iss') ?? '';
    const host = issuerHost(issuer) ?? '';
    if (isEntraIssuer(issuer) && (claimText(claims, 'ver') === '2.0' || issuer.endsWith('/v2.0'))) {
      return `its issuer is a tenant on ${host}, and of version 2.0`;
    }
    return /\.(?:ciamlogin|b2clogin)\.com$/.test(host) ? `its issuer is on ${host}` : undefined;
  },
  claims: [
    ['ver', 'Version', 'string', 'The version of the token’s format.', '"2.0"'],
    ['azp', 'Authorized party', 'string', 'The app that asked for the token.'],
    [
      'azpacr',
      'Client’s proof',
      'string',
      'How the app showed who it is: 0 not at all, 1 a secret, 2 a certificate.',
      '"1"',
    ],
    ['tfp', 'User flow', 'string', 'The user flow (policy) of Azure AD B2C that issued it.'],
    ['at_use_nbf', 'Internal', 'NumericDate', 'Microsoft’s own. Ignore it.'],
    ...ENTRA_CLAIMS,
  ],
});
