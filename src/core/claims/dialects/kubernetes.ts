// Kubernetes: tokens of service accounts, bound (projected) ones and those of old in Secrets.
import { claimText } from '../claim-values.ts';
import { defineDialect } from './define-dialect.ts';

const OLD = 'kubernetes.io/serviceaccount/';

export default defineDialect({
  id: 'kubernetes',
  name: 'a Kubernetes service account',
  reference: 'Kubernetes docs (managing service accounts)',
  recognise: ({ claims }) => {
    const isAccount = claimText(claims, 'sub')?.startsWith('system:serviceaccount:') === true;
    if (claimText(claims, 'iss') === 'kubernetes/serviceaccount') {
      return 'its issuer is kubernetes/serviceaccount: a token of the old kind, from a Secret';
    }
    return isAccount && claims?.get('kubernetes.io')
      ? 'its subject is a service account, and it has kubernetes.io'
      : undefined;
  },
  claims: [
    [
      'sub',
      'Subject',
      'string',
      'system:serviceaccount, the namespace and the account’s name.',
      '"system:serviceaccount:default:app"',
    ],
    [
      'kubernetes.io',
      'Bound to',
      'object',
      'Namespace, service account, and the pod, node or Secret that the token dies with.',
      '{"namespace":"default"}',
    ],
    [
      `${OLD}namespace`,
      'Namespace',
      'string',
      'The namespace of the account (token from a Secret).',
    ],
    [`${OLD}secret.name`, 'Secret', 'string', 'The Secret that holds the token.'],
    [`${OLD}service-account.name`, 'Service account', 'string', 'The account’s name.'],
    [
      `${OLD}service-account.uid`,
      'Service account UID',
      'string',
      'The account’s UID: a new account of that name has another.',
    ],
  ],
});
