// Every dialect: what it takes, what it leaves although it looks alike, and how its claims are explained.
import { describe, expect, it, test } from 'vitest';
import { claimValues } from '../claim-values.ts';
import { parseJson } from '../../json/parse-json.ts';
import { DIALECTS, recogniseIssuer, recogniseTexts } from './recognise-issuer.ts';

const TENANT = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const RS256 = { alg: 'RS256', kid: 'a' };
type Example = readonly [payload: object, header?: object];

/** Payloads in the form that the issuers' documentation shows. */
const TAKEN: Readonly<Record<string, readonly Example[]>> = {
  'entra-v2': [
    [{ iss: `https://login.microsoftonline.com/${TENANT}/v2.0`, ver: '2.0', tid: TENANT }],
    [{ iss: `https://login.microsoftonline.us/${TENANT}/v2.0` }],
    [{ iss: `https://contoso.b2clogin.com/${TENANT}/v2.0/`, tfp: 'B2C_1_signin' }],
  ],
  'entra-v1': [
    [{ iss: `https://sts.windows.net/${TENANT}/`, ver: '1.0', appid: 'x' }],
    [{ iss: `https://login.microsoftonline.com/${TENANT}/` }],
  ],
  auth0: [
    [{ iss: 'https://tenant.eu.auth0.com/', sub: 'auth0|5f7c8ec7c33c6c004bbafe82' }],
    [{ iss: 'https://login.example.org/', sub: 'google-oauth2|103547991597142817347' }],
    [{ iss: 'https://login.example.org/', sub: 'x@clients', gty: 'client-credentials' }],
  ],
  okta: [
    [{ iss: 'https://dev-1.okta.com/oauth2/default', cid: 'x', scp: ['openid'] }],
    [
      {
        iss: 'https://id.example.org',
        ver: 1,
        jti: 'AT.0mP4JKAZX1iACIT4vbEDF7LpvDVjxypPMf0D7uX39RE',
      },
    ],
  ],
  google: [
    [{ iss: 'https://accounts.google.com', sub: '10769150350006150715113082367' }],
    [{ iss: 'accounts.google.com', hd: 'example.com' }],
  ],
  'google-iap': [
    [{ iss: 'https://cloud.google.com/iap', aud: '/projects/1/apps/x' }],
    [{ iss: 'https://cloud.google.com/iap', hd: 'example.com' }],
  ],
  cognito: [
    [{ iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_example', token_use: 'access' }],
    [{ 'cognito:username': 'me', token_use: 'id' }],
  ],
  keycloak: [
    [{ iss: 'https://sso.example.org/realms/main', realm_access: { roles: [] } }],
    [{ iss: 'http://localhost:8080/auth/realms/main', typ: 'Bearer' }],
  ],
  firebase: [
    [{ iss: 'https://securetoken.google.com/my-project', firebase: {} }],
    [{ iss: 'https://session.firebase.google.com/my-project' }],
    [
      {
        iss: 'x@my-project.iam.gserviceaccount.com',
        aud: 'https://identitytoolkit.googleapis.com/google.identity.identitytoolkit.v1.IdentityToolkit',
        uid: 'me',
      },
    ],
  ],
  supabase: [
    [{ iss: 'https://abcdefghijklmnopqrst.supabase.co/auth/v1', role: 'authenticated' }],
    [{ iss: 'supabase', ref: 'abcdefghijklmnopqrst', role: 'anon' }],
    [{ iss: 'http://127.0.0.1:54321/auth/v1', aal: 'aal1', session_id: 'x' }],
  ],
  'github-actions': [
    [
      {
        iss: 'https://token.actions.githubusercontent.com',
        sub: 'repo:octo/app:ref:refs/heads/main',
      },
    ],
    [{ iss: 'https://ghe.example.org/_services/token', repository: 'octo/app' }],
  ],
  gitlab: [
    [{ iss: 'https://gitlab.com', project_path: 'group/app' }],
    [{ iss: 'https://git.example.org', project_path: 'g/a', namespace_path: 'g', job_id: '1' }],
  ],
  kubernetes: [
    [
      {
        iss: 'https://kubernetes.default.svc.cluster.local',
        sub: 'system:serviceaccount:default:app',
        'kubernetes.io': { namespace: 'default' },
      },
    ],
    [{ iss: 'kubernetes/serviceaccount', sub: 'system:serviceaccount:default:app' }],
  ],
  apple: [
    [{ iss: 'https://appleid.apple.com', aud: 'com.example.app' }],
    [{ iss: 'https://appleid.apple.com', is_private_email: 'true' }],
  ],
  spiffe: [
    [{ sub: 'spiffe://prod.example/api', aud: ['db'], exp: 1 }],
    [{ sub: 'spiffe://example.org/ns/default/sa/web' }],
  ],
  'cloudflare-access': [
    [{ iss: 'https://team.cloudflareaccess.com', type: 'app' }],
    [{ iss: 'https://team.cloudflareaccess.com/', identity_nonce: 'x' }],
  ],
  'aws-load-balancer': [
    [
      { sub: '1', iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_example' },
      { alg: 'ES256', signer: 'arn:aws:elasticloadbalancing:eu-central-1:1:loadbalancer/app/a/b' },
    ],
    [{}, { signer: 'arn:aws-cn:elasticloadbalancing:cn-north-1:1:loadbalancer/app/a/b' }],
  ],
  'github-app': [
    [{ iss: '12345', iat: 1, exp: 2 }, RS256],
    [{ iss: 'Iv1.8a61f9b3a7aba766', iat: 1, exp: 2 }],
  ],
  vapid: [
    [{ aud: 'https://fcm.googleapis.com', exp: 1, sub: 'mailto:ops@example.com' }],
    [{ aud: 'https://push.example', exp: 1, sub: 'mailto:ops@example.com' }],
  ],
  'apple-client-secret': [
    [{ iss: 'ABCDE12345', aud: 'https://appleid.apple.com', sub: 'x' }],
    [{ iss: 'ABCDE12345', aud: ['https://appleid.apple.com'] }],
  ],
  'app-store-connect': [
    [{ iss: '57246542-96fe-1a63-e053-0824d011072a', aud: 'appstoreconnect-v1' }],
    [{ aud: 'appstoreconnect-v1', bid: 'com.example.app' }],
  ],
  apns: [
    [
      { iss: 'DEF123GHIJ', iat: 1 },
      { alg: 'ES256', kid: 'ABC123DEFG' },
    ],
    [{ iat: 1, iss: 'DEF123GHIJ' }, { kid: 'ABC123DEFG' }],
  ],
  'google-assertion': [
    [{ iss: 'x@p.iam.gserviceaccount.com', aud: 'https://oauth2.googleapis.com/token' }],
    [{ aud: 'https://oauth2.googleapis.com/token', target_audience: 'https://run.example' }],
  ],
};

/** What looks alike and is nobody's in particular: one weak sign, or a name in the wrong place. */
const LEFT: readonly object[] = [
  {},
  { iss: 'https://issuer.example', sub: 'user-42', aud: 'https://api.example' },
  { iss: `https://login.microsoftonline.com.evil.example/${TENANT}/v2.0`, ver: '2.0' },
  { iss: 'login.microsoftonline.com' },
  { iss: 'https://auth0.com.example/' },
  { iss: 'https://evilauth0.com/' },
  { iss: 'https://id.example', sub: 'auth0|1' },
  { iss: 'https://id.example/', sub: 'x@clients' },
  { iss: 'https://okta.com.example', ver: 1 },
  { iss: 'https://id.example', jti: 'AT.1' },
  { iss: 'https://accounts.google.com.example' },
  { iss: 'https://sso.example/realms/main' },
  { iss: 'https://sso.example/', typ: 'Bearer', realm_access: {} },
  { token_use: 'access', client_id: 'x' },
  { iss: 'supabase' },
  { iss: 'https://x.example/auth/v1', aal: 'aal1' },
  { iss: 'https://git.example', project_path: 'g/a' },
  { sub: 'system:serviceaccount:default:app' },
  { sub: 'https://spiffe.example/x' },
  { aud: 'https://appleid.apple.com', iss: 'me' },
  { iss: 12, sub: ['spiffe://a/b'] },
];

const nameOf = ([payload, header = RS256]: Example) =>
  recogniseTexts(JSON.stringify(header), JSON.stringify(payload))?.dialect.id;

test('each dialect has examples, and each file is listed once', () => {
  const ids = DIALECTS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Object.keys(TAKEN).toSorted()).toEqual(ids.toSorted());
  const files = Object.keys(import.meta.glob('./*.ts'))
    .map((file) => file.slice(2, -3))
    .filter((name) => ids.includes(name));
  expect(files.length).toBe(17);
});

describe.each(Object.entries(TAKEN))('%s', (id, examples) => {
  it.each(examples)('takes %j', (...example) => {
    expect(nameOf(example)).toBe(id);
  });

  it('has at least two examples, and says why in words that hold no whole value', () => {
    expect(examples.length).toBeGreaterThan(1);
    for (const [payload, header = RS256] of examples) {
      const found = recogniseTexts(JSON.stringify(header), JSON.stringify(payload));
      expect(found?.because).toMatch(/^(?:its|it|the) .{6,100}[^.]$/);
    }
  });
});

it.each(LEFT)('is nobody’s: %j', (payload) => {
  expect(nameOf([payload])).toBeUndefined();
});

describe.each(DIALECTS)('$id explains its claims', ({ name, reference, claims, header = [] }) => {
  it('in a sentence each, once each, with an example that is JSON', () => {
    expect(name).not.toBe('');
    expect(reference).toMatch(/docs|Guide|guide|RFC \d|specification|reference/);
    for (const rows of [claims, header]) {
      expect(new Set(rows.map(([claim]) => claim)).size).toBe(rows.length);
      for (const [, title, , meaning, example] of rows) {
        expect(title).not.toBe('');
        expect(meaning).toMatch(/^[\p{Lu}0"a-z].*\.$/u);
        expect(meaning.length).toBeLessThan(140);
        if (example !== undefined) JSON.parse(example);
      }
    }
  });
});

test('whatever stands there, nothing throws', () => {
  for (const value of ['null', '[]', '1', '"x"', '{"a":', '', `{"iss":"${'x'.repeat(9000)}://"}`]) {
    expect(recogniseTexts(value, value)).toBeUndefined();
  }
  expect(recogniseIssuer(undefined, claimValues(parseJson('{"iss":null}').root))).toBeUndefined();
});
