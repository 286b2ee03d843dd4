// Tokens that one vendor's service asks for, and what it refuses them for.
import { numericDate } from '../../../time/time-status.ts';
import { atOpening } from '../../at-json.ts';
import { audiences, claimText, listWords, missingOf } from '../../claim-text.ts';
import { defineRule, type LintFacts, type Rule } from '../../define-rule.ts';
import { vendorForm, type VendorForm } from '../../../claims/vendor-form.ts';

const HOUR = 3_600;
const DAY = 86_400;

interface Vendor {
  readonly id: string;
  readonly form: VendorForm;
  /** What it is refused for; empty: nothing. */
  readonly problems: (facts: LintFacts) => readonly (string | false)[];
  readonly isMild?: (facts: LintFacts) => boolean;
  readonly words: Pick<Rule, 'title' | 'why' | 'fix' | 'reference'>;
  readonly hides?: readonly string[];
  readonly examples: Rule['examples'];
}

function seconds({ claims }: LintFacts, name: string): number {
  const node = claims?.get(name);
  return (node && numericDate(node)) ?? Number.NaN;
}

/** From `iat`, or now; not a number without an `exp`. */
function lifetime(facts: LintFacts): number {
  const iat = seconds(facts, 'iat');
  return seconds(facts, 'exp') - (Number.isNaN(iat) ? facts.now : iat);
}

const wrongAlg = ({ token }: LintFacts, alg: string): string | false =>
  'jose' in token && token.jose.alg !== alg && `alg is not ${alg}`;

const missing = ({ claims }: LintFacts, ...names: readonly string[]): string | false => {
  const lacks = missingOf(claims, names);
  return lacks.length > 0 && `${listWords(lacks)} ${lacks.length > 1 ? 'are' : 'is'} missing`;
};

/** RFC 8292 §2: scheme, host and port, and nothing behind it. */
function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

const ES256 = { alg: 'ES256', kid: 'ABC123DEFG' };
const RS256 = { alg: 'RS256' };
const GOOGLE = {
  iss: 'x@project.iam.gserviceaccount.com',
  scope: 'https://www.googleapis.com/auth/drive',
  aud: 'https://oauth2.googleapis.com/token',
  iat: 1795000000,
  exp: 1795003600,
};
const APPLE = {
  iss: 'ABCDE12345',
  sub: 'com.example.app',
  aud: 'https://appleid.apple.com',
  iat: 0,
  exp: 15776700,
};
const CONNECT = { iss: '57246542-96fe-1a63-e053-0824d011072a', aud: 'appstoreconnect-v1' };
const PUSH = {
  aud: 'https://updates.push.services.mozilla.com',
  exp: 1795043200,
  sub: 'mailto:ops@example.com',
};

const VENDORS: readonly Vendor[] = [
  {
    id: 'github-app-jwt',
    form: 'github-app',
    problems: (facts) => [
      wrongAlg(facts, 'RS256'),
      lifetime(facts) > 600 && 'it lives longer than 10 minutes',
      seconds(facts, 'exp') > facts.now + 600 + facts.expectations.leeway &&
        'exp is more than 10 minutes ahead',
    ],
    words: {
      title: 'GitHub refuses this app’s token',
      why: 'GitHub takes the JWT of an app with RS256, for 10 minutes at most; here {problem}.',
      fix: 'Set iat to a minute ago, and exp to nine minutes ahead.',
      reference: 'GitHub docs "Generating a JSON Web Token for a GitHub App"; RFC 7519 §4.1.4',
    },
    hides: ['lifetime-excessive'],
    examples: {
      flagged: [
        {
          header: RS256,
          payload: { iss: '12345', iat: 1795000000, exp: 1795003600 },
          severity: 'medium',
        },
        {
          header: { alg: 'HS256' },
          payload: { iss: 'Iv1.8a61f9b3a7aba766', iat: 1795000000, exp: 1795000540 },
        },
      ],
      clean: [
        { header: RS256, payload: { iss: '12345', iat: 1795000000, exp: 1795000540 } },
        { header: RS256, payload: { iss: 'https://i', iat: 1795000000, exp: 1795003600 } },
      ],
    },
  },
  {
    id: 'vapid-jwt',
    form: 'vapid',
    problems: (facts) => [
      wrongAlg(facts, 'ES256'),
      missing(facts, 'exp', 'sub'),
      !isOrigin(audiences(facts.claims)[0] ?? '') && 'aud is not exactly an origin',
      seconds(facts, 'exp') > facts.now + DAY && 'exp is more than 24 hours ahead',
      !/^(?:mailto|https):/.test(claimText(facts.claims, 'sub') ?? 'mailto:') &&
        'sub is neither a mailto: nor an https: URI',
    ],
    words: {
      title: 'Push services refuse this VAPID token',
      why: 'A push service refuses it: {problem}.',
      fix: 'Write the origin of the push service as aud, an exp at most 24 hours ahead, and a contact as sub.',
      reference: 'RFC 8292 §2, §2.1',
    },
    examples: {
      flagged: [
        {
          header: ES256,
          payload: { aud: 'https://fcm.googleapis.com/fcm/send/x', exp: 1795172800 },
          severity: 'medium',
        },
        { header: ES256, payload: { ...PUSH, sub: 'ops@example.com' } },
        { header: RS256, payload: PUSH },
      ],
      clean: [
        { header: ES256, payload: PUSH },
        // A service account’s own token for the same host (Google).
        { header: RS256, payload: { ...GOOGLE, aud: 'https://fcm.googleapis.com/' } },
      ],
    },
  },
  {
    id: 'apple-client-secret',
    form: 'apple-client-secret',
    problems: (facts) => [
      wrongAlg(facts, 'ES256'),
      claimText(facts.header, 'kid')?.length !== 10 && 'kid is not a key id of 10 characters',
      missing(facts, 'exp', 'sub'),
      lifetime(facts) > 15_777_000 && 'it lives longer than six months',
    ],
    words: {
      title: 'Apple refuses this client secret',
      why: 'Sign in with Apple refuses it: {problem}.',
      fix: 'Sign with ES256 and the .p8 key, with an exp at most six months ahead.',
      reference: 'Apple docs "Creating a client secret"; RFC 7519 §4.1',
    },
    hides: ['lifetime-excessive'],
    examples: {
      flagged: [
        {
          header: ES256,
          payload: { ...APPLE, sub: undefined, exp: 31536000 },
          severity: 'medium',
        },
        { header: { alg: 'ES256' }, payload: APPLE },
      ],
      clean: [
        { header: ES256, payload: APPLE },
        { header: RS256, payload: { iss: 'https://appleid.apple.com', aud: 'com.example.app' } },
      ],
    },
  },
  {
    id: 'appstoreconnect-jwt',
    form: 'app-store-connect',
    problems: (facts) => [
      wrongAlg(facts, 'ES256'),
      !facts.header?.get('kid') && 'kid is missing',
      missing(facts, 'exp'),
      lifetime(facts) > 1_200 && 'it lives longer than 20 minutes',
    ],
    // Some scoped GET requests take longer ones.
    isMild: ({ claims }) => Boolean(claims?.get('scope')),
    words: {
      title: 'App Store Connect refuses this token',
      why: 'App Store Connect takes ES256 tokens of 20 minutes at most; here {problem}.',
      fix: 'Set exp to 19 minutes ahead.',
      reference: 'Apple docs "Generating tokens for API requests"; RFC 7519 §4.1.4',
    },
    examples: {
      flagged: [
        { header: ES256, payload: { ...CONNECT, exp: 1795003600 }, severity: 'medium' },
        {
          header: ES256,
          payload: { ...CONNECT, exp: 1795003600, scope: ['GET /v1/apps'] },
          severity: 'info',
        },
        { header: { alg: 'ES256' }, payload: { ...CONNECT, exp: 1795001100 } },
      ],
      clean: [
        { header: ES256, payload: { ...CONNECT, exp: 1795001100 } },
        { header: ES256, payload: { ...CONNECT, iat: 1794990000, exp: 1794991200 } },
      ],
    },
  },
  {
    id: 'apns-provider-token',
    form: 'apns',
    problems: (facts) => [
      wrongAlg(facts, 'ES256'),
      facts.now - seconds(facts, 'iat') > HOUR && 'it is older than an hour',
    ],
    words: {
      title: 'APNs refuses this provider token',
      why: 'Apple’s push service refuses it: {problem}. It wants a new one at least hourly, and not more than one in 20 minutes.',
      fix: 'Keep one token per key, for 20 to 60 minutes.',
      reference: 'Apple docs "Establishing a token-based connection to APNs"; RFC 7519 §4.1.6',
    },
    examples: {
      flagged: [
        { header: ES256, payload: { iss: 'DEF123GHIJ', iat: 1794992800 }, severity: 'medium' },
        { header: { ...ES256, alg: 'HS256' }, payload: { iss: 'DEF123GHIJ', iat: 1795000000 } },
      ],
      clean: [
        { header: ES256, payload: { iss: 'DEF123GHIJ', iat: 1794998200 } },
        { header: { alg: 'ES256' }, payload: { iss: 'DEF123GHIJ', iat: 1794992800 } },
      ],
    },
  },
  {
    id: 'google-service-account-assertion',
    form: 'google-assertion',
    problems: (facts) => [
      wrongAlg(facts, 'RS256'),
      missing(facts, 'exp', 'iat'),
      lifetime(facts) > HOUR && 'it lives longer than an hour',
      !/^[^@\s]+@[^@\s]+\.gserviceaccount\.com$/.test(
        (claimText(facts.claims, 'iss') ?? '').slice(0, 512),
      ) && 'iss is not the address of a service account',
    ],
    words: {
      title: 'Google refuses this assertion',
      why: 'Google takes RS256 assertions of service accounts, for an hour at most; here {problem}.',
      fix: 'Set exp to iat and an hour, and iss to the address of the service account.',
      reference: 'Google docs "Using OAuth 2.0 for server to server applications"; RFC 7523 §2.1',
    },
    examples: {
      flagged: [
        { header: RS256, payload: { ...GOOGLE, exp: 1795007200 }, severity: 'medium' },
        { header: { alg: 'HS256' }, payload: GOOGLE },
        { header: RS256, payload: { ...GOOGLE, iss: 'my-service' } },
      ],
      clean: [
        { header: RS256, payload: GOOGLE },
        {
          header: RS256,
          payload: { ...GOOGLE, aud: 'https://other.example/token', exp: 1795007200 },
        },
      ],
    },
  },
];

export default VENDORS.map(({ id, form, problems, isMild, words, hides, examples }) =>
  defineRule({
    id,
    severity: 'medium',
    appliesTo: ['jws'],
    needs: ['clock'],
    ...words,
    ...(hides && { hides }),
    check: (facts) => {
      const { claims } = facts;
      if (!claims || vendorForm(facts) !== form) return undefined;
      const found = problems(facts).filter((problem) => problem !== false);
      if (found.length === 0) return undefined;
      return {
        at: atOpening('payload', claims.root),
        severity: isMild?.(facts) ? 'info' : 'medium',
        values: { problem: listWords(found) },
      };
    },
    examples,
  }),
);
