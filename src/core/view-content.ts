// What a JWE held, once a key has opened it, shown where a signed token shows its payload.
import type { JsonPart } from './token/parsed-token.ts';
import { readTimeClaims } from './time/time-status.ts';
import { claimsOf, viewPart, type TokenView } from './view-token.ts';

/** The view of an encrypted token with its content. It is not for editing: that would be another ciphertext. */
export function viewContent(view: TokenView, content: JsonPart): TokenView {
  const claims = claimsOf(content);
  return {
    ...view,
    payload: { ...viewPart(content), state: 'opened' },
    ...(claims && { times: readTimeClaims(claims) }),
  };
}
