// What lives for years by design: keys in the shape of a token, and credentials that their holder shows.
import { claimText } from './claim-text.ts';
import type { JsonObjectFacts } from './define-rule.ts';

export function isApiKey(claims: JsonObjectFacts): boolean {
  if (claimText(claims, 'iss') === 'supabase') return true;
  return ['typ', 'type', 'token_type', 'token_use'].some((name) =>
    /^(?:api[-_]?key|pat|personal[-_]access[-_]token)$/i.test(claimText(claims, name) ?? ''),
  );
}

/** No bearer token: it is good for as long as what it says is true. */
export function isCredential(claims: JsonObjectFacts): boolean {
  return (claims.get('vc') ?? claims.get('vct')) !== undefined;
}
