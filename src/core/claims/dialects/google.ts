// Google: ID tokens of accounts and of service accounts.
import { claimText } from '../claim-values.ts';
import { defineDialect } from './define-dialect.ts';

export default defineDialect({
  id: 'google',
  name: 'Google',
  reference: 'Google Identity docs (OpenID Connect, ID token payload)',
  recognise: ({ claims }) =>
    ['https://accounts.google.com', 'accounts.google.com'].includes(claimText(claims, 'iss') ?? '')
      ? 'its issuer is accounts.google.com'
      : undefined,
  claims: [
    [
      'hd',
      'Hosted domain',
      'string',
      'The Workspace domain of the account; absent for private ones. Check it to admit one company only.',
      '"example.com"',
    ],
    [
      'azp',
      'Authorized party',
      'string',
      'The client that asked for the token, or the service account that got it.',
    ],
    [
      'email_verified',
      'E-mail verified',
      'boolean',
      'Google is the authority for it only for gmail.com, or with hd.',
    ],
    [
      'google',
      'Google',
      'object',
      'Facts of the machine (compute_engine) that asked for the token.',
    ],
  ],
});
