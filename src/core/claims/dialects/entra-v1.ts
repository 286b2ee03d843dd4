// Microsoft Entra ID (formerly Azure AD), tokens of version 1.0: what an API gets unless it asks for 2.0.
import { claimText } from '../claim-values.ts';
import { isEntraIssuer, issuerHost } from '../issuer-host.ts';
import { defineDialect } from './define-dialect.ts';
import { ENTRA_CLAIMS, ENTRA_REFERENCE } from './entra-claims.ts';

export default defineDialect({
  id: 'entra-v1',
  name: 'Microsoft Entra ID, v1.0',
  reference: ENTRA_REFERENCE,
  recognise: ({ claims }) => {
    const issuer = claimText(claims, 'iss') ?? '';
    return isEntraIssuer(issuer) && !issuer.endsWith('/v2.0')
      ? `its issuer is a tenant on ${issuerHost(issuer)}`
      : undefined;
  },
  header: [
    [
      'nonce',
      'Nonce',
      'string',
      'In tokens for Microsoft Graph: only Graph can check their signature.',
    ],
  ],
  claims: [
    ['ver', 'Version', 'string', 'The version of the token’s format.', '"1.0"'],
    ['appid', 'Application ID', 'string', 'The app that asked for the token; azp in version 2.0.'],
    [
      'appidacr',
      'Client’s proof',
      'string',
      'How the app showed who it is: 0 not at all, 1 a secret, 2 a certificate.',
      '"1"',
    ],
    ['app_displayname', 'Application’s name', 'string', 'The name of the app, for people to read.'],
    ['puid', 'Internal', 'string', 'An old identifier of the user. Use oid.'],
    ['altsecid', 'Internal', 'string', 'An account that came from elsewhere. Use oid.'],
    ['platf', 'Platform', 'string', 'The platform of the device, as a number.'],
    ['deviceid', 'Device ID', 'string', 'The registered device that the user signed in on.'],
    [
      'signin_state',
      'Sign-in state',
      'array',
      'How the sign-in stands: kmsi is “keep me signed in”.',
      '["kmsi"]',
    ],
    ['pwd_exp', 'Password expires', 'any', 'Seconds until the password expires.'],
    ['pwd_url', 'Password URL', 'URI', 'Where the password can be changed.'],
    ...ENTRA_CLAIMS,
  ],
});
