// Amazon Cognito user pools.
import { claimText } from '../claim-values.ts';
import { isCognitoIssuer } from '../issuer-host.ts';
import { defineDialect } from './define-dialect.ts';

export default defineDialect({
  id: 'cognito',
  name: 'Amazon Cognito',
  reference: 'Amazon Cognito developer guide (user pool tokens)',
  recognise: ({ claims }) => {
    if (isCognitoIssuer(claimText(claims, 'iss') ?? '')) return 'its issuer is a Cognito user pool';
    const hasName = claims?.get('cognito:username') ?? claims?.get('cognito:groups');
    return hasName && claims?.get('token_use')
      ? 'it has token_use, and claims that begin with cognito:'
      : undefined;
  },
  claims: [
    [
      'token_use',
      'Token use',
      'string',
      'Which of the two tokens it is: id or access. Check it.',
      '"access"',
    ],
    ['client_id', 'Client ID', 'string', 'The app client. An access token has it in place of aud.'],
    ['username', 'Username', 'string', 'The user’s name in the pool (access token).'],
    ['cognito:username', 'Username', 'string', 'The user’s name in the pool (ID token).'],
    ['cognito:groups', 'Groups', 'array', 'The user’s groups in the pool.', '["admins"]'],
    ['cognito:roles', 'IAM roles', 'array', 'The IAM roles of those groups.'],
    [
      'cognito:preferred_role',
      'Preferred IAM role',
      'string',
      'The IAM role of the group that goes first.',
    ],
    ['cognito:mfa_enabled', 'MFA enabled', 'boolean', 'Whether the user has a second factor.'],
    ['identities', 'Identities', 'array', 'The accounts elsewhere that are linked with this user.'],
    [
      'origin_jti',
      'Origin',
      'string',
      'Names the sign-in; a revoked refresh token takes all tokens of it along.',
    ],
    ['event_id', 'Event ID', 'string', 'Names the sign-in event in the pool’s logs.'],
    ['device_key', 'Device key', 'string', 'The remembered device.'],
    ['version', 'Version', 'number', 'The version of the access token.', '2'],
    [
      'email_verified',
      'E-mail verified',
      'any',
      'Whether the address was verified; Cognito may write it as text.',
    ],
    [
      'phone_number_verified',
      'Phone number verified',
      'any',
      'Whether the number was verified; Cognito may write it as text.',
    ],
  ],
});
