// Google Cloud's Identity-Aware Proxy: the signed header that it adds to each request.
import { claimText } from '../claim-values.ts';
import { defineDialect } from './define-dialect.ts';

export default defineDialect({
  id: 'google-iap',
  name: 'Google Identity-Aware Proxy',
  reference: 'Google Cloud docs (IAP signed headers)',
  recognise: ({ claims }) =>
    claimText(claims, 'iss') === 'https://cloud.google.com/iap'
      ? 'its issuer is cloud.google.com/iap'
      : undefined,
  claims: [
    ['hd', 'Hosted domain', 'string', 'The Workspace domain of the account.', '"example.com"'],
    ['google', 'Google', 'object', 'The access levels that the request fulfils.'],
    [
      'gcip',
      'Identity Platform',
      'object',
      'The claims of an account from outside, as Identity Platform has them.',
    ],
  ],
});
