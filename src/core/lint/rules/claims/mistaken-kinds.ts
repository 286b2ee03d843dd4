// A token of one kind that is taken for another (RFC 8725 §2.8): the kind that the person chose is not what the token says.
import { LOGOUT_EVENT } from '../../../claims/guess-profile.ts';
import { atMember, atOpening } from '../../at-json.ts';
import { claimText, mediaType, memberOf } from '../../claim-text.ts';
import {
  defineRule,
  type Hit,
  type JsonObjectFacts,
  type LintFacts,
  type Rule,
} from '../../define-rule.ts';
import type { ProfileName } from '../../../claims/profile.ts';
import { editFix } from '../../edit-fix.ts';
import { setMember } from '../../../json/edit-json.ts';

interface Mistake {
  readonly id: string;
  /** What it is taken for. */
  readonly as: readonly ProfileName[];
  /** The member that tells; `undefined`: nothing does. */
  readonly tell: (claims: JsonObjectFacts, facts: LintFacts) => string | undefined;
  readonly words: Pick<Rule, 'title' | 'why' | 'fix' | 'reference'>;
  readonly quickFix?: Rule['quickFix'];
  readonly examples: Rule['examples'];
}

const first = (claims: JsonObjectFacts, ...names: readonly string[]): string | undefined =>
  names.find((name) => claims.get(name));

const says = (claims: JsonObjectFacts, name: string, value: RegExp): string | undefined =>
  value.test(claimText(claims, name) ?? '') ? name : undefined;

function tellIdToken(claims: JsonObjectFacts): string | undefined {
  const told =
    first(claims, 'at_hash', 'c_hash') ??
    says(claims, 'token_use', /^id$/) ??
    says(claims, 'typ', /^id$/i);
  if (told !== undefined) return told;
  // Keycloak repeats the nonce in its access tokens.
  const isAccess = first(claims, 'scope', 'scp', 'client_id') ?? says(claims, 'typ', /^bearer$/i);
  return isAccess === undefined ? first(claims, 'nonce') : undefined;
}

function tellAccessToken(claims: JsonObjectFacts): string | undefined {
  const told = says(claims, 'token_use', /^access$/) ?? says(claims, 'typ', /^bearer$/i);
  if (told !== undefined) return told;
  // An ID token may have a scope claim, too.
  const isId = first(claims, 'nonce', 'auth_time', 'at_hash');
  return isId === undefined ? first(claims, 'scope', 'scp') : undefined;
}

const HS256 = { alg: 'HS256' };
const as = (profile: ProfileName, payload: object, header: object = HS256) => ({
  header,
  payload,
  profile,
});

const MISTAKES: readonly Mistake[] = [
  {
    id: 'idtoken-as-access-token',
    as: ['access-token'],
    tell: (claims, { header }) =>
      mediaType(header) === 'at+jwt' ? undefined : tellIdToken(claims),
    words: {
      title: 'An ID token as an access token',
      why: '{told} tells that this is an ID token. It says to a client who signed in; it must not open an API.',
      fix: 'Send the access token.',
      reference: 'RFC 9068 §5; RFC 8725 §2.8; OpenID Connect Core §2',
    },
    examples: {
      flagged: [
        { ...as('access-token', { aud: 'client', nonce: 'n' }), severity: 'high' },
        as('access-token', { typ: 'ID', scope: 'openid' }),
        as('access-token', { at_hash: 'x' }),
      ],
      clean: [
        as('access-token', { nonce: 'n' }, { ...HS256, typ: 'at+jwt' }),
        as('access-token', { typ: 'Bearer', scope: 'openid', nonce: 'n' }),
        as('id-token', { nonce: 'n' }),
      ],
    },
  },
  {
    id: 'access-token-as-idtoken',
    as: ['id-token'],
    tell: (claims, { header }) =>
      mediaType(header) === 'at+jwt' ? 'typ' : tellAccessToken(claims),
    words: {
      title: 'An access token as an ID token',
      why: '{told} tells that this is an access token. It was not made for the client, and says nothing of who signed in here.',
      fix: 'Take the ID token, or ask the UserInfo endpoint.',
      reference: 'RFC 9068 §6; RFC 8725 §2.8',
    },
    examples: {
      flagged: [
        { ...as('id-token', { sub: 'a' }, { ...HS256, typ: 'at+jwt' }), severity: 'high' },
        as('id-token', { token_use: 'access' }),
        as('id-token', { scp: 'read' }),
      ],
      clean: [
        // A claim of its own.
        as('id-token', { scope: 'openid', nonce: 'n' }),
        as('id-token', { sub: 'a' }),
        as('access-token', { scope: 'read' }, { ...HS256, typ: 'at+jwt' }),
      ],
    },
  },
  {
    id: 'refresh-token-as-access-token',
    as: ['access-token'],
    tell: (claims) =>
      ['typ', 'token_type', 'token_use'].find((name) =>
        says(claims, name, /^(?:refresh|offline)(?:[-_]?token)?$/i),
      ),
    words: {
      title: 'A refresh token as an access token',
      why: '{told} tells that this is a refresh token. It is for the server that issued it alone; an API must refuse it.',
      fix: 'Exchange it for an access token at the token endpoint.',
      reference: 'RFC 9700 §4.14; RFC 6749 §1.5',
    },
    examples: {
      flagged: [
        { ...as('access-token', { typ: 'Refresh' }), severity: 'high' },
        as('access-token', { token_use: 'refresh' }),
        as('access-token', { typ: 'Offline' }),
      ],
      clean: [
        as('access-token', { typ: 'Bearer' }),
        { header: HS256, payload: { typ: 'Refresh' } },
      ],
    },
  },
  {
    id: 'logout-as-idtoken',
    as: ['id-token', 'access-token'],
    tell: (claims) => (memberOf(claims.get('events'), LOGOUT_EVENT) ? 'events' : undefined),
    words: {
      title: 'A logout token as a token to get in with',
      why: '{told} tells that this is a logout token. It must never log anyone in.',
      fix: 'Check typ, and refuse what has a logout event.',
      reference: 'OpenID Connect Back-Channel Logout §4.1; RFC 8725 §2.8',
    },
    examples: {
      flagged: [
        {
          ...as('id-token', { events: { [LOGOUT_EVENT]: {} } }, { ...HS256, typ: 'JWT' }),
          severity: 'high',
        },
        { header: { ...HS256, typ: 'at+jwt' }, payload: { events: { [LOGOUT_EVENT]: {} } } },
      ],
      clean: [
        as('logout-token', { events: { [LOGOUT_EVENT]: {} } }, { ...HS256, typ: 'logout+jwt' }),
        as('id-token', { events: { 'https://e': {} } }),
      ],
    },
  },
  {
    id: 'introspection-jwt-misuse',
    as: ['access-token', 'id-token', 'jwt'],
    tell: (claims, { header }) =>
      mediaType(header) === 'token-introspection+jwt'
        ? 'typ'
        : first(claims, 'token_introspection'),
    words: {
      title: 'An introspection response as a token',
      why: '{told} tells that this is an answer about a token. Who accepts it as one lets the resource server that got it act for the user.',
      fix: 'Refuse it; check typ.',
      reference: 'RFC 9701 §8; RFC 8725 §2.8',
    },
    examples: {
      flagged: [
        {
          ...as('access-token', {}, { ...HS256, typ: 'token-introspection+jwt' }),
          severity: 'high',
        },
        as('jwt', { token_introspection: { active: true } }),
      ],
      clean: [
        as('introspection-response', {}, { ...HS256, typ: 'token-introspection+jwt' }),
        { header: HS256, payload: { token_introspection: { active: true } } },
      ],
    },
  },
  {
    id: 'at-typ',
    as: ['access-token'],
    tell: (_, { header }) => (mediaType(header) === 'at+jwt' ? undefined : 'typ'),
    words: {
      title: 'An access token that does not say so',
      why: 'A JWT access token has typ at+jwt. A resource server that follows RFC 9068 refuses any other, because an ID token could be among them.',
      fix: 'Let the authorization server set typ to at+jwt.',
      reference: 'RFC 9068 §2.1, §4',
    },
    quickFix: editFix('Set typ to at+jwt', (text) => setMember(text, ['typ'], '"at+jwt"')),
    examples: {
      flagged: [
        { ...as('access-token', {}, { ...HS256, typ: 'JWT' }), severity: 'high' },
        as('access-token', { scope: 'read' }),
      ],
      clean: [
        as('access-token', {}, { ...HS256, typ: 'at+jwt' }),
        as('access-token', {}, { ...HS256, typ: 'application/AT+JWT' }),
        // Auth0, Keycloak and others say JWT: nothing wrong unless RFC 9068 is asked for.
        { header: { ...HS256, typ: 'JWT' }, payload: { scope: 'read' } },
      ],
    },
  },
];

function placeOf({ header, claims }: LintFacts, told: string, isInHeader: boolean): Hit['at'] {
  const object = isInHeader ? header : claims;
  const part = isInHeader ? 'header' : 'payload';
  const member = object?.member(told);
  if (member) return atMember(part, member);
  return object ? atOpening(part, object.root) : { part };
}

export default MISTAKES.map(({ id, as: kinds, tell, words, quickFix, examples }) =>
  defineRule({
    id,
    severity: 'high',
    appliesTo: ['jws', 'jwe'],
    needs: [],
    hides: ['typ-unexpected', 'typ-generic'],
    ...words,
    check: (facts) => {
      const { claims, profile } = facts;
      const isTaken = kinds.some((kind) => kind === profile.name) && profile.certain;
      const told = isTaken && claims ? tell(claims, facts) : undefined;
      if (told === undefined) return undefined;
      const isInHeader = told === 'typ' && (id === 'at-typ' || !claims?.get('typ'));
      return { at: placeOf(facts, told, isInHeader), values: { told } };
    },
    ...(quickFix && { quickFix }),
    examples,
  }),
);
