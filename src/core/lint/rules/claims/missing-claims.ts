// The claims that say who, for whom, which and since when: what each kind of token must have, and how bad it is without.
import type { Profile } from '../../../claims/profile.ts';
import { setMember } from '../../../json/edit-json.ts';
import { atOpening } from '../../at-json.ts';
import { claimText, mediaType } from '../../claim-text.ts';
import {
  defineRule,
  type LintFacts,
  type QuickFix,
  type Rule,
  type Severity,
} from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';
import { kindWords } from '../../kind-words.ts';
import { vendorForm } from '../../../claims/vendor-form.ts';

type Kinds = Partial<Record<Profile['name'], Weight>>;
/** For a kind that is certain, and for one that is guessed. */
interface Weight {
  readonly certain: Severity;
  readonly guessed: Severity;
}
const MUST: Weight = { certain: 'high', guessed: 'medium' };
const SHOULD: Weight = { certain: 'medium', guessed: 'medium' };
const MAY: Weight = { certain: 'low', guessed: 'low' };
const HINT: Weight = { certain: 'info', guessed: 'info' };
/** What a profile requires that a token of a similar kind may well leave out. */
const WHERE_CERTAIN: Weight = { certain: 'high', guessed: 'low' };

const LOAD_BALANCER = 'arn:aws:elasticloadbalancing:';
/** A W3C credential or presentation, and the answer to an authorization request (JARM). */
const OTHER_KINDS = ['@context', 'vc', 'vp', 'code', 'error'];
const REGISTERED = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'];

/** Whether a kind of token without a profile of ours is a JWT at all, and none whose own rules name its claims. */
function isPlainJwt({ header, claims }: LintFacts): boolean {
  const typ = mediaType(header) ?? 'jwt';
  // A key-binding JWT, a status list, a caller's identity: an explicit type says what must be there.
  if (typ !== 'jwt') return false;
  if (OTHER_KINDS.some((name) => claims?.get(name))) return false;
  // An ACME request (RFC 8555 §6.2), and what AWS hands on behind its load balancer.
  if (header?.get('url') && header.get('nonce')) return false;
  if (claimText(header, 'signer')?.startsWith(LOAD_BALANCER)) return false;
  // A JWS may hold any JSON (RFC 7515 §1).
  return header?.get('typ') !== undefined || REGISTERED.some((name) => claims?.get(name));
}

function weigh(facts: LintFacts, kinds: Kinds): Severity | undefined {
  const { profile } = facts;
  if (vendorForm(facts) || (profile.name === 'jwt' && !isPlainJwt(facts))) return undefined;
  return kinds[profile.name]?.[profile.certain ? 'certain' : 'guessed'];
}

const namesClient = ({ claims }: LintFacts): boolean =>
  ['client_id', 'azp', 'appid'].some((name) => claims?.get(name));

function weighAudience(facts: LintFacts, severity: Severity | undefined): Severity | undefined {
  if (mediaType(facts.header) === 'kb+jwt') return 'high';
  // Amazon Cognito and many first-party systems name the client instead.
  const isCognito = claimText(facts.claims, 'token_use') === 'access';
  const namesOther = namesClient(facts) && (isCognito || !facts.profile.certain);
  return severity && namesOther ? 'info' : severity;
}

interface MissingClaim {
  readonly claim: string;
  readonly kinds: Kinds;
  readonly weigh?: (facts: LintFacts, severity: Severity | undefined) => Severity | undefined;
  readonly words: Pick<Rule, 'severity' | 'title' | 'why' | 'fix' | 'reference'>;
  readonly quickFix?: QuickFix;
  readonly examples: Rule['examples'];
}

const HS256 = { alg: 'HS256' };
const DPOP = { alg: 'ES256', typ: 'dpop+jwt' };
const PROOF = { htm: 'GET', htu: 'https://api.example/x', iat: 1795000000 };
const GITHUB = { iss: '12345', iat: 1794999940, exp: 1795000540 };

const CLAIMS: readonly MissingClaim[] = [
  {
    claim: 'iss',
    // SPIFFE names the trust domain in the subject.
    weigh: ({ claims }, severity) =>
      claimText(claims, 'sub')?.startsWith('spiffe://') ? undefined : severity,
    kinds: {
      jwt: SHOULD,
      'id-token': MUST,
      'access-token': MUST,
      'logout-token': MUST,
      'security-event': MUST,
      'client-assertion': MUST,
      'entity-statement': MUST,
      'introspection-response': MUST,
      'request-object': MAY,
    },
    words: {
      severity: 'medium',
      title: 'No issuer',
      why: 'Without iss {kind} does not say whose keys it is to be checked with{guess}.',
      fix: 'Add iss, and let verifiers compare it exactly.',
      reference: 'RFC 8725 §3.8; RFC 9068 §2.2; OpenID Connect Core §2',
    },
    examples: {
      flagged: [
        { header: HS256, payload: { sub: 'a', exp: 1795003600 }, severity: 'medium' },
        { header: HS256, payload: { sub: 'a' }, profile: 'id-token', severity: 'high' },
        { header: HS256, payload: { sub: 'a', nonce: 'n' }, severity: 'medium' },
        { header: { ...HS256, typ: 'JWT' }, payload: {} },
      ],
      clean: [
        { header: HS256, payload: { iss: 'https://issuer.example' } },
        { header: DPOP, payload: PROOF },
        { header: { alg: 'ES256', typ: 'kb+jwt' }, payload: { aud: 'a', iat: 1795000000 } },
        // VAPID (RFC 8292 §2) has none; nor has any JSON that is signed.
        {
          header: { alg: 'ES256' },
          payload: { aud: 'https://fcm.googleapis.com', exp: 1795003600 },
        },
        { header: HS256, payload: { temperature: 21 } },
        // W3C credentials name the issuer in `issuer`.
        { header: HS256, payload: { '@context': [], issuer: 'did:web:a', exp: 1795003600 } },
        { header: HS256, payload: { sub: 'spiffe://a.io/ns/b', aud: 'c', exp: 1795003600 } },
        { header: { alg: 'ES256', typ: 'passport' }, payload: { iat: 1795000000 } },
      ],
    },
  },
  {
    claim: 'aud',
    kinds: {
      jwt: SHOULD,
      'id-token': MUST,
      'access-token': MUST,
      'logout-token': MUST,
      'client-assertion': MUST,
      'introspection-response': MUST,
      'security-event': MAY,
      'request-object': MAY,
    },
    weigh: weighAudience,
    words: {
      severity: 'medium',
      title: 'No audience',
      why: 'Without aud {kind} for one service works at every other that trusts the issuer{guess}.',
      fix: 'Add aud, and let each service refuse what is not for it.',
      reference: 'RFC 8725 §3.9; RFC 9068 §2.2; CVE-2026-30223, CVE-2026-55669',
    },
    examples: {
      flagged: [
        { header: HS256, payload: { iss: 'https://i', sub: 'a' }, severity: 'medium' },
        { header: { ...HS256, typ: 'at+jwt' }, payload: { client_id: 'a' }, severity: 'high' },
        { header: { alg: 'ES256', typ: 'kb+jwt' }, payload: { nonce: 'n' }, severity: 'high' },
        { header: HS256, payload: { events: { 'https://e': {} } }, severity: 'low' },
        // Cognito has client_id instead, others azp.
        { header: HS256, payload: { token_use: 'access', client_id: 'x' }, severity: 'info' },
        { header: HS256, payload: { typ: 'Bearer', iss: 'https://i', azp: 'x' }, severity: 'info' },
      ],
      clean: [
        { header: HS256, payload: { iss: 'https://i', sub: 'a', aud: 'b' } },
        { header: DPOP, payload: PROOF },
        { header: { alg: 'RS256' }, payload: GITHUB },
        { header: { alg: 'ES256', signer: `${LOAD_BALANCER}x` }, payload: { sub: 'a', iss: 'b' } },
        { header: { alg: 'ES256', typ: 'dc+sd-jwt' }, payload: { iss: 'https://i', vct: 'v' } },
        { header: HS256, payload: { iss: 'https://i', sub: 'did:a:b', vc: {} } },
      ],
    },
  },
  {
    claim: 'sub',
    kinds: {
      jwt: SHOULD,
      'id-token': MUST,
      'access-token': MUST,
      'client-assertion': MUST,
      'entity-statement': MUST,
    },
    // Of a client's own access token some servers say only who the client is.
    weigh: (facts, severity) =>
      severity && !facts.profile.certain && namesClient(facts) ? 'low' : severity,
    words: {
      severity: 'medium',
      title: 'No subject',
      why: 'Without sub {kind} does not say who it is about{guess}.',
      fix: 'Add sub: a stable identifier that is never given to anybody else.',
      reference: 'RFC 9068 §2.2; OpenID Connect Core §2',
    },
    examples: {
      flagged: [
        { header: HS256, payload: { iss: 'https://i' }, severity: 'medium' },
        { header: { ...HS256, typ: 'at+jwt' }, payload: { client_id: 'a' }, severity: 'high' },
        { header: HS256, payload: { iss: 'https://i', client_id: 'a' }, severity: 'low' },
      ],
      clean: [
        { header: HS256, payload: { iss: 'https://i', sub: 'a' } },
        { header: DPOP, payload: PROOF },
        { header: HS256, payload: { iss: 'https://i', events: { 'https://e': {} } } },
        {
          header: HS256,
          payload: {
            sid: 's',
            events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
          },
        },
        { header: { alg: 'RS256' }, payload: GITHUB },
        { header: HS256, payload: { iss: 'https://i', aud: 'a', code: 'c', state: 's' } },
      ],
    },
  },
  {
    claim: 'jti',
    kinds: {
      jwt: HINT,
      'access-token': { certain: 'high', guessed: 'info' },
      'dpop-proof': MUST,
      'logout-token': MUST,
      'security-event': MUST,
      'client-assertion': { certain: 'medium', guessed: 'low' },
    },
    words: {
      severity: 'low',
      title: 'No identifier',
      why: 'Without jti {kind} can neither be revoked by itself nor be known again when it is replayed{guess}.',
      fix: 'Add a random jti of 96 bits or more.',
      reference: 'RFC 7519 §4.1.7; RFC 9068 §2.2; RFC 9449 §4.2',
    },
    examples: {
      flagged: [
        { header: { ...HS256, typ: 'at+jwt' }, payload: {}, severity: 'high' },
        { header: DPOP, payload: PROOF, severity: 'high' },
        // Of Auth0 and Microsoft Entra: RFC 9068 is not theirs.
        { header: HS256, payload: { scope: 'read' }, severity: 'info' },
        // Optional in a plain JWT: never more than a hint.
        { header: HS256, payload: { sub: 'a' }, severity: 'info' },
      ],
      clean: [
        // Not required in an ID token.
        { header: HS256, payload: { sub: 'a' }, profile: 'id-token' },
        { header: { ...HS256, typ: 'at+jwt' }, payload: { jti: 'dGhpcyBpcyBvbmUgb2Yga2luZA' } },
        { header: { alg: 'RS256' }, payload: GITHUB },
      ],
    },
  },
  {
    claim: 'iat',
    kinds: {
      jwt: MAY,
      'id-token': WHERE_CERTAIN,
      'access-token': WHERE_CERTAIN,
      'dpop-proof': WHERE_CERTAIN,
      'logout-token': WHERE_CERTAIN,
      'security-event': WHERE_CERTAIN,
      'entity-statement': WHERE_CERTAIN,
      'introspection-response': WHERE_CERTAIN,
      'client-assertion': MAY,
      'request-object': MAY,
      'refresh-token': MAY,
    },
    weigh: ({ header }, severity) => (mediaType(header) === 'kb+jwt' ? 'high' : severity),
    words: {
      severity: 'low',
      title: 'No time of issue',
      why: 'Without iat nobody can tell how old {kind} is, or refuse all that were issued before some moment{guess}.',
      fix: 'Add iat, the seconds since 1970 at which it was made.',
      reference: 'RFC 7519 §4.1.6; OpenID Connect Core §2; RFC 9068 §2.2; RFC 9449 §4.2',
    },
    quickFix: editFix('Add iat, now', (text, _, now) =>
      setMember(text, ['iat'], String(Math.floor(now))),
    ),
    examples: {
      flagged: [
        { header: HS256, payload: { exp: 1795003600 }, severity: 'low' },
        { header: { ...HS256, typ: 'at+jwt' }, payload: { exp: 1795003600 }, severity: 'high' },
        { header: { alg: 'ES256', typ: 'kb+jwt' }, payload: { nonce: 'n' }, severity: 'high' },
        // Only guessed to be an ID token.
        { header: HS256, payload: { nonce: 'n', exp: 1795003600 }, severity: 'low' },
      ],
      clean: [
        { header: HS256, payload: { iat: 1795000000, exp: 1795003600 } },
        // Optional in a credential (SD-JWT VC §3.2.2.2), and unknown to VAPID (RFC 8292 §2).
        { header: { alg: 'ES256', typ: 'dc+sd-jwt' }, payload: { iss: 'https://i', vct: 'v' } },
        {
          header: { alg: 'ES256' },
          payload: { aud: 'https://fcm.googleapis.com', exp: 1795003600 },
        },
        { header: HS256, payload: { temperature: 21 } },
      ],
    },
  },
];

export default CLAIMS.map(({ claim, kinds, weigh: adjust, words, quickFix, examples }) =>
  defineRule({
    id: `${claim}-missing`,
    appliesTo: ['jws', 'jwe'],
    needs: [],
    ...words,
    check: (facts) => {
      const { claims, profile } = facts;
      if (!claims || claims.get(claim)) return undefined;
      const weight = weigh(facts, kinds);
      const severity = adjust ? adjust(facts, weight) : weight;
      if (!severity) return undefined;
      return { at: atOpening('payload', claims.root), severity, values: kindWords(profile) };
    },
    ...(quickFix && { quickFix }),
    examples,
  }),
);
