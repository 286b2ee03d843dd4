// SPIFFE: a workload's JWT-SVID.
import { claimText } from '../claim-values.ts';
import { defineDialect } from './define-dialect.ts';

export default defineDialect({
  id: 'spiffe',
  name: 'SPIFFE (JWT-SVID)',
  reference: 'SPIFFE JWT-SVID specification §3',
  recognise: ({ claims }) =>
    /^spiffe:\/\/[a-z\d._-]{1,255}(?:\/|$)/.test(claimText(claims, 'sub') ?? '')
      ? 'its subject is a SPIFFE ID'
      : undefined,
  claims: [
    [
      'sub',
      'Subject',
      'URI',
      'The SPIFFE ID: the trust domain, and the workload in it.',
      '"spiffe://prod.example/api"',
    ],
    [
      'aud',
      'Audience',
      'StringOrURI or array',
      'The workloads it is for. It must be there, and one alone is best.',
    ],
    [
      'exp',
      'Expiration Time',
      'NumericDate',
      'From this moment on it must not be accepted. It must be there.',
    ],
  ],
});
