// What a JWE held, once a key has opened it, shown where a signed token shows its payload.
import type { JsonPart } from './token/parsed-token.ts';
import { toJsonPart } from './token/parse-token.ts';
import { readTimeClaims } from './time/time-status.ts';
import { claimsOf, viewPart, type TokenView } from './view-token.ts';

/** Reads the content of a JWE as the payload that it is. */
export function readContent(plaintext: Uint8Array<ArrayBuffer>): JsonPart {
  return toJsonPart({
    name: 'payload',
    text: '',
    start: 0,
    decoded: { bytes: plaintext, problems: [] },
  });
}

/** The view of an encrypted token with its content. It is not for editing: that would be another ciphertext. */
export function viewContent(view: TokenView, content: JsonPart): TokenView {
  const claims = claimsOf(content);
  return {
    ...view,
    payload: { ...viewPart(content), state: 'opened' },
    ...(claims && { times: readTimeClaims(claims) }),
  };
}
