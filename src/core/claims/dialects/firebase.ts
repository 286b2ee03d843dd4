// Firebase Authentication and Google Cloud Identity Platform.
import { audiences, claimText } from '../claim-values.ts';
import { issuerHost } from '../issuer-host.ts';
import { defineDialect } from './define-dialect.ts';

const HOSTS = ['securetoken.google.com', 'session.firebase.google.com'];
const CUSTOM_TOKEN =
  'https://identitytoolkit.googleapis.com/google.identity.identitytoolkit.v1.IdentityToolkit';

export default defineDialect({
  id: 'firebase',
  name: 'Firebase Authentication',
  reference: 'Firebase docs (verify ID tokens, create custom tokens)',
  recognise: ({ claims }) => {
    const host = issuerHost(claimText(claims, 'iss') ?? '') ?? '';
    if (HOSTS.includes(host)) return `its issuer is a project on ${host}`;
    return audiences(claims).includes(CUSTOM_TOKEN)
      ? 'its audience is the Identity Toolkit: a custom token, to sign in with'
      : undefined;
  },
  claims: [
    [
      'firebase',
      'Firebase',
      'object',
      'How the user signed in (sign_in_provider), with which identities, in which tenant.',
      '{"sign_in_provider":"password"}',
    ],
    ['user_id', 'User ID', 'string', 'The user’s uid, the same as sub.'],
    ['uid', 'User ID', 'string', 'In a custom token: the uid to sign in as.'],
    [
      'claims',
      'Custom claims',
      'object',
      'In a custom token: claims that the ID token shall have.',
    ],
    ['tenant_id', 'Tenant ID', 'string', 'In a custom token: the tenant of Identity Platform.'],
    ['provider_id', 'Provider', 'string', '"anonymous" for a user without an account.'],
    [
      'auth_time',
      'Authentication time',
      'NumericDate',
      'When the user signed in; the token itself is renewed hourly.',
    ],
  ],
});
