import { setMember } from '../../../json/edit-json.ts';
import { atOpening } from '../../at-json.ts';
import { defineRule, type LintFacts, type Severity } from '../../define-rule.ts';
import { editFix } from '../../edit-fix.ts';
import { kindWords } from '../../kind-words.ts';

const LOAD_BALANCER = 'arn:aws:elasticloadbalancing:';
/** Explicit types that live without `exp` by design: a key-binding JWT, a status list, a caller's identity (RFC 8225). */
const WITHOUT_EXP = /^(?:application\/)?(?:(?:kb|statuslist)\+jwt|passport)$/i;

/** How bad it is for a kind whose profile says so; `undefined`: that kind needs no `exp`. */
function weigh(facts: LintFacts): Severity | undefined {
  const { profile, header, claims, token } = facts;
  const signer = header?.get('signer');
  if (signer?.kind === 'string' && signer.value.startsWith(LOAD_BALANCER)) return undefined;
  if ('jose' in token && WITHOUT_EXP.test(token.jose.typ ?? '')) return undefined;
  // A credential of the W3C says how long it is good in `validUntil`, or is good for ever, as a diploma is.
  if (profile.variant === 'vc-jwt' || claims?.get('@context')) return undefined;
  // An ACME request (RFC 8555 §6.2) is a JWS with a nonce, not a JWT.
  if (header?.get('url') && header.get('nonce')) return undefined;
  switch (profile.name) {
    case 'id-token':
    case 'access-token':
    case 'logout-token':
    case 'client-assertion':
    case 'entity-statement':
      return profile.certain ? 'high' : 'medium';
    case 'security-event':
    case 'dpop-proof':
    case 'introspection-response':
      return undefined;
    case 'sd-jwt':
    case 'refresh-token':
      return 'low';
    default:
      return 'medium';
  }
}

/** Verifiable Credentials Data Model 2.0 §4. */
const CREDENTIAL = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  issuer: 'https://university.example',
  credentialSubject: { id: 'did:example:abc' },
};

export default defineRule({
  id: 'exp-missing',
  severity: 'high',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'No expiry',
  why: 'Without exp {kind} that leaks works forever{guess}.',
  fix: 'Set exp to minutes, at most an hour, ahead.',
  reference: 'RFC 7519 §4.1.4; RFC 9068 §2.2; OpenID Connect Core §2; RFC 6750 §5.3',
  check: (facts) => {
    const { claims, profile } = facts;
    if (!claims || claims.get('exp')) return undefined;
    const severity = weigh(facts);
    if (!severity) return undefined;
    return { at: atOpening('payload', claims.root), severity, values: kindWords(profile) };
  },
  quickFix: editFix('Add exp, one hour from now', (text, _, now) =>
    setMember(text, ['exp'], String(Math.floor(now) + 3600)),
  ),
  examples: {
    flagged: [
      { header: { alg: 'HS256' }, payload: { sub: 'a', iat: 1795000000 }, severity: 'medium' },
      { header: { alg: 'HS256' }, payload: { scope: 'read' }, severity: 'medium' },
      { header: { alg: 'HS256', typ: 'at+jwt' }, payload: { sub: 'a' }, severity: 'high' },
      { header: { alg: 'HS256' }, payload: { sub: 'a' }, profile: 'id-token', severity: 'high' },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: { exp: 1795003600 } },
      { header: { alg: 'HS256' }, payload: { events: { e: {} }, iat: 1795000000, jti: 'x' } },
      { header: { alg: 'ES256', typ: 'dpop+jwt' }, payload: { htm: 'GET', htu: 'https://a' } },
      { header: { alg: 'ES256', typ: 'kb+jwt' }, payload: { nonce: 'n', sd_hash: 'x' } },
      { header: { alg: 'ES256', signer: `${LOAD_BALANCER}x` }, payload: { sub: 'a' } },
      { header: { alg: 'ES256', url: 'https://ca/order', nonce: 'n' }, payload: {} },
      { header: { alg: 'ES256', typ: 'vc+jwt' }, payload: CREDENTIAL },
      { header: { alg: 'ES256' }, payload: { ...CREDENTIAL, validUntil: '2030-01-01T00:00:00Z' } },
    ],
  },
});
