// Tokens that an app makes for one vendor's service; vendor-form.ts tells them.
import { vendorForm, type VendorForm } from '../vendor-form.ts';
import type { Dialect, DialectRow } from './define-dialect.ts';

interface Request {
  readonly name: string;
  readonly reference: string;
  readonly because: string;
  readonly claims: readonly DialectRow[];
}

const REQUESTS = {
  'github-app': {
    name: 'a GitHub App',
    reference: 'GitHub docs (generating a JSON Web Token for a GitHub App)',
    because: 'its issuer is the app’s number or client id, with iat and exp and nothing else',
    claims: [
      [
        'iss',
        'Issuer',
        'any',
        'The client id of the app, or its number.',
        '"Iv1.8a61f9b3a7aba766"',
      ],
    ],
  },
  vapid: {
    name: 'a sender of web push messages (VAPID)',
    reference: 'RFC 8292 §2',
    because: 'it is for a push service, with a contact as its subject',
    claims: [
      ['aud', 'Audience', 'URI', 'The origin of the push service.'],
      [
        'sub',
        'Subject',
        'URI',
        'A mail address or page to reach the sender by.',
        '"mailto:ops@example.com"',
      ],
    ],
  },
  'apple-client-secret': {
    name: 'a client of Sign in with Apple (client secret)',
    reference: 'Apple docs (creating a client secret)',
    because: 'it is for appleid.apple.com, and its issuer is a team id',
    claims: [
      ['iss', 'Issuer', 'string', 'The team id, ten characters.', '"ABCDE12345"'],
      ['sub', 'Subject', 'string', 'The client id: of the app or service.', '"com.example.app"'],
    ],
  },
  'app-store-connect': {
    name: 'a client of App Store Connect',
    reference: 'Apple docs (generating tokens for API requests)',
    because: 'its audience is appstoreconnect-v1',
    claims: [
      ['iss', 'Issuer', 'string', 'The issuer id from App Store Connect.'],
      ['bid', 'Bundle ID', 'string', 'The app, for the App Store Server API.', '"com.example.app"'],
      ['scope', 'Scope', 'array', 'The requests that it is good for; here an array.'],
    ],
  },
  apns: {
    name: 'a provider for Apple’s push service (APNs)',
    reference: 'Apple docs (token-based connection to APNs)',
    because: 'its issuer is a team id, its kid a key id, and it has iat alone',
    claims: [['iss', 'Issuer', 'string', 'The team id, ten characters.', '"DEF123GHIJ"']],
  },
  'google-assertion': {
    name: 'a Google service account (assertion)',
    reference: 'Google docs (using OAuth 2.0 for server to server applications)',
    because: 'its audience is Google’s token endpoint',
    claims: [
      ['iss', 'Issuer', 'string', 'The mail address of the service account.'],
      ['sub', 'Subject', 'string', 'The user to act for, by domain-wide delegation.'],
      [
        'target_audience',
        'Target audience',
        'string',
        'Whom the ID token that is asked for is to be for.',
      ],
    ],
  },
} as const satisfies Record<VendorForm, Request>;

export const VENDOR_REQUESTS: readonly Dialect[] = Object.entries(REQUESTS).map(
  ([id, { because, ...words }]) => ({
    id,
    ...words,
    recognise: ({ header, claims }) =>
      vendorForm({ ...(header && { header }), ...(claims && { claims }) }) === id
        ? because
        : undefined,
  }),
);
