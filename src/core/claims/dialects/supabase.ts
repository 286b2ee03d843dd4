// Supabase: tokens of its users, and the keys anon and service_role, which are tokens too.
import { claimText } from '../claim-values.ts';
import { issuerHost } from '../issuer-host.ts';
import { defineDialect } from './define-dialect.ts';

export default defineDialect({
  id: 'supabase',
  name: 'Supabase',
  reference: 'Supabase docs (JWT claims reference, API keys)',
  recognise: ({ claims }) => {
    const issuer = claimText(claims, 'iss') ?? '';
    const role = claimText(claims, 'role');
    const host = issuerHost(issuer) ?? '';
    if (/\.supabase\.(?:co|in)$/.test(host)) return 'its issuer is a project on supabase.co';
    if (/^supabase(?:-demo)?$/.test(issuer) && role !== undefined) {
      return `its issuer is ${issuer}, and it has a role: an API key of a project`;
    }
    const isOwnServer = issuer.endsWith('/auth/v1') && host !== '';
    return isOwnServer && claims?.get('aal') && claims.get('session_id')
      ? 'its issuer ends in /auth/v1, and it has aal and session_id'
      : undefined;
  },
  claims: [
    [
      'role',
      'Role',
      'string',
      'The role in Postgres that row-level security goes by. service_role bypasses it all.',
      '"authenticated"',
    ],
    ['ref', 'Project', 'string', 'The project that the API key is of.'],
    ['aal', 'Assurance level', 'string', 'aal1: one factor; aal2: a second one too.', '"aal1"'],
    ['session_id', 'Session ID', 'string', 'The session at Supabase.'],
    [
      'app_metadata',
      'App metadata',
      'object',
      'What only the server may write: roles belong here.',
      '{"provider":"email"}',
    ],
    [
      'user_metadata',
      'User metadata',
      'object',
      'What the user may change: never decide by it.',
      '{}',
    ],
    ['is_anonymous', 'Anonymous', 'boolean', 'Signed in without an account.', 'false'],
    [
      'amr',
      'Authentication methods',
      'array',
      'Each method with its time, as objects: not as RFC 8176 has it.',
    ],
    ['phone', 'Phone', 'string', 'The user’s telephone number; empty without one.'],
  ],
});
