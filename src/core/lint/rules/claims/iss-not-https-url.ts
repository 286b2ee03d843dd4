import { atMember } from '../../at-json.ts';
import { claimText } from '../../claim-text.ts';
import { defineRule, type LintFacts } from '../../define-rule.ts';
import { isLocalHost, issuerHost } from '../../../claims/issuer-host.ts';
import { kindWords } from '../../kind-words.ts';

const KINDS: ReadonlySet<string> = new Set(['id-token', 'access-token', 'logout-token']);

/** What keeps it from being an issuer's URL (RFC 8414 §2). */
function findFault(issuer: string): string | undefined {
  const host = issuerHost(issuer);
  if (host === undefined) return 'is no URL';
  const { protocol, username, password } = new URL(issuer);
  if (protocol !== 'https:') return 'is not https';
  if (username || password) return 'has a user name in it';
  if (issuer.includes('?')) return 'has a query';
  return issuer.includes('#') ? 'has a fragment' : undefined;
}

function mustBeUrl({ profile, claims }: LintFacts, issuer: string): boolean {
  if (!KINDS.has(profile.name)) return false;
  // Google’s own, from before the rule; and a self-issued ID Token, which names its key or DID.
  if (issuer === 'accounts.google.com' || issuer === claimText(claims, 'sub')) return false;
  // Home-made access tokens name their issuer as they like, so a guess looks at URLs alone.
  return profile.certain || profile.name !== 'access-token' || issuer.includes('://');
}

export default defineRule({
  id: 'iss-not-https-url',
  severity: 'medium',
  appliesTo: ['jws', 'jwe'],
  needs: [],
  title: 'The issuer is no plain https URL',
  why: 'iss {fault}. The issuer of {kind} is an https URL without query or fragment{guess}: its metadata and keys are found by it.',
  fix: 'Use the issuer exactly as its metadata gives it.',
  reference: 'RFC 8414 §2; OpenID Connect Core §2',
  check: (facts) => {
    const { claims, profile } = facts;
    const member = claims?.member('iss');
    const issuer = claimText(claims, 'iss');
    if (!member || !issuer || !mustBeUrl(facts, issuer)) return undefined;
    const fault = findFault(issuer);
    if (fault === undefined) return undefined;
    const isLocal = fault === 'is not https' && isLocalHost(issuerHost(issuer) ?? '');
    return {
      at: atMember('payload', member),
      values: { fault, ...kindWords(profile) },
      ...(isLocal && { severity: 'info' as const }),
    };
  },
  examples: {
    flagged: [
      {
        header: { alg: 'HS256' },
        payload: { iss: 'http://idp.example?x=1' },
        profile: 'id-token',
        severity: 'medium',
      },
      { header: { alg: 'HS256' }, payload: { iss: 'https://idp.example#a', scope: 'x' } },
      { header: { alg: 'HS256' }, payload: { iss: 'https://a@idp.example', nonce: 'n' } },
      { header: { alg: 'HS256' }, payload: { iss: 'idp', nonce: 'n' } },
      {
        header: { alg: 'HS256' },
        payload: { iss: 'http://localhost:8080', nonce: 'n' },
        severity: 'info',
      },
    ],
    clean: [
      { header: { alg: 'HS256' }, payload: { iss: 'my-service' } },
      { header: { alg: 'HS256' }, payload: { iss: 'my-service', scope: 'read' } },
      { header: { alg: 'HS256' }, payload: { iss: 'accounts.google.com', nonce: 'n' } },
      { header: { alg: 'HS256' }, payload: { iss: 'https://idp.example/t/', nonce: 'n' } },
      { header: { alg: 'HS256' }, payload: { iss: 'did:key:z', sub: 'did:key:z', nonce: 'n' } },
    ],
  },
});
