// Claims that the profile of a kind of token requires.
import type { Profile } from '../../../claims/profile.ts';
import { atOpening } from '../../at-json.ts';
import { listWords, missingOf } from '../../claim-text.ts';
import { defineRule, type Rule } from '../../define-rule.ts';
import { kindSeverity } from '../../kind-severity.ts';
import { kindWords } from '../../kind-words.ts';

interface Requirement {
  readonly id: string;
  readonly profile: Profile['name'];
  readonly claims: readonly string[];
  /** Whether a guess about the kind is enough. */
  readonly alsoGuessed?: boolean;
  readonly words: Pick<Rule, 'title' | 'why' | 'fix' | 'reference'>;
  readonly examples: Rule['examples'];
}

const HS256 = { alg: 'HS256' };
const ID_TOKEN = {
  iss: 'https://i',
  sub: 'a',
  aud: 'web',
  iat: 1795000000,
  exp: 1795000600,
};
const ACCESS = { ...ID_TOKEN, client_id: 'web', jti: 'dGhpcyBpcyBvbmUg' };
const EVENTS = { 'http://schemas.openid.net/event/backchannel-logout': {} };
const LOGOUT = { ...ID_TOKEN, jti: 'dGhpcyBpcyBvbmUg', events: EVENTS };

const REQUIREMENTS: readonly Requirement[] = [
  {
    id: 'idtoken-required',
    profile: 'id-token',
    claims: ['iss', 'sub', 'aud', 'exp', 'iat'],
    words: {
      title: 'An ID token without {missing}',
      why: 'OpenID Connect requires {missing} in an ID token. A client must refuse one without.',
      fix: 'Let the provider add what is missing.',
      reference: 'OpenID Connect Core §2, §3.1.3.7; RFC 7519 §4.1',
    },
    examples: {
      flagged: [
        {
          header: HS256,
          payload: { ...ID_TOKEN, aud: undefined },
          profile: 'id-token',
          severity: 'high',
        },
        { header: HS256, payload: { ...ID_TOKEN, sub: null }, profile: 'id-token' },
      ],
      clean: [
        { header: HS256, payload: ID_TOKEN, profile: 'id-token' },
        // Only guessed: the single claims are spoken of.
        { header: HS256, payload: { nonce: 'n' } },
      ],
    },
  },
  {
    id: 'at-required',
    profile: 'access-token',
    claims: ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti'],
    words: {
      title: 'An access token without {missing}',
      why: 'RFC 9068 requires {missing} in a JWT access token.',
      fix: 'Let the authorization server add what is missing.',
      reference: 'RFC 9068 §2.2',
    },
    examples: {
      flagged: [
        {
          header: { ...HS256, typ: 'at+jwt' },
          payload: { ...ACCESS, client_id: undefined },
          severity: 'high',
        },
        { header: HS256, payload: ID_TOKEN, profile: 'access-token' },
      ],
      clean: [
        { header: { ...HS256, typ: 'at+jwt' }, payload: ACCESS },
        // Auth0 and others have a form of their own.
        { header: HS256, payload: { ...ID_TOKEN, scope: 'read' } },
      ],
    },
  },
  {
    id: 'logout-required',
    profile: 'logout-token',
    claims: ['iss', 'aud', 'iat', 'exp', 'jti', 'events'],
    alsoGuessed: true,
    words: {
      title: 'A logout token without {missing}',
      why: 'A logout token needs {missing}{guess}. (exp is required since errata set 1 of December 2023.)',
      fix: 'Update the provider: several versions leave out exp.',
      reference: 'OpenID Connect Back-Channel Logout §2.4 (errata set 1); RFC 8417 §2.2',
    },
    examples: {
      flagged: [
        {
          header: { ...HS256, typ: 'logout+jwt' },
          payload: { ...LOGOUT, exp: undefined },
          severity: 'high',
        },
        { header: HS256, payload: { events: EVENTS }, severity: 'medium' },
      ],
      clean: [
        { header: { ...HS256, typ: 'logout+jwt' }, payload: LOGOUT },
        { header: HS256, payload: { events: { 'https://e': {} } } },
      ],
    },
  },
];

export default REQUIREMENTS.map(
  ({ id, profile: kind, claims: names, alsoGuessed, words, examples }) =>
    defineRule({
      id,
      severity: 'high',
      appliesTo: ['jws', 'jwe'],
      needs: [],
      ...words,
      check: ({ claims, profile }) => {
        if (!claims || profile.name !== kind || !(profile.certain || alsoGuessed)) return undefined;
        const missing = missingOf(claims, names);
        if (missing.length === 0) return undefined;
        return {
          at: atOpening('payload', claims.root),
          severity: kindSeverity(profile, 'high'),
          values: { missing: listWords(missing), ...kindWords(profile) },
        };
      },
      examples,
    }),
);
