// Cloudflare Access: the application token that it adds to each request.
import { claimText } from '../claim-values.ts';
import { issuerHost } from '../issuer-host.ts';
import { defineDialect } from './define-dialect.ts';

export default defineDialect({
  id: 'cloudflare-access',
  name: 'Cloudflare Access',
  reference: 'Cloudflare One docs (application token)',
  recognise: ({ claims }) =>
    issuerHost(claimText(claims, 'iss') ?? '')?.endsWith('.cloudflareaccess.com') === true
      ? 'its issuer is a team on cloudflareaccess.com'
      : undefined,
  claims: [
    ['type', 'Type', 'string', 'app for an application, org for a session with the team.', '"app"'],
    [
      'identity_nonce',
      'Identity nonce',
      'string',
      'A key to the cached facts about the user (get-identity).',
    ],
    ['country', 'Country', 'string', 'Where the request came from.', '"DE"'],
    [
      'common_name',
      'Common name',
      'string',
      'The service token or certificate that was used in place of a user.',
    ],
    [
      'custom',
      'Custom claims',
      'object',
      'Claims of the identity provider that were chosen to be passed on.',
    ],
    ['device_id', 'Device ID', 'string', 'The device as WARP knows it.'],
  ],
});
