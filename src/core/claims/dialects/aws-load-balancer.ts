// Amazon's Application Load Balancer: the user claims that it adds to each request.
import { claimText } from '../claim-values.ts';
import { defineDialect } from './define-dialect.ts';

export default defineDialect({
  id: 'aws-load-balancer',
  name: 'AWS Application Load Balancer',
  reference: 'Elastic Load Balancing user guide (authenticate users)',
  recognise: ({ header }) =>
    /^arn:aws[\w-]*:elasticloadbalancing:/.test(claimText(header, 'signer') ?? '')
      ? 'the signer in its header is a load balancer'
      : undefined,
  header: [
    [
      'signer',
      'Signer',
      'string',
      'The load balancer that signed it. Check it: anyone can have one.',
    ],
    ['client', 'Client', 'string', 'The client id at the identity provider.'],
    ['exp', 'Expiration Time', 'NumericDate', 'When it expires: here it is in the header.'],
  ],
  claims: [['exp', 'Expiration Time', 'NumericDate', 'When the user’s session expires.']],
});
