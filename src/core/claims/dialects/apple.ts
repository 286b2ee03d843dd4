// Sign in with Apple: its identity tokens, and its notices to servers.
import { claimText } from '../claim-values.ts';
import { defineDialect } from './define-dialect.ts';

export default defineDialect({
  id: 'apple',
  name: 'Sign in with Apple',
  reference: 'Apple docs (authenticating users with Sign in with Apple)',
  recognise: ({ claims }) =>
    /^https:\/\/(?:appleid|account)\.apple\.com$/.test(claimText(claims, 'iss') ?? '')
      ? 'its issuer is Apple’s account service'
      : undefined,
  claims: [
    [
      'email_verified',
      'E-mail verified',
      'any',
      'Apple verifies every address; it may write true as text.',
    ],
    [
      'is_private_email',
      'Private relay',
      'any',
      'The address is a relay of Apple’s; may be text.',
      'true',
    ],
    [
      'real_user_status',
      'Real user',
      'number',
      '0: cannot tell here. 1: unknown. 2: likely a person.',
      '2',
    ],
    [
      'nonce_supported',
      'Nonce supported',
      'boolean',
      'Whether the platform passes a nonce on: if true, it must match.',
      'true',
    ],
    [
      'transfer_sub',
      'Transfer subject',
      'string',
      'Whom the user is to be after an app moved to another team.',
    ],
    ['org_id', 'Organization', 'string', 'The organization of a managed account.'],
    ['events', 'Events', 'string', 'In a notice to servers: what happened, as JSON in a text.'],
  ],
});
