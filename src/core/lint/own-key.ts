// Tokens that carry their own verification key by design: proofs of possession, and what signs itself.
import { foldMediaType } from '../claims/media-type.ts';
import type { LintFacts } from './define-rule.ts';

const PROOFS: ReadonlySet<string> = new Set([
  'dpop+jwt', // RFC 9449 §4.2
  'openid4vci-proof+jwt',
  'entity-statement+jwt',
]);

/** Whether a `jwk` in the header is as its profile wants it. */
export function carriesOwnKey({ token, profile, header, claims }: LintFacts): boolean {
  const typ = ('jose' in token && token.jose.typ) || '';
  if (PROOFS.has(foldMediaType(typ))) return true;
  if (profile.name === 'dpop-proof' || profile.name === 'entity-statement') return true;
  // ACME (RFC 8555 §6.2) registers an account with it; a self-issued ID Token names its key in `sub_jwk`.
  return Boolean((header?.get('url') && header.get('nonce')) || claims?.get('sub_jwk'));
}
