// Tokens as careful issuers make them, signed here at a stopped clock: none of them may be called dangerous.
// The shapes follow each issuer's own documentation; names, keys and identifiers are made up.
import { describe, expect, test } from 'vitest';
import { generateKey } from '../crypto/generate-key.ts';
import { EXAMPLES } from '../examples/examples.ts';
import { makeExample } from '../examples/make-example.ts';
import { parseToken } from '../token/parse-token.ts';
import type { RuleExample } from './define-rule.ts';
import { exampleFacts, EXAMPLE_NOW as NOW } from './example-facts.ts';
import { lintToken } from './lint-token.ts';

type Claims = Readonly<Record<string, unknown>>;

interface CarefulToken {
  readonly name: string;
  readonly alg: string;
  /** Beside `alg`; without a `kid` it is the key's own. */
  readonly header?: Claims;
  readonly payload: Claims;
  /** Of an SD-JWT. */
  readonly disclosures?: RuleExample['disclosures'];
}

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** Issued four minutes ago, good for an hour in all. */
const HOURLY = { iat: NOW - 4 * MINUTE, exp: NOW + 56 * MINUTE };
const HOURLY_NBF = { ...HOURLY, nbf: NOW - 4 * MINUTE };
const UUID = '3f8a1c52-7d04-4b7e-9c56-1be1a2d93c40';
const OTHER_UUID = 'b2d3c1a0-6f3e-4a57-9c3e-0d7a4a1f8e21';
const TENANT = '9188040d-6c67-4c5b-b112-36a304b66dad';
const RANDOM = 'x7Qd0Zb1mWv9uK3fYt5rLs2eHg8pNcJa';
const HASH = '77QmUPtjPfzWtF2AnpK9RQ';
const JKT = '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I';
const P256 = {
  kty: 'EC',
  crv: 'P-256',
  x: 'l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs',
  y: '9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA',
};

const MICROSOFT: readonly CarefulToken[] = [
  {
    name: 'Entra ID v2 access token',
    alg: 'RS256',
    header: { typ: 'JWT' },
    payload: {
      aud: UUID,
      iss: `https://login.microsoftonline.com/${TENANT}/v2.0`,
      ...HOURLY_NBF,
      aio: 'ATQAy/8TAAAAkZ0Kp1fWq',
      azp: OTHER_UUID,
      azpacr: '0',
      name: 'Adele Vance',
      oid: OTHER_UUID,
      preferred_username: 'adele@contoso.example',
      rh: '0.AXkA',
      scp: 'access_as_user',
      sub: 'AAAAAAAAAAAAAAAAAAAAAIkzqFVrSaSaFHy782bbtaQ',
      tid: TENANT,
      uti: 'fqiBqXLPj0eQa82S-IYFAA',
      ver: '2.0',
    },
  },
  {
    name: 'Entra ID v2 ID token',
    alg: 'RS256',
    header: { typ: 'JWT' },
    payload: {
      aud: UUID,
      iss: `https://login.microsoftonline.com/${TENANT}/v2.0`,
      ...HOURLY_NBF,
      name: 'Adele Vance',
      nonce: RANDOM,
      oid: OTHER_UUID,
      preferred_username: 'adele@contoso.example',
      rh: '0.AXkA',
      sub: 'AAAAAAAAAAAAAAAAAAAAAIkzqFVrSaSaFHy782bbtaQ',
      tid: TENANT,
      uti: 'fqiBqXLPj0eQa82S-IYFAA',
      ver: '2.0',
    },
  },
  {
    name: 'Entra ID v1 access token',
    alg: 'RS256',
    header: { typ: 'JWT', x5t: '7_Zuf1tvkwLxYaHS3q6lUjUYIGw' },
    payload: {
      aud: `api://${UUID}`,
      iss: `https://sts.windows.net/${TENANT}/`,
      ...HOURLY_NBF,
      acr: '1',
      aio: 'ATQAy/8TAAAAkZ0Kp1fWq',
      amr: ['pwd'],
      appid: OTHER_UUID,
      appidacr: '0',
      family_name: 'Vance',
      given_name: 'Adele',
      ipaddr: '203.0.113.7',
      name: 'Adele Vance',
      oid: OTHER_UUID,
      rh: '0.AXkA',
      scp: 'user_impersonation',
      sub: 'AAAAAAAAAAAAAAAAAAAAAIkzqFVrSaSaFHy782bbtaQ',
      tid: TENANT,
      unique_name: 'adele@contoso.example',
      upn: 'adele@contoso.example',
      uti: 'fqiBqXLPj0eQa82S-IYFAA',
      ver: '1.0',
    },
  },
  {
    name: 'Entra ID app-only access token',
    alg: 'RS256',
    header: { typ: 'JWT' },
    payload: {
      aud: UUID,
      iss: `https://login.microsoftonline.com/${TENANT}/v2.0`,
      ...HOURLY_NBF,
      azp: OTHER_UUID,
      azpacr: '1',
      idtyp: 'app',
      oid: OTHER_UUID,
      roles: ['Orders.Read.All'],
      sub: OTHER_UUID,
      tid: TENANT,
      ver: '2.0',
    },
  },
  {
    name: 'Azure AD B2C ID token',
    alg: 'RS256',
    header: { typ: 'JWT' },
    payload: {
      ver: '1.0',
      iss: `https://contoso.b2clogin.com/${TENANT}/v2.0/`,
      sub: OTHER_UUID,
      aud: UUID,
      nonce: RANDOM,
      ...HOURLY_NBF,
      auth_time: NOW - 4 * MINUTE,
      name: 'Adele',
      tfp: 'B2C_1_signin',
    },
  },
];

const IDENTITY_SERVICES: readonly CarefulToken[] = [
  {
    name: 'Auth0 access token',
    alg: 'RS256',
    header: { typ: 'at+jwt' },
    payload: {
      iss: 'https://jotlab.eu.auth0.com/',
      sub: 'auth0|64f1c0ffee1234567890abcd',
      aud: ['https://api.jotlab.example', 'https://jotlab.eu.auth0.com/userinfo'],
      ...HOURLY,
      scope: 'openid profile orders:read',
      client_id: 'kq3V9wqYh1uS7mN2xT5bR8cD0eF4gJ6L',
      jti: RANDOM,
    },
  },
  {
    name: 'Auth0 access token in its older form',
    alg: 'RS256',
    header: { typ: 'JWT' },
    payload: {
      iss: 'https://jotlab.eu.auth0.com/',
      sub: 'auth0|64f1c0ffee1234567890abcd',
      aud: 'https://api.jotlab.example',
      iat: NOW - HOUR,
      exp: NOW + 23 * HOUR,
      azp: 'kq3V9wqYh1uS7mN2xT5bR8cD0eF4gJ6L',
      scope: 'orders:read',
      permissions: ['orders:read'],
    },
  },
  {
    name: 'Auth0 machine-to-machine token',
    alg: 'RS256',
    header: { typ: 'JWT' },
    payload: {
      iss: 'https://jotlab.eu.auth0.com/',
      sub: 'kq3V9wqYh1uS7mN2xT5bR8cD0eF4gJ6L@clients',
      aud: 'https://api.jotlab.example',
      iat: NOW - HOUR,
      exp: NOW + 23 * HOUR,
      azp: 'kq3V9wqYh1uS7mN2xT5bR8cD0eF4gJ6L',
      gty: 'client-credentials',
    },
  },
  {
    name: 'Auth0 ID token',
    alg: 'RS256',
    header: { typ: 'JWT' },
    payload: {
      nickname: 'ada',
      name: 'Ada Lovelace',
      picture: 'https://images.jotlab.example/ada.png',
      updated_at: '2026-11-17T09:12:44.135Z',
      email: 'ada@jotlab.example',
      email_verified: true,
      iss: 'https://jotlab.eu.auth0.com/',
      aud: 'kq3V9wqYh1uS7mN2xT5bR8cD0eF4gJ6L',
      iat: NOW - MINUTE,
      exp: NOW + 10 * HOUR,
      sub: 'auth0|64f1c0ffee1234567890abcd',
      sid: 'FZ0kq3V9wqYh1uS7mN2xT5bR8cD0eF4g',
      nonce: RANDOM,
    },
  },
  {
    name: 'Okta access token',
    alg: 'RS256',
    payload: {
      ver: 1,
      jti: 'AT.0mP4JKAZX1iACIT4vbEDF7LpvDVjxypPMf0D7uX39RE',
      iss: 'https://jotlab.okta.example/oauth2/default',
      aud: 'api://default',
      ...HOURLY,
      cid: '0oa1b2c3d4e5f6g7h8i9',
      uid: '00u1b2c3d4e5f6g7h8i9',
      scp: ['openid', 'profile'],
      auth_time: NOW - 5 * MINUTE,
      sub: 'ada@jotlab.example',
    },
  },
  {
    name: 'Okta ID token',
    alg: 'RS256',
    payload: {
      sub: '00u1b2c3d4e5f6g7h8i9',
      name: 'Ada Lovelace',
      ver: 1,
      iss: 'https://jotlab.okta.example/oauth2/default',
      aud: '0oa1b2c3d4e5f6g7h8i9',
      ...HOURLY,
      jti: 'ID.4eAWJOCMB3SX8XewDfVR',
      amr: ['pwd', 'mfa'],
      idp: '00o1b2c3d4e5f6g7h8i9',
      nonce: RANDOM,
      preferred_username: 'ada@jotlab.example',
      auth_time: NOW - 5 * MINUTE,
      at_hash: HASH,
    },
  },
  {
    name: 'Google ID token',
    alg: 'RS256',
    header: { typ: 'JWT' },
    payload: {
      iss: 'https://accounts.google.com',
      azp: '1234987819200.apps.googleusercontent.com',
      aud: '1234987819200.apps.googleusercontent.com',
      sub: '104873206923423847623',
      hd: 'jotlab.example',
      email: 'ada@jotlab.example',
      email_verified: true,
      at_hash: HASH,
      nonce: '0394852-3190485-2490358',
      ...HOURLY,
    },
  },
  {
    name: 'Google Sign-In button ID token',
    alg: 'RS256',
    header: { typ: 'JWT' },
    payload: {
      iss: 'https://accounts.google.com',
      azp: '1234987819200.apps.googleusercontent.com',
      aud: '1234987819200.apps.googleusercontent.com',
      sub: '104873206923423847623',
      email: 'ada@gmail.com',
      email_verified: true,
      nbf: NOW - 9 * MINUTE,
      name: 'Ada Lovelace',
      picture: 'https://lh3.googleusercontent.com/a/ada',
      given_name: 'Ada',
      iat: NOW - 4 * MINUTE,
      exp: NOW + 56 * MINUTE,
      jti: '6f1c9b1d6a2f0f0d2b2f4f5c8a7e6d5c4b3a2918',
    },
  },
  {
    name: 'Google service account ID token',
    alg: 'RS256',
    header: { typ: 'JWT' },
    payload: {
      aud: 'https://orders-abc123-ew.a.run.app',
      azp: '104873206923423847623',
      email: 'billing@jotlab.iam.gserviceaccount.com',
      email_verified: true,
      ...HOURLY,
      iss: 'https://accounts.google.com',
      sub: '104873206923423847623',
    },
  },
  {
    name: 'Cognito access token',
    alg: 'RS256',
    payload: {
      sub: UUID,
      'cognito:groups': ['orders'],
      iss: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEf123',
      version: 2,
      client_id: '1example23456789',
      origin_jti: OTHER_UUID,
      event_id: UUID,
      token_use: 'access',
      scope: 'openid orders/read',
      auth_time: NOW - 4 * MINUTE,
      ...HOURLY,
      jti: OTHER_UUID,
      username: UUID,
    },
  },
  {
    name: 'Cognito ID token',
    alg: 'RS256',
    payload: {
      sub: UUID,
      'cognito:groups': ['orders'],
      email_verified: true,
      iss: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEf123',
      'cognito:username': UUID,
      origin_jti: OTHER_UUID,
      aud: '1example23456789',
      event_id: UUID,
      token_use: 'id',
      auth_time: NOW - 4 * MINUTE,
      ...HOURLY,
      jti: OTHER_UUID,
      email: 'ada@jotlab.example',
    },
  },
  {
    name: 'Keycloak access token',
    alg: 'RS256',
    header: { typ: 'JWT' },
    payload: {
      exp: NOW + 4 * MINUTE,
      iat: NOW - MINUTE,
      auth_time: NOW - MINUTE,
      jti: `onrtac:${UUID}`,
      iss: 'https://id.jotlab.example/realms/shop',
      aud: 'account',
      sub: OTHER_UUID,
      typ: 'Bearer',
      azp: 'web',
      sid: UUID,
      acr: '1',
      'allowed-origins': ['https://shop.jotlab.example'],
      realm_access: { roles: ['offline_access', 'uma_authorization'] },
      resource_access: { account: { roles: ['manage-account', 'view-profile'] } },
      scope: 'openid profile email',
      email_verified: true,
      preferred_username: 'ada',
      email: 'ada@jotlab.example',
    },
  },
  {
    name: 'Keycloak ID token',
    alg: 'RS256',
    header: { typ: 'JWT' },
    payload: {
      exp: NOW + 4 * MINUTE,
      iat: NOW - MINUTE,
      auth_time: NOW - MINUTE,
      jti: UUID,
      iss: 'https://id.jotlab.example/realms/shop',
      aud: 'web',
      sub: OTHER_UUID,
      typ: 'ID',
      azp: 'web',
      nonce: RANDOM,
      sid: UUID,
      at_hash: HASH,
      acr: '1',
      email_verified: true,
      preferred_username: 'ada',
    },
  },
  {
    name: 'Keycloak refresh token',
    alg: 'HS512',
    header: { typ: 'JWT' },
    payload: {
      exp: NOW + 29 * MINUTE,
      iat: NOW - MINUTE,
      jti: UUID,
      iss: 'https://id.jotlab.example/realms/shop',
      aud: 'https://id.jotlab.example/realms/shop',
      sub: OTHER_UUID,
      typ: 'Refresh',
      azp: 'web',
      sid: UUID,
      scope: 'openid profile email',
    },
  },
  {
    name: 'Firebase ID token',
    alg: 'RS256',
    header: { typ: 'JWT' },
    payload: {
      iss: 'https://securetoken.google.com/jotlab-demo',
      aud: 'jotlab-demo',
      auth_time: NOW - 10 * MINUTE,
      user_id: 'Yk3fQ0sWcRZr7Vt2PqLm5NxD9aB1',
      sub: 'Yk3fQ0sWcRZr7Vt2PqLm5NxD9aB1',
      ...HOURLY,
      email: 'ada@jotlab.example',
      email_verified: true,
      firebase: { identities: { email: ['ada@jotlab.example'] }, sign_in_provider: 'password' },
    },
  },
  {
    name: 'Firebase session cookie',
    alg: 'RS256',
    header: { typ: 'JWT' },
    payload: {
      iss: 'https://session.firebase.google.com/jotlab-demo',
      aud: 'jotlab-demo',
      auth_time: NOW - 10 * MINUTE,
      user_id: 'Yk3fQ0sWcRZr7Vt2PqLm5NxD9aB1',
      sub: 'Yk3fQ0sWcRZr7Vt2PqLm5NxD9aB1',
      iat: NOW - MINUTE,
      exp: NOW + 23 * HOUR,
      firebase: { identities: {}, sign_in_provider: 'anonymous' },
    },
  },
  {
    name: 'Supabase access token, new signing keys',
    alg: 'ES256',
    header: { typ: 'JWT' },
    payload: {
      aal: 'aal1',
      amr: [{ method: 'password', timestamp: NOW - 4 * MINUTE }],
      app_metadata: { provider: 'email', providers: ['email'] },
      aud: 'authenticated',
      email: 'ada@jotlab.example',
      ...HOURLY,
      is_anonymous: false,
      iss: 'https://abcdefghijklmnop.supabase.co/auth/v1',
      phone: '',
      role: 'authenticated',
      session_id: UUID,
      sub: OTHER_UUID,
      user_metadata: {},
    },
  },
  {
    name: 'Supabase access token, shared secret',
    alg: 'HS256',
    header: { typ: 'JWT' },
    payload: {
      aal: 'aal1',
      amr: [{ method: 'otp', timestamp: NOW - 4 * MINUTE }],
      aud: 'authenticated',
      ...HOURLY,
      is_anonymous: false,
      iss: 'https://abcdefghijklmnop.supabase.co/auth/v1',
      role: 'authenticated',
      session_id: UUID,
      sub: OTHER_UUID,
    },
  },
  {
    name: 'Sign in with Apple ID token',
    alg: 'RS256',
    payload: {
      iss: 'https://appleid.apple.com',
      aud: 'example.jotlab.shop',
      iat: NOW - MINUTE,
      exp: NOW + 23 * HOUR,
      sub: '001234.0123456789abcdef0123456789abcdef.0123',
      c_hash: HASH,
      email: 'q7w8e9@privaterelay.appleid.com',
      email_verified: true,
      is_private_email: true,
      auth_time: NOW - MINUTE,
      nonce_supported: true,
      nonce: RANDOM,
    },
  },
  {
    name: 'Sign in with Apple client secret',
    alg: 'ES256',
    header: { kid: 'ABC123DEFG' },
    payload: {
      iss: 'ABCDE12345',
      iat: NOW - MINUTE,
      exp: NOW + 5 * MINUTE,
      aud: 'https://appleid.apple.com',
      sub: 'example.jotlab.shop',
    },
  },
  {
    name: 'App Store Connect API token',
    alg: 'ES256',
    header: { typ: 'JWT' },
    payload: {
      iss: UUID,
      iat: NOW - MINUTE,
      exp: NOW + 15 * MINUTE,
      aud: 'appstoreconnect-v1',
    },
  },
  {
    name: 'Ping Identity access token',
    alg: 'RS256',
    payload: {
      client_id: UUID,
      iss: `https://auth.pingone.eu/${OTHER_UUID}/as`,
      jti: UUID,
      ...HOURLY,
      aud: ['https://api.jotlab.example'],
      scope: 'orders:read',
      sub: OTHER_UUID,
      env: OTHER_UUID,
    },
  },
  {
    name: 'Clerk session token',
    alg: 'RS256',
    header: { typ: 'JWT' },
    payload: {
      azp: 'https://shop.jotlab.example',
      exp: NOW + 50,
      iat: NOW - 10,
      iss: 'https://clerk.jotlab.example',
      nbf: NOW - 20,
      sid: 'sess_2Z7fQ0sWcRZr7Vt2PqLm5NxD9aB',
      sub: 'user_2Z7fQ0sWcRZr7Vt2PqLm5NxD9aB',
    },
  },
];

const WORKLOADS: readonly CarefulToken[] = [
  {
    name: 'GitHub Actions ID token',
    alg: 'RS256',
    header: { typ: 'JWT', x5t: '7_Zuf1tvkwLxYaHS3q6lUjUYIGw' },
    payload: {
      jti: UUID,
      sub: 'repo:jotlab/shop:environment:production',
      environment: 'production',
      aud: 'https://github.com/jotlab',
      ref: 'refs/heads/main',
      sha: 'b3a0b1d2c3e4f5061728394a5b6c7d8e9f001122',
      repository: 'jotlab/shop',
      repository_owner: 'jotlab',
      actor_id: '12',
      repository_visibility: 'private',
      repository_id: '74',
      repository_owner_id: '65',
      run_id: '12345678901',
      run_number: '10',
      run_attempt: '2',
      runner_environment: 'github-hosted',
      actor: 'ada',
      workflow: 'deploy',
      head_ref: '',
      base_ref: '',
      event_name: 'workflow_dispatch',
      ref_type: 'branch',
      job_workflow_ref: 'jotlab/shop/.github/workflows/deploy.yml@refs/heads/main',
      iss: 'https://token.actions.githubusercontent.com',
      nbf: NOW - 6 * MINUTE,
      exp: NOW + 4 * MINUTE,
      iat: NOW - MINUTE,
    },
  },
  {
    name: 'GitHub App token',
    alg: 'RS256',
    header: { typ: 'JWT' },
    payload: { iat: NOW - MINUTE, exp: NOW + 8 * MINUTE, iss: 'Iv23li8fQ0sWcRZr7Vt2' },
  },
  {
    name: 'GitLab CI ID token',
    alg: 'RS256',
    header: { typ: 'JWT' },
    payload: {
      namespace_id: '72',
      namespace_path: 'jotlab',
      project_id: '20',
      project_path: 'jotlab/shop',
      user_id: '1',
      user_login: 'ada',
      user_email: 'ada@jotlab.example',
      pipeline_id: '574',
      pipeline_source: 'push',
      job_id: '302',
      ref: 'main',
      ref_type: 'branch',
      ref_path: 'refs/heads/main',
      ref_protected: 'true',
      runner_id: 1,
      runner_environment: 'gitlab-hosted',
      sha: 'b3a0b1d2c3e4f5061728394a5b6c7d8e9f001122',
      jti: UUID,
      iat: NOW - MINUTE,
      nbf: NOW - MINUTE - 5,
      exp: NOW + HOUR - MINUTE,
      iss: 'https://gitlab.com',
      sub: 'project_path:jotlab/shop:ref_type:branch:ref:main',
      aud: 'https://vault.jotlab.example',
    },
  },
  {
    name: 'Kubernetes service account token',
    alg: 'RS256',
    payload: {
      aud: ['https://kubernetes.default.svc.cluster.local'],
      exp: NOW + 50 * MINUTE,
      iat: NOW - 10 * MINUTE,
      iss: 'https://kubernetes.default.svc.cluster.local',
      jti: UUID,
      'kubernetes.io': {
        namespace: 'shop',
        node: { name: 'node-1', uid: UUID },
        pod: { name: 'orders-6d4b75cb6d-hx7zk', uid: OTHER_UUID },
        serviceaccount: { name: 'orders', uid: UUID },
        warnafter: NOW - 10 * MINUTE + 3607,
      },
      nbf: NOW - 10 * MINUTE,
      sub: 'system:serviceaccount:shop:orders',
    },
  },
  {
    name: 'SPIFFE JWT-SVID',
    alg: 'ES256',
    header: { typ: 'JWT' },
    payload: {
      sub: 'spiffe://jotlab.example/ns/shop/sa/orders',
      aud: ['spiffe://jotlab.example/ns/shop/sa/billing'],
      iat: NOW - 30,
      exp: NOW + 4 * MINUTE,
    },
  },
  {
    name: 'HCP Terraform workload token',
    alg: 'RS256',
    header: { typ: 'JWT' },
    payload: {
      jti: UUID,
      iss: 'https://app.terraform.io',
      aud: 'aws.workload.identity',
      iat: NOW - MINUTE,
      nbf: NOW - MINUTE,
      exp: NOW + HOUR,
      sub: 'organization:jotlab:project:shop:workspace:prod:run_phase:apply',
      terraform_organization_name: 'jotlab',
      terraform_run_phase: 'apply',
    },
  },
  {
    name: 'CircleCI job token',
    alg: 'RS256',
    payload: {
      iss: `https://oidc.circleci.com/org/${UUID}`,
      sub: `org/${UUID}/project/${OTHER_UUID}/user/${UUID}`,
      aud: UUID,
      iat: NOW - MINUTE,
      exp: NOW + HOUR - MINUTE,
      'oidc.circleci.com/project-id': OTHER_UUID,
    },
  },
  {
    name: 'Vercel deployment token',
    alg: 'RS256',
    header: { typ: 'JWT' },
    payload: {
      iss: 'https://oidc.vercel.com/jotlab',
      sub: 'owner:jotlab:project:shop:environment:production',
      aud: 'https://vercel.com/jotlab',
      owner: 'jotlab',
      project: 'shop',
      environment: 'production',
      ...HOURLY_NBF,
    },
  },
  {
    name: 'EKS pod identity token',
    alg: 'RS256',
    payload: {
      aud: ['sts.amazonaws.com'],
      exp: NOW + 23 * HOUR,
      iat: NOW - HOUR,
      iss: 'https://oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF',
      'kubernetes.io': { namespace: 'shop', serviceaccount: { name: 'orders', uid: UUID } },
      nbf: NOW - HOUR,
      sub: 'system:serviceaccount:shop:orders',
    },
  },
];

const AUTHORIZATION_SERVER = 'https://as.jotlab.example';

const PROFILES: readonly CarefulToken[] = [
  ...['RS256', 'PS256', 'ES256', 'Ed25519'].map((alg) => ({
    name: `RFC 9068 access token, ${alg}`,
    alg,
    header: { typ: 'at+jwt' },
    payload: {
      iss: AUTHORIZATION_SERVER,
      sub: '5ba552d67',
      aud: 'https://rs.jotlab.example',
      client_id: 's6BhdRkqt3',
      scope: 'openid profile reademail',
      jti: 'dbe39bf3a3ba4238a513f51d6e1691c4',
      ...HOURLY,
    },
  })),
  {
    name: 'access token bound to a DPoP key',
    alg: 'ES256',
    header: { typ: 'at+jwt' },
    payload: {
      iss: AUTHORIZATION_SERVER,
      sub: '5ba552d67',
      aud: 'https://rs.jotlab.example',
      client_id: 's6BhdRkqt3',
      scope: 'orders:read',
      jti: RANDOM,
      cnf: { jkt: JKT },
      ...HOURLY,
    },
  },
  {
    name: 'access token with authorization details',
    alg: 'PS256',
    header: { typ: 'at+jwt' },
    payload: {
      iss: AUTHORIZATION_SERVER,
      sub: '5ba552d67',
      aud: 'https://rs.jotlab.example',
      client_id: 's6BhdRkqt3',
      jti: RANDOM,
      authorization_details: [
        { type: 'payment_initiation', instructedAmount: { currency: 'EUR', amount: '123.50' } },
      ],
      ...HOURLY,
    },
  },
  {
    name: 'token exchange with an actor',
    alg: 'ES256',
    header: { typ: 'at+jwt' },
    payload: {
      iss: AUTHORIZATION_SERVER,
      sub: 'ada@jotlab.example',
      aud: 'https://rs.jotlab.example',
      client_id: 's6BhdRkqt3',
      scope: 'orders:read',
      jti: RANDOM,
      act: { sub: 'https://service.jotlab.example' },
      ...HOURLY,
    },
  },
  {
    name: 'OpenID Connect ID token',
    alg: 'RS256',
    payload: {
      iss: 'https://server.jotlab.example',
      sub: '24400320',
      aud: 's6BhdRkqt3',
      nonce: 'n-0S6_WzA2Mj-and-more-of-it',
      ...HOURLY,
      auth_time: NOW - 5 * MINUTE,
      acr: 'urn:mace:incommon:iap:silver',
      amr: ['pwd', 'otp'],
      azp: 's6BhdRkqt3',
      at_hash: HASH,
    },
  },
  {
    name: 'back-channel logout token',
    alg: 'RS256',
    header: { typ: 'logout+jwt' },
    payload: {
      iss: 'https://server.jotlab.example',
      sub: '248289761001',
      aud: 's6BhdRkqt3',
      iat: NOW - 5,
      exp: NOW + 115,
      jti: 'bWJq-7d2f1a0c93',
      sid: '08a5019c-17e1-4977-8f42-65a12843ea02',
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    },
  },
  {
    name: 'security event token',
    alg: 'RS256',
    header: { typ: 'secevent+jwt' },
    payload: {
      iss: 'https://idp.jotlab.example/',
      jti: '756E69717565206964656E746966696572',
      iat: NOW - 5,
      aud: 'https://sp.jotlab.example/caep',
      txn: '8675309',
      sub_id: { format: 'opaque', id: 'dMTlD|1600802906337.16|16008.16' },
      events: {
        'https://schemas.openid.net/secevent/caep/event-type/session-revoked': {
          event_timestamp: NOW - 6,
        },
      },
    },
  },
  {
    name: 'DPoP proof',
    alg: 'ES256',
    header: { typ: 'dpop+jwt' },
    payload: {
      jti: '-BwC3ESc6acc2lTc_uN3',
      htm: 'POST',
      htu: 'https://server.jotlab.example/token',
      iat: NOW - 2,
    },
  },
  {
    name: 'DPoP proof with an access token',
    alg: 'ES256',
    header: { typ: 'dpop+jwt' },
    payload: {
      jti: 'e1j3V_bKic8-LAEB_uN3',
      htm: 'GET',
      htu: 'https://resource.jotlab.example/protectedresource',
      iat: NOW - 2,
      ath: 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo',
      nonce: RANDOM,
    },
  },
  {
    name: 'client assertion',
    alg: 'PS256',
    header: { typ: 'client-authentication+jwt' },
    payload: {
      iss: 's6BhdRkqt3',
      sub: 's6BhdRkqt3',
      aud: AUTHORIZATION_SERVER,
      jti: UUID,
      iat: NOW - 5,
      exp: NOW + 55,
    },
  },
  {
    name: 'client assertion without an explicit type',
    alg: 'ES256',
    payload: {
      iss: 's6BhdRkqt3',
      sub: 's6BhdRkqt3',
      aud: AUTHORIZATION_SERVER,
      jti: UUID,
      iat: NOW - 5,
      exp: NOW + 55,
    },
  },
  {
    name: 'authorization request object',
    alg: 'RS256',
    header: { typ: 'oauth-authz-req+jwt' },
    payload: {
      iss: 's6BhdRkqt3',
      aud: AUTHORIZATION_SERVER,
      response_type: 'code',
      client_id: 's6BhdRkqt3',
      redirect_uri: 'https://client.jotlab.example/cb',
      scope: 'openid',
      state: 'af0ifjsldkj-9dk3',
      nonce: RANDOM,
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
      jti: UUID,
      iat: NOW - 5,
      nbf: NOW - 5,
      exp: NOW + 5 * MINUTE,
    },
  },
  {
    name: 'introspection response',
    alg: 'RS256',
    header: { typ: 'token-introspection+jwt' },
    payload: {
      iss: `${AUTHORIZATION_SERVER}/`,
      aud: 'https://rs.jotlab.example/resource',
      iat: NOW - 2,
      token_introspection: {
        active: true,
        iss: `${AUTHORIZATION_SERVER}/`,
        aud: 'https://rs.jotlab.example/resource',
        iat: NOW - 4 * MINUTE,
        exp: NOW + 56 * MINUTE,
        client_id: 'paiB2goo0a',
        scope: 'read write dolphin',
        sub: 'Z5O3upPC88QrAjx00dis',
      },
    },
  },
  {
    name: 'entity configuration',
    alg: 'RS256',
    header: { typ: 'entity-statement+jwt' },
    payload: {
      iss: 'https://op.jotlab.example',
      sub: 'https://op.jotlab.example',
      iat: NOW - HOUR,
      exp: NOW + 23 * HOUR,
      jwks: { keys: [{ ...P256, kid: 'op-2026', use: 'sig', alg: 'ES256' }] },
      metadata: { federation_entity: { organization_name: 'Jotlab' } },
      authority_hints: ['https://federation.jotlab.example'],
    },
  },
  {
    name: 'verifiable credential of the W3C data model 1.1',
    alg: 'ES256',
    header: { typ: 'JWT' },
    payload: {
      iss: 'https://university.jotlab.example/issuers/14',
      sub: 'did:example:ebfeb1f712ebc6f1c276e12ec21',
      jti: 'http://university.jotlab.example/credentials/3732',
      nbf: NOW - DAY,
      iat: NOW - DAY,
      exp: NOW + 300 * DAY,
      vc: {
        '@context': ['https://www.w3.org/2018/credentials/v1'],
        type: ['VerifiableCredential', 'UniversityDegreeCredential'],
        credentialSubject: { degree: { type: 'BachelorDegree', name: 'Bachelor of Science' } },
      },
    },
  },
  {
    name: 'status list token',
    alg: 'ES256',
    header: { typ: 'statuslist+jwt' },
    payload: {
      sub: 'https://issuer.jotlab.example/statuslists/1',
      iss: 'https://issuer.jotlab.example',
      iat: NOW - HOUR,
      exp: NOW + 12 * HOUR,
      ttl: 43_200,
      status_list: { bits: 1, lst: 'eNrbuRgAAhcBXQ' },
    },
  },
  {
    name: 'SD-JWT VC without disclosures',
    alg: 'ES256',
    header: { typ: 'dc+sd-jwt' },
    disclosures: [],
    payload: {
      iss: 'https://issuer.jotlab.example',
      iat: NOW - DAY,
      exp: NOW + 300 * DAY,
      vct: 'https://credentials.jotlab.example/identity_credential',
      _sd_alg: 'sha-256',
      _sd: ['CrQe7S5kqBAHt-nMYXgc6bdt2SH5aTY1sU_M-PgkjPI'],
      cnf: { jwk: P256 },
    },
  },
  {
    name: 'caller identity of a telephone call (PASSporT)',
    alg: 'ES256',
    header: { typ: 'passport', ppt: 'shaken', x5u: 'https://cert.jotlab.example/passport.cer' },
    payload: {
      attest: 'A',
      dest: { tn: ['12155550131'] },
      iat: NOW - 5,
      orig: { tn: '12155550121' },
      origid: UUID,
    },
  },
  {
    name: 'Web Push VAPID token',
    alg: 'ES256',
    header: { typ: 'JWT' },
    payload: {
      aud: 'https://push.jotlab.example',
      exp: NOW + 12 * HOUR,
      sub: 'mailto:push@jotlab.example',
    },
  },
  {
    name: 'JARM authorization response',
    alg: 'ES256',
    payload: {
      iss: AUTHORIZATION_SERVER,
      aud: 's6BhdRkqt3',
      exp: NOW + 5 * MINUTE,
      code: 'PyyFaux2o7Q0YfXBU32jhw.5FXSQpvr8akv9CeRDSd0QA',
      state: 'S8NJ7uqk5fY4EjNvP_G_FtyJu6pUsvH9jsYni9dMAJw',
    },
  },
  {
    name: 'token of a small service, shared secret',
    alg: 'HS256',
    header: { typ: 'JWT' },
    payload: {
      iss: 'https://orders.jotlab.example',
      sub: 'service:billing',
      aud: 'https://ledger.jotlab.example',
      jti: UUID,
      iat: NOW - 30,
      nbf: NOW - 30,
      exp: NOW + 10 * MINUTE,
    },
  },
  ...['HS384', 'HS512', 'ES384', 'ES512', 'RS512', 'PS384', 'ML-DSA-44'].map((alg) => ({
    name: `service token, ${alg}`,
    alg,
    payload: {
      iss: 'https://orders.jotlab.example',
      sub: 'service:billing',
      aud: 'https://ledger.jotlab.example',
      jti: UUID,
      iat: NOW - 30,
      exp: NOW + 10 * MINUTE,
    },
  })),
];

const CAREFUL = [...MICROSOFT, ...IDENTITY_SERVICES, ...WORKLOADS, ...PROFILES];
const keys = new Map<string, Promise<Awaited<ReturnType<typeof generateKey>>>>();

/** One key an algorithm: making RSA keys takes long. */
function keyFor(alg: string): ReturnType<typeof generateKey> {
  const key = keys.get(alg) ?? generateKey(alg);
  keys.set(alg, key);
  return key;
}

const GRAVE = new Set(['critical', 'high', 'medium']);

function graveFindings(facts: Parameters<typeof lintToken>[0]): readonly string[] {
  return lintToken(facts).flatMap(({ id, severity, values }) =>
    GRAVE.has(severity) ? [`${severity} ${id} ${JSON.stringify(values ?? {})}`] : [],
  );
}

describe('a careful issuer’s token', () => {
  test('there are many kinds of them', () => {
    expect(CAREFUL.length).toBeGreaterThanOrEqual(60);
    expect(new Set(CAREFUL.map(({ name }) => name)).size).toBe(CAREFUL.length);
  });

  test.each(CAREFUL)('$name', async ({ alg, header, payload, disclosures }) => {
    const { privateKey, publicKey } = await keyFor(alg);
    const { kid, use: _use, key_ops: _ops, ...jwk } = JSON.parse(publicKey ?? '{}') as Claims;
    const isProof = header?.['typ'] === 'dpop+jwt';
    // A kid that an issuer prescribes is not the thumbprint that the key was made with.
    const named = header?.['kid'] === undefined ? publicKey : JSON.stringify(jwk);
    const key = named ?? privateKey;
    const facts = await exampleFacts({
      header: {
        alg,
        ...(isProof ? { jwk: withoutNames(jwk) } : kid !== undefined && { kid }),
        ...header,
      },
      payload,
      ...(disclosures && { disclosures }),
      signWith: privateKey,
      key,
    });
    expect(facts.verification?.verdict).toBe('verified');
    expect(graveFindings(facts)).toEqual([]);
    // Nor before anybody has a key for it.
    const { key: _key, verification: _verification, ...alone } = facts;
    const none = await exampleFacts({ text: facts.token.text });
    expect(graveFindings({ ...alone, key: none.key })).toEqual([]);
    expect(graveFindings(none)).toEqual([]);
  });
});

/** A DPoP proof’s key has the members that the mathematics needs. */
function withoutNames({ alg: _alg, kid: _kid, ...jwk }: Claims): Claims {
  return jwk;
}

describe('the page’s own good examples', () => {
  const GOOD = ['hs256', 'access-token', 'id-token', 'public-key', 'eddsa', 'ml-dsa'];
  const good = EXAMPLES.filter(({ id }) => GOOD.includes(id));

  test('are among the examples', () => {
    expect(good).toHaveLength(GOOD.length);
  });

  test.each(good)('$id', async (example) => {
    const { token, keyText } = await makeExample(example, NOW);
    expect(parseToken(token).kind).toBe('jws');
    const facts = await exampleFacts({ text: token, key: keyText, keyUse: 'sign' });
    expect(graveFindings(facts)).toEqual([]);
  });
});
