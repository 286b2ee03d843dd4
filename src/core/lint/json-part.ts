// Header or payload with its octets and text, whatever these are.
import type { JsonPart } from '../token/parsed-token.ts';
import type { LintFacts } from './define-rule.ts';

/** The payload of a JWE is there once it is decrypted. */
export function jsonPart(
  { token, payload }: LintFacts,
  name: 'header' | 'payload',
): JsonPart | undefined {
  if (name === 'payload') return payload;
  return 'header' in token ? token.header : undefined;
}
