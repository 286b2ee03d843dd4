// Auth0.
import { claimText } from '../claim-values.ts';
import { issuerHost } from '../issuer-host.ts';
import { defineDialect } from './define-dialect.ts';

/** "auth0|5f7c…": the connection, a bar, the user there. */
const USER = /^(?:auth0|google-oauth2|github|windowslive|samlp|waad|sms|email|passwordless)\|./;

export default defineDialect({
  id: 'auth0',
  name: 'Auth0',
  reference: 'Auth0 docs (access tokens, ID token structure)',
  recognise: ({ claims }) => {
    const host = issuerHost(claimText(claims, 'iss') ?? '') ?? '';
    if (host.endsWith('.auth0.com')) return 'its issuer is on auth0.com';
    // A custom domain: two signs together.
    const subject = claimText(claims, 'sub') ?? '';
    const isMachine = subject.endsWith('@clients') && claimText(claims, 'gty') !== undefined;
    if (isMachine) return 'its subject ends in @clients, and it has gty';
    const isUser = USER.test(subject) && claimText(claims, 'iss')?.endsWith('/');
    return isUser && host
      ? 'its subject is a connection and a user, and its issuer ends in /'
      : undefined;
  },
  claims: [
    [
      'gty',
      'Grant type',
      'string',
      'How the token was got; client-credentials for a machine.',
      '"client-credentials"',
    ],
    [
      'permissions',
      'Permissions',
      'array',
      'What the role-based access control lets the subject do at this API.',
      '["read:orders"]',
    ],
    [
      'azp',
      'Authorized party',
      'string',
      'The client id of the application that asked for the token.',
    ],
    [
      'org_id',
      'Organization ID',
      'string',
      'The organization that the user signed in to.',
      '"org_9ybsU1dN2dKfDkBi"',
    ],
    ['org_name', 'Organization name', 'string', 'The name of that organization.'],
    ['sid', 'Session ID', 'string', 'The session at Auth0, for back-channel logout.'],
    ['nickname', 'Nickname', 'string', 'A name made from the mail address or the social account.'],
    [
      'updated_at',
      'Updated at',
      'any',
      'When the profile changed. Auth0 writes a date as text, not a number.',
    ],
  ],
});
